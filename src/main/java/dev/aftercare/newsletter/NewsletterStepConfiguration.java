package dev.aftercare.newsletter;

import dev.aftercare.postmortem.RunNotes;
import dev.aftercare.postmortem.RunSchedule;
import java.time.LocalDate;
import java.util.Objects;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.TaskletStep;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The step {@code writeNewsletter}, in one transaction. */
@Configuration(proxyBeanMethods = false)
class NewsletterStepConfiguration {

    @Bean
    TaskletStep writeNewsletter(
            JobRepository repository,
            PlatformTransactionManager transactionManager,
            NewsletterRound round,
            RunSchedule schedule) {
        return new StepBuilder("writeNewsletter", repository)
                .tasklet((contribution, context) -> write(contribution, round, schedule), transactionManager)
                .allowStartIfComplete(true)
                .build();
    }

    private static RepeatStatus write(StepContribution contribution, NewsletterRound round, RunSchedule schedule) {
        StepExecution step = contribution.getStepExecution();
        LocalDate date = Objects.requireNonNull(
                step.getJobExecution().getJobParameters().getLocalDate("runDate"), "a night needs its runDate");
        step.getExecutionContext().putString(RunNotes.SAID, round.write(schedule.on(date)));
        return RepeatStatus.FINISHED;
    }
}
