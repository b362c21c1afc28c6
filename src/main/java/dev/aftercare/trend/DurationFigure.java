package dev.aftercare.trend;

import java.time.Duration;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One measure over one window of months.
 *
 * @param measure what is measured
 * @param month the last month of the window
 * @param months how many months it has: 1, 3 or 12
 * @param scope which incidents it is about
 * @param incidents how many incidents count in the window
 * @param n how many of them have a value
 * @param approximate how many of these are approximate
 * @param without how many have none, by the reason; only those that there are
 * @param median the median, with its exact interval from 6 values; null where n is 0
 * @param medianWithOpen the median where incidents that were not over count as longer than they had lasted; null where there are
 *     none, or where half and more were not over
 * @param geometricMean the geometric mean, with its interval from 5 values; null where n is 0 or all values are zero
 * @param p90 what nine of ten stay below; null under 20 values
 * @param mean the arithmetic mean, for small print; null where n is 0
 */
public record DurationFigure(
        Measure measure,
        YearMonth month,
        int months,
        Scope scope,
        int incidents,
        int n,
        int approximate,
        Map<IncidentMetric.State, Integer> without,
        @Nullable TimeEstimate median,
        @Nullable TimeEstimate medianWithOpen,
        @Nullable TimeEstimate geometricMean,
        @Nullable TimeEstimate p90,
        @Nullable Duration mean) {

    /** Keeps the numbers as they are. */
    public DurationFigure {
        // sorted, so that the same figures are written in the same way
        without = Collections.unmodifiableMap(new TreeMap<>(without));
    }

    /** The figure of a window without any incident. */
    static DurationFigure none(Measure measure, YearMonth month, int months, Scope scope) {
        return new DurationFigure(measure, month, months, scope, 0, 0, 0, Map.of(), null, null, null, null, null);
    }
}
