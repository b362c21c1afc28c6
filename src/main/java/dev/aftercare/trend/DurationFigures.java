package dev.aftercare.trend;

import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.RunDate;
import dev.aftercare.statistics.Answer;
import dev.aftercare.statistics.Estimate;
import dev.aftercare.statistics.Interval;
import dev.aftercare.statistics.Observation;
import dev.aftercare.statistics.Summary;
import dev.aftercare.statistics.SurvivalCurve;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Works out the figures of one measure. Values are milliseconds; what is missing is left out, and counted. An incident that
 * was not over is no value: where there is one, a second median takes it for what it is, a time that is longer than so much
 * (Kaplan and Meier). It was seen to go on until the window's end, so that the past does not change from day to day.
 */
final class DurationFigures {

    private final RunDate runDate;

    DurationFigures(RunDate runDate) {
        this.runDate = runDate;
    }

    /**
     * One measure of the incidents of a window.
     *
     * @param incidents those of the window that count and belong to the scope
     */
    DurationFigure of(
            Measure measure, YearMonth month, int months, Scope scope, Collection<MeasuredIncident> incidents) {
        Map<IncidentMetric.State, Integer> states = new EnumMap<>(IncidentMetric.State.class);
        incidents.forEach(incident -> states.merge(incident.metric(measure).state(), 1, Integer::sum));
        int approximate = states.getOrDefault(IncidentMetric.State.APPROXIMATE, 0);
        int n = approximate + states.getOrDefault(IncidentMetric.State.RECORDED, 0);
        states.keySet().removeAll(List.of(IncidentMetric.State.RECORDED, IncidentMetric.State.APPROXIMATE));
        Summary summary = Summary.of(values(measure, incidents)).value().orElse(null);
        return new DurationFigure(
                measure,
                month,
                months,
                scope,
                incidents.size(),
                n,
                approximate,
                states,
                summary == null ? null : time(summary.median()),
                states.containsKey(IncidentMetric.State.PENDING) ? withOpen(measure, month, incidents) : null,
                summary == null ? null : time(summary.geometricMean()),
                summary == null ? null : time(summary.p90()),
                summary == null ? null : duration(summary.mean()));
    }

    private @Nullable TimeEstimate withOpen(Measure measure, YearMonth month, Collection<MeasuredIncident> incidents) {
        Instant end = month.plusMonths(1).atDay(1).atStartOfDay(runDate.zone()).toInstant();
        Instant last = end.isBefore(runDate.asOf()) ? end : runDate.asOf();
        List<Observation> observations = incidents.stream()
                .map(incident -> observation(measure, incident, last))
                .flatMap(Optional::stream)
                .toList();
        return SurvivalCurve.of(observations)
                .value()
                .map(curve -> time(curve.median()))
                .orElse(null);
    }

    private static Optional<Observation> observation(Measure measure, MeasuredIncident incident, Instant last) {
        IncidentMetric metric = incident.metric(measure);
        if (metric.value() != null) {
            return Optional.of(Observation.of(metric.value().toMillis(), Observation.Ending.EVENT));
        }
        Incident record = incident.postmortem().incident();
        RecordedInstant from =
                switch (measure) {
                    case TIME_TO_DETECT, TIME_TO_RESTORE -> record.started();
                    case TIME_TO_RESOLVE -> record.detected();
                    case TIME_TO_MEETING, TIME_TO_REPORT -> record.resolved();
                };
        Instant began = from.value();
        return metric.state() == IncidentMetric.State.PENDING && from.isKnown() && began != null && began.isBefore(last)
                ? Optional.of(Observation.of(Duration.between(began, last).toMillis(), Observation.Ending.CENSORED))
                : Optional.empty();
    }

    /** The values of a measure in milliseconds. */
    static double[] values(Measure measure, Collection<MeasuredIncident> incidents) {
        return incidents.stream()
                .map(incident -> incident.metric(measure).value())
                .filter(Objects::nonNull)
                .mapToDouble(value -> Objects.requireNonNull(value).toMillis())
                .toArray();
    }

    private static @Nullable TimeEstimate time(Answer<Estimate> answer) {
        Estimate estimate = answer.value().orElse(null);
        return estimate == null ? null : time(estimate, 1);
    }

    /**
     * An estimate as a time.
     *
     * @param unit how many milliseconds its unit has
     */
    static TimeEstimate time(Estimate estimate, double unit) {
        Interval interval = estimate.interval().value().orElse(null);
        return new TimeEstimate(
                duration(estimate.value() * unit),
                interval == null || Double.isInfinite(interval.lower()) ? null : duration(interval.lower() * unit),
                interval == null || !interval.hasUpperBound() ? null : duration(interval.upper() * unit),
                interval == null ? null : interval.coverage());
    }

    private static Duration duration(double millis) {
        return Duration.ofMillis(Math.round(millis));
    }
}
