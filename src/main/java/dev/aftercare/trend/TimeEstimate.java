package dev.aftercare.trend;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A time that was worked out of several, with where the true one may lie.
 *
 * @param value the time, to the millisecond
 * @param lower the lower end of its 95 % interval; null where there are too few values for an interval
 * @param upper the upper end; null where there are too few values, or where they set no upper bound
 * @param coverage how often an interval made like this holds the true value at least, from 0 to 1; null where there is none
 */
public record TimeEstimate(
        Duration value,
        @Nullable Duration lower,
        @Nullable Duration upper,
        @Nullable Double coverage) {

    /** Whether there is an interval, if one without an upper end. */
    public boolean hasInterval() {
        return lower != null;
    }
}
