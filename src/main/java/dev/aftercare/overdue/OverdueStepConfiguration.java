package dev.aftercare.overdue;

import dev.aftercare.link.Commitment;
import dev.aftercare.link.Commitments;
import dev.aftercare.people.People;
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
    Deadlines deadlines(DeadlineSettings settings, CalendarSettings calendar) {
        return new Deadlines(settings, new Calendars(calendar));
    }

    @Bean
    TaskletStep findOverdue(
            JobRepository jobRepository,
            PlatformTransactionManager transactionManager,
            RunSchedule schedule,
            Commitments commitments,
            JdbcOverdueItems items,
            JdbcDueMoves moves,
            Deadlines deadlines,
            People people) {
        return new StepBuilder("findOverdue", jobRepository)
                .tasklet(
                        (contribution, context) -> {
                            StepExecution step = contribution.getStepExecution();
                            RunDate runDate = schedule.on(Objects.requireNonNull(
                                    step.getJobParameters().getLocalDate("runDate"), "the job needs a runDate"));
                            List<Commitment> all = commitments.all();
                            List<OverdueItem> late = OverduePolicy.find(all, runDate, deadlines, people.directory());
                            items.replaceAll(late);
                            moves.remember(runDate.date(), all);
                            step.getExecutionContext().putString(RunNotes.SAID, said(late));
                            return RepeatStatus.FINISHED;
                        },
                        transactionManager)
                // a night that goes on has read newer records
                .allowStartIfComplete(true)
                .build();
    }

    private static String said(List<OverdueItem> late) {
        long pastTarget = late.stream()
                .filter(item -> item.kind() == Deadline.Kind.TARGET)
                .count();
        String overdue = "actions overdue: " + (late.size() - pastTarget);
        return pastTarget == 0 ? overdue : overdue + ", past target: " + pastTarget;
    }
}
