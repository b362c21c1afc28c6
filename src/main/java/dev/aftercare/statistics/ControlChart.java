package dev.aftercare.statistics;

import static dev.aftercare.statistics.Interval.ALPHA;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * A u-chart: counts by exposure, with the limits that chance alone seldom leaves. Where the counts vary more than chance
 * does, the chart says so, and its limits flag too much; they are not widened, Laney's factor is named beside them.
 *
 * @param n how many points
 * @param center the mean rate, per unit of exposure
 * @param points in the order given
 * @param dispersion chi-squared by its degrees of freedom: about 1 where the counts vary as chance does
 * @param pValue how probable a dispersion like this or more is by chance
 * @param laney Laney's sigma z: by how much his u'-chart would widen the limits
 * @param method how it was worked out
 */
public record ControlChart(
        int n, double center, List<Point> points, double dispersion, double pValue, double laney, Method method) {

    /** As few as the trend takes; fewer points say nothing of their mean. */
    static final int LEAST = 8;

    /** Of the mean moving range of two normal values. */
    static final double D2 = 1.128;

    static final Method METHOD = new Method(
            "u-chart",
            1,
            "Mean rate u = sum of counts by sum of exposure; limits u ± 3 sqrt(u / n), not below 0 (Montgomery);"
                    + " over-dispersed where chi-squared on n - 1 degrees of freedom finds so at 5 %; sigma z of Laney"
                    + " (2002). From 8 points.");

    /**
     * One count.
     *
     * @param count what was counted
     * @param exposure in which it was, such as days
     * @param rate count by exposure
     * @param lower the lower limit of the rate, 0 at least
     * @param upper the upper limit of the rate
     */
    public record Point(int count, double exposure, double rate, double lower, double upper) {

        /** Whether it lies beyond a limit. */
        public boolean standsOut() {
            return rate < lower || rate > upper;
        }
    }

    /** Keeps the points as they are. */
    public ControlChart {
        points = List.copyOf(points);
    }

    /** Whether the counts vary more than chance alone would. */
    public boolean isOverDispersed() {
        return dispersion > 1 && pValue <= ALPHA;
    }

    /**
     * Draws the limits.
     *
     * @param counts in the order of time
     * @param exposures as many, each above 0, in one unit
     */
    public static Answer<ControlChart> of(int[] counts, double[] exposures) {
        check(counts, exposures);
        int n = counts.length;
        if (n < LEAST) {
            return new Answer.NotEnough<>(METHOD, n, LEAST, Answer.Lack.VALUES);
        }
        double total = 0;
        for (int count : counts) {
            total += count;
        }
        if (total == 0) {
            return new Answer.NotEnough<>(METHOD, n, LEAST, Answer.Lack.EVENTS);
        }
        return new Answer.Given<>(METHOD, chart(counts, exposures, total / Values.sum(exposures)));
    }

    private static ControlChart chart(int[] counts, double[] exposures, double center) {
        int n = counts.length;
        List<Point> points = new ArrayList<>();
        double squares = 0;
        double ranges = 0;
        double last = 0;
        for (int at = 0; at < n; at++) {
            Point point = point(counts[at], exposures[at], center);
            double z = (point.rate() - center) / Math.sqrt(center / exposures[at]);
            squares += z * z;
            ranges += at == 0 ? 0 : Math.abs(z - last);
            last = z;
            points.add(point);
        }
        double pValue = ChiSquaredDistribution.of(n - 1.0).survivalProbability(squares);
        return new ControlChart(n, center, points, squares / (n - 1), pValue, ranges / (n - 1) / D2, METHOD);
    }

    private static Point point(int count, double exposure, double center) {
        Interval limits = limits(center, exposure);
        return new Point(count, exposure, count / exposure, limits.lower(), limits.upper());
    }

    /** Three standard deviations around a mean rate. */
    static Interval limits(double center, double exposure) {
        double half = 3 * Math.sqrt(center / exposure);
        return new Interval(Math.max(0, center - half), center + half, 0.9973, 0.9973);
    }

    private static void check(int[] counts, double[] exposures) {
        if (counts.length != exposures.length) {
            throw new IllegalArgumentException("%d counts, %d exposures".formatted(counts.length, exposures.length));
        }
        for (int at = 0; at < counts.length; at++) {
            if (counts[at] < 0 || !(exposures[at] > 0) || Double.isInfinite(exposures[at])) {
                throw new IllegalArgumentException("%d in %s is no rate".formatted(counts[at], exposures[at]));
            }
        }
    }
}
