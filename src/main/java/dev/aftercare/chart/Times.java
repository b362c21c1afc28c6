package dev.aftercare.chart;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long incidents took, one by one and in the middle.
 *
 * @param measure what was measured
 * @param first the first month that is drawn
 * @param month the last month that is drawn, the one that the page is about
 * @param dots the incidents of these months, in any order
 * @param middles the medians of months, or of spans of months, where they have an interval
 * @param whole the median of all these months; null where there is none
 * @param leftOut how many incidents of these months have no value
 * @param sentence what the figures say, in words; null where this picture's own words will do
 */
public record Times(
        Measured measure,
        YearMonth first,
        YearMonth month,
        List<Dot> dots,
        List<Middle> middles,
        @Nullable Middle whole,
        int leftOut,
        @Nullable String sentence) {

    public Times {
        dots = List.copyOf(dots);
        middles = List.copyOf(middles);
    }

    /** What can be measured of an incident. */
    public enum Measured {
        /** From started to detected. */
        DETECT,
        /** From detected to resolved. */
        RESOLVE,
        /** From started to resolved. */
        RESTORE
    }

    /** Whether a duration is whole. */
    public enum Ending {
        /** It is. */
        OVER,
        /** It goes on: it takes at least as long. */
        GOING_ON
    }

    /**
     * One incident. It has no name: restricted ones are among them.
     *
     * @param date the day that it counts at
     * @param duration how long it took, or has taken so far
     */
    public record Dot(LocalDate date, Duration duration, Ending ending) {}

    /**
     * A median with its interval of 95 %.
     *
     * @param first the first month that it is the median of
     * @param last the last one
     * @param n of how many incidents
     */
    public record Middle(YearMonth first, YearMonth last, int n, Duration median, Duration lower, Duration upper) {}
}
