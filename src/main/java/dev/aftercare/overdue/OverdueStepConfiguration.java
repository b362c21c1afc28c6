package dev.aftercare.overdue;

import dev.aftercare.link.Commitments;
import dev.aftercare.postmortem.RunDate;
import dev.aftercare.postmortem.RunNotes;
import dev.aftercare.postmortem.RunSchedule;
import java.util.List;
import java.util.Objects;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.TaskletStep;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Wires the step that finds what is late. */
@Configuration(proxyBeanMethods = false)
class OverdueStepConfiguration {

    @Bean
    WorkingDays workingDays(CalendarSettings settings) {
        return WorkingDays.of(settings);
    }

    @Bean
    TaskletStep findOverdue(
            JobRepository jobRepository,
            PlatformTransactionManager transactionManager,
            RunSchedule schedule,
            Commitments commitments,
            JdbcOverdueItems items,
            WorkingDays workingDays) {
        return new StepBuilder("findOverdue", jobRepository)
                .tasklet(
                        (contribution, context) -> {
                            StepExecution step = contribution.getStepExecution();
                            RunDate runDate = schedule.on(Objects.requireNonNull(
                                    step.getJobParameters().getLocalDate("runDate"), "the job needs a runDate"));
                            List<OverdueItem> late = OverduePolicy.find(commitments.all(), runDate, workingDays);
                            items.replaceAll(late);
                            step.getExecutionContext().putString(RunNotes.SAID, "actions overdue: " + late.size());
                            return RepeatStatus.FINISHED;
                        },
                        transactionManager)
                // a night that goes on has read newer records
                .allowStartIfComplete(true)
                .build();
    }
}
