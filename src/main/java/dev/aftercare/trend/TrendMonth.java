package dev.aftercare.trend;

import java.time.Duration;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * One measure in one month.
 *
 * @param month the month in the configured zone
 * @param measure what is measured
 * @param incidents how many incidents count in this month
 * @param n how many of them have a value (recorded or approximate)
 * @param median the median of the values: the middle one, or the middle between the two middle ones (quantile type 7 of
 *     Hyndman and Fan); null where n is 0
 * @param mean their arithmetic mean; null where n is 0
 */
public record TrendMonth(
        YearMonth month,
        Measure measure,
        int incidents,
        int n,
        @Nullable Duration median,
        @Nullable Duration mean) {

    /** How many incidents of the month have no value for this measure. */
    public int excluded() {
        return incidents - n;
    }
}
