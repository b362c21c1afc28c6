package dev.aftercare.statistics;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * A t-chart: the days between rare events, where counting by month would mostly count zeros. The days are made nearly normal
 * by the power 1/3.6, charted as single values, and the limits brought back.
 *
 * @param n how many gaps
 * @param center the middle gap, in days
 * @param lower gaps below came too soon one after the other; 0 at least
 * @param upper gaps above are longer than chance explains
 * @param current days since the last event, which still go on
 * @param method how it was worked out
 */
public record DaysBetween(int n, double center, double lower, double upper, double current, Method method) {

    static final int LEAST = 8;

    static final double POWER = 1 / 3.6;

    /** Three standard deviations, from the mean moving range of two: 3 / 1.128. */
    static final double SPREAD = 2.66;

    static final Method METHOD = new Method(
            "t-chart of days between",
            1,
            "Days to the power 1/3.6 (Nelson 1994), individuals chart with mean ± 2.66 mean moving range, brought back; the"
                    + " gap that still goes on sets no limits. From 8 gaps.");

    /** Whether it has been quiet for longer than chance explains. */
    public boolean isUnusuallyQuiet() {
        return current > upper;
    }

    /** Whether a gap lies beyond a limit. */
    public boolean standsOut(double gap) {
        return gap < lower || gap > upper;
    }

    /**
     * Draws the limits.
     *
     * @param days when the events were, in days and parts of days since any day, in any order
     * @param until the day up to which was watched, not before the last event
     */
    public static Answer<DaysBetween> of(double[] days, double until) {
        double[] sorted = Values.checked(days);
        Arrays.sort(sorted);
        int gaps = Math.max(0, sorted.length - 1);
        if (gaps > 0 && until < sorted[gaps]) {
            throw new IllegalArgumentException("day %s is over before event %s".formatted(until, sorted[gaps]));
        }
        if (gaps < LEAST) {
            return new Answer.NotEnough<>(METHOD, gaps, LEAST, Answer.Lack.VALUES);
        }
        if (sorted[0] == sorted[gaps]) {
            return new Answer.NotEnough<>(METHOD, gaps, LEAST, Answer.Lack.SPREAD);
        }
        return new Answer.Given<>(METHOD, chart(sorted, until - sorted[gaps]));
    }

    private static DaysBetween chart(double[] sorted, double current) {
        int gaps = sorted.length - 1;
        double[] powers = new double[gaps];
        Arrays.setAll(powers, at -> Math.pow(sorted[at + 1] - sorted[at], POWER));
        double mean = DoubleStream.of(powers).average().orElseThrow();
        double ranges = 0;
        for (int at = 1; at < gaps; at++) {
            ranges += Math.abs(powers[at] - powers[at - 1]);
        }
        double half = SPREAD * ranges / (gaps - 1);
        return new DaysBetween(gaps, back(mean), back(Math.max(0, mean - half)), back(mean + half), current, METHOD);
    }

    private static double back(double power) {
        return Math.pow(power, 1 / POWER);
    }
}
