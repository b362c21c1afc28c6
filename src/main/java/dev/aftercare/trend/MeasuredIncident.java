package dev.aftercare.trend;

import dev.aftercare.postmortem.FigureUse;
import dev.aftercare.postmortem.Postmortem;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An incident as figures see it.
 *
 * @param postmortem its record
 * @param use whether it counts, and why not
 * @param day the day, in the configured zone, that it counts at: that of its start, else of its detection or resolution; null
 *     where the record states none
 * @param metrics each measure of it
 */
record MeasuredIncident(
        Postmortem postmortem, FigureUse use, @Nullable LocalDate day, Map<Measure, IncidentMetric> metrics) {

    static MeasuredIncident of(
            Postmortem postmortem, FigureUse use, @Nullable LocalDate day, List<IncidentMetric> metrics) {
        Map<Measure, IncidentMetric> byMeasure = new EnumMap<>(Measure.class);
        metrics.forEach(metric -> byMeasure.put(metric.measure(), metric));
        return new MeasuredIncident(postmortem, use, day, byMeasure);
    }

    boolean counts() {
        return use == FigureUse.COUNTED;
    }

    @Nullable
    YearMonth month() {
        return day == null ? null : YearMonth.from(day);
    }

    IncidentMetric metric(Measure measure) {
        return Objects.requireNonNull(
                metrics.get(measure), "every measure of an incident is known, if only as missing");
    }
}
