package dev.aftercare.trend;

import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.Postmortems;
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

/** Wires the step that works out how fast we notice and repair. */
@Configuration(proxyBeanMethods = false)
class TrendStepConfiguration {

    @Bean
    TaskletStep computeTrends(
            JobRepository jobRepository,
            PlatformTransactionManager transactionManager,
            RunSchedule schedule,
            Postmortems postmortems,
            JdbcTrends trends) {
        return new StepBuilder("computeTrends", jobRepository)
                .tasklet(
                        (contribution, context) -> {
                            StepExecution step = contribution.getStepExecution();
                            RunDate runDate = schedule.on(Objects.requireNonNull(
                                    step.getJobParameters().getLocalDate("runDate"), "the job needs a runDate"));
                            String said = compute(postmortems.all(), runDate, trends);
                            step.getExecutionContext().putString(RunNotes.SAID, said);
                            return RepeatStatus.FINISHED;
                        },
                        transactionManager)
                // a night that goes on has read newer records
                .allowStartIfComplete(true)
                .build();
    }

    private static String compute(List<Postmortem> all, RunDate runDate, JdbcTrends trends) {
        List<Postmortem> postmortems =
                all.stream().filter(Postmortem::countsInFigures).toList();
        List<IncidentMetric> metrics = postmortems.stream()
                .flatMap(postmortem -> IncidentTimes.of(postmortem, runDate.zone()).stream())
                .toList();
        trends.replaceAll(metrics, MonthlyTrend.of(metrics));
        return "incidents: %d; with a time to detect: %d, to resolve: %d, to restore: %d"
                .formatted(
                        postmortems.size(),
                        known(metrics, Measure.TIME_TO_DETECT),
                        known(metrics, Measure.TIME_TO_RESOLVE),
                        known(metrics, Measure.TIME_TO_RESTORE));
    }

    private static long known(List<IncidentMetric> metrics, Measure measure) {
        return metrics.stream()
                .filter(metric -> metric.measure() == measure && metric.value() != null)
                .count();
    }
}
