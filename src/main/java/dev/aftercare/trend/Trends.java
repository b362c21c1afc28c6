package dev.aftercare.trend;

import java.time.YearMonth;
import java.util.List;

/** How fast we notice and repair, as the last night worked it out. */
public interface Trends {

    /** Each measure of each incident, by postmortem and measure. */
    List<IncidentMetric> metrics();

    /**
     * Each measure of each month from the first to the last, both included, also of months without an incident; by month and
     * measure. None where the last comes before the first. An incident that no month is known of is in {@link #metrics()} only.
     */
    List<TrendMonth> months(YearMonth first, YearMonth last);
}
