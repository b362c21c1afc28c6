package dev.aftercare.statistics;

import static dev.aftercare.statistics.Interval.ALPHA;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Whether a series goes up or down: the test of Mann and Kendall, and the slope of Theil and Sen, which single outliers do
 * not move. Autocorrelation is not corrected for: on two dozen points such corrections say anything at all.
 *
 * <p>Time and memory: n² log n, for all pairs are looked at. It is made for months, of which there are few; more than
 * {@value #MOST} points are refused.
 *
 * @param n how many points
 * @param s pairs that go up less pairs that go down
 * @param variance of s where there is no trend, ties taken into account
 * @param z the distance of s from 0 in standard deviations, corrected for continuity
 * @param pValue how probable a distance like this is where there is no trend; exact up to 10 points
 * @param slope change of the value per unit of time
 * @param slopeInterval where the true slope may lie
 * @param method how it was worked out
 */
public record Trend(
        int n, long s, double variance, double z, double pValue, double slope, Interval slopeInterval, Method method) {

    /** No verdict below eight months. */
    public static final int LEAST = 8;

    static final int MOST = 2_000;

    /** Up to here the normal distribution is not near enough. */
    private static final int EXACT_UP_TO = 10;

    static final Method METHOD = new Method(
            "Mann-Kendall test, Theil-Sen slope",
            1,
            "S with variance for ties, continuity correction, exact up to 10 points (Kendall 1975, Gilbert 1987); median of"
                    + " all slopes between two points, interval by Sen (1968). No verdict under 8 points.");

    /** Whether the test finds a trend at 5 %. */
    public boolean isDetected() {
        return pValue <= ALPHA;
    }

    /**
     * The trend of values in time. For durations give logarithms: exp of the slope is then the ratio per unit of time.
     *
     * @param times rising, such as the number of the month; a missing month is left out
     * @param values as many
     */
    public static Answer<Trend> of(double[] times, double[] values) {
        check(times, values);
        int n = values.length;
        if (n < LEAST) {
            return new Answer.NotEnough<>(METHOD, n, LEAST, Answer.Lack.VALUES);
        }
        int[] ties = ties(values);
        if (ties.length == 1) {
            return new Answer.NotEnough<>(METHOD, n, LEAST, Answer.Lack.SPREAD);
        }
        return new Answer.Given<>(METHOD, trend(times, values, ties));
    }

    private static Trend trend(double[] times, double[] values, int[] ties) {
        int n = values.length;
        long s = s(values);
        double variance = (sum(new int[] {n}) - sum(ties)) / 18;
        double z = (s - Long.signum(s)) / Math.sqrt(variance);
        double pValue = n <= EXACT_UP_TO
                ? KendallDistribution.of(ties).twoSided(s)
                : 2 * normal().survivalProbability(Math.abs(z));
        double[] slopes = slopes(times, values);
        return new Trend(
                n,
                s,
                variance,
                z,
                Math.min(1, pValue),
                Quantiles.quantile(slopes, 0.5),
                interval(slopes, n, variance),
                METHOD);
    }

    private static double sum(int[] groups) {
        return Arrays.stream(groups)
                .mapToDouble(t -> t * (t - 1.0) * (2.0 * t + 5))
                .sum();
    }

    private static long s(double[] values) {
        long s = 0;
        for (int later = 1; later < values.length; later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                s += Double.compare(values[later], values[earlier]);
            }
        }
        return s;
    }

    /** How many of the values are equal, for each that there is. */
    private static int[] ties(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int[] starts = IntStream.rangeClosed(0, sorted.length)
                .filter(at -> at == 0 || at == sorted.length || sorted[at] != sorted[at - 1])
                .toArray();
        IntUnaryOperator size = group -> starts[group + 1] - starts[group];
        return IntStream.range(0, starts.length - 1).map(size).toArray();
    }

    private static double[] slopes(double[] times, double[] values) {
        int n = values.length;
        double[] slopes = new double[n * (n - 1) / 2];
        int at = 0;
        for (int later = 1; later < n; later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                slopes[at++] = (values[later] - values[earlier]) / (times[later] - times[earlier]);
            }
        }
        Arrays.sort(slopes);
        return slopes;
    }

    /** Between the slopes, by rank, that the test would not speak against. */
    private static Interval interval(double[] slopes, int n, double variance) {
        int pairs = slopes.length;
        if (n <= EXACT_UP_TO) {
            long critical = KendallDistribution.untied(n).critical(ALPHA);
            int lower = Math.floorDiv((int) (pairs - critical), 2) + 1;
            return Interval.of(slopes[lower - 1], slopes[pairs - lower]);
        }
        double half = normal().inverseSurvivalProbability(ALPHA / 2) * Math.sqrt(variance);
        int lower = (int) Math.max(1, Math.rint((pairs - half) / 2));
        int upper = (int) Math.min(pairs, Math.rint((pairs + half) / 2 + 1));
        return Interval.of(slopes[lower - 1], slopes[upper - 1]);
    }

    private static NormalDistribution normal() {
        return NormalDistribution.of(0, 1);
    }

    private static void check(double[] times, double[] values) {
        Values.checked(times);
        Values.checked(values);
        if (times.length != values.length || values.length > MOST) {
            throw new IllegalArgumentException(
                    "%d times, %d values; give as many, at most %d".formatted(times.length, values.length, MOST));
        }
        for (int at = 1; at < times.length; at++) {
            if (times[at] <= times[at - 1]) {
                throw new IllegalArgumentException(
                        "time %s does not come after %s".formatted(times[at], times[at - 1]));
            }
        }
    }
}
