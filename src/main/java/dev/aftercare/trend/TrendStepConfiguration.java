package dev.aftercare.trend;

import dev.aftercare.overdue.WorkingDays;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.Postmortems;
import dev.aftercare.postmortem.RunDate;
import dev.aftercare.postmortem.RunNotes;
import dev.aftercare.postmortem.RunSchedule;
import java.time.YearMonth;
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

    /** What a digest looks back on; older figures are worked out when somebody asks. */
    private static final int MONTHS_KEPT = 25;

    @Bean
    TaskletStep computeTrends(
            JobRepository jobRepository,
            PlatformTransactionManager transactionManager,
            RunSchedule schedule,
            Postmortems postmortems,
            JdbcTrends trends,
            FigureSettings settings,
            WorkingDays workingDays) {
        return new StepBuilder("computeTrends", jobRepository)
                .tasklet(
                        (contribution, context) -> {
                            StepExecution step = contribution.getStepExecution();
                            RunDate runDate = schedule.on(Objects.requireNonNull(
                                    step.getJobParameters().getLocalDate("runDate"), "the job needs a runDate"));
                            String said = compute(postmortems.all(), runDate, settings, workingDays, trends);
                            step.getExecutionContext().putString(RunNotes.SAID, said);
                            return RepeatStatus.FINISHED;
                        },
                        transactionManager)
                // a night that goes on has read newer records
                .allowStartIfComplete(true)
                .build();
    }

    private static String compute(
            List<Postmortem> postmortems,
            RunDate runDate,
            FigureSettings settings,
            WorkingDays workingDays,
            JdbcTrends trends) {
        Incidents incidents = Incidents.of(postmortems, settings, runDate.zone());
        Reckoning reckoning = new Reckoning(incidents, settings, workingDays, runDate);
        List<IncidentMetric> metrics = incidents.metrics();
        trends.replaceAll(metrics, reckoning.stored(YearMonth.from(runDate.date()), MONTHS_KEPT));
        return "incidents: %d; left out of figures: %d; with a time to detect: %d, to resolve: %d, to restore: %d"
                .formatted(
                        metrics.size() / Measure.values().length,
                        incidents.leftOut().size(),
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
