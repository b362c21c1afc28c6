package dev.aftercare.readingclub;

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

/** The step {@code writeReadingClub}, in one transaction: a proposal and the mail about it appear together. */
@Configuration(proxyBeanMethods = false)
class ReadingClubStepConfiguration {

    @Bean
    TaskletStep writeReadingClub(
            JobRepository repository,
            PlatformTransactionManager transactionManager,
            ReadingClubRound round,
            RunSchedule schedule) {
        return new StepBuilder("writeReadingClub", repository)
                .tasklet((contribution, context) -> write(contribution, round, schedule), transactionManager)
                .allowStartIfComplete(true)
                .build();
    }

    private static RepeatStatus write(StepContribution contribution, ReadingClubRound round, RunSchedule schedule) {
        StepExecution step = contribution.getStepExecution();
        LocalDate date = Objects.requireNonNull(
                step.getJobExecution().getJobParameters().getLocalDate("runDate"), "a night needs its runDate");
        step.getExecutionContext().putString(RunNotes.SAID, round.write(schedule.on(date)));
        return RepeatStatus.FINISHED;
    }
}
