package dev.aftercare.statistics;

import static dev.aftercare.statistics.Interval.ALPHA;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The one definition of median and quantile: type 7 of Hyndman and Fan (1996), which interpolates linearly between the
 * values ranked around {@code 1 + (n - 1) p}. The median of an even number of values is therefore the middle between the two
 * middle ones, never the lower of them. Intervals lie between two of the values themselves, by rank: the binomial
 * distribution says how sure they are whatever the distribution of the values (Conover, Practical Nonparametric Statistics,
 * 3.2). Time: n log n.
 */
public final class Quantiles {

    /** Fewer than 20 values say little about the slowest tenth. */
    static final int ENOUGH_FOR_P90 = 20;

    static final Method MEDIAN = new Method(
            "median, type 7",
            1,
            "Type 7 of Hyndman and Fan; exact interval by ranks from the binomial distribution, which exists from 6 values.");

    static final Method P90 = new Method(
            "90th percentile, type 7",
            1,
            "Type 7 of Hyndman and Fan, from 20 values; exact interval by ranks from the binomial distribution, which exists"
                    + " from 36 values.");

    static final Method QUARTILE = new Method("quartile, type 7", 1, "Type 7 of Hyndman and Fan.");

    private static final Quantile TYPE_7 = Quantile.withDefaults().with(EstimationMethod.HF7);

    private Quantiles() {}

    /**
     * The value below which a part of the values lies.
     *
     * @param values at least one; left as they are
     * @param p the part, from 0 to 1
     */
    public static double quantile(double[] values, double p) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values have no quantile; ask whether there are any first");
        }
        return TYPE_7.evaluate(Values.checked(values), p);
    }

    /** The median of any values, with its exact interval from 6 of them. */
    public static Answer<Estimate> median(double[] values) {
        return estimate(values, 0.5, 1, MEDIAN);
    }

    /** The value that nine of ten stay below, from 20 values; with its exact interval from 36. */
    public static Answer<Estimate> p90(double[] values) {
        return estimate(values, 0.9, ENOUGH_FOR_P90, P90);
    }

    private static Answer<Estimate> estimate(double[] values, double p, int needed, Method method) {
        int n = values.length;
        if (n < needed) {
            return new Answer.NotEnough<>(method, n, needed, Answer.Lack.VALUES);
        }
        double[] sorted = Values.checked(values);
        Arrays.sort(sorted);
        return new Answer.Given<>(method, new Estimate(n, quantile(sorted, p), interval(sorted, p, method), method));
    }

    private static Answer<Interval> interval(double[] sorted, double p, Method method) {
        Ranks ranks = ranks(sorted.length, p);
        if (!ranks.exist()) {
            return new Answer.NotEnough<>(method, sorted.length, leastForInterval(p), Answer.Lack.VALUES);
        }
        return new Answer.Given<>(
                method,
                new Interval(sorted[ranks.lower() - 1], sorted[ranks.upper() - 1], Interval.LEVEL, ranks.coverage()));
    }

    /** The innermost ranks that leave out half of the error on either side. */
    static Ranks ranks(int n, double p) {
        if (n == 0) {
            return new Ranks(0, 1, 0, 0);
        }
        BinomialDistribution below = BinomialDistribution.of(n, p);
        int lower = below.inverseCumulativeProbability(ALPHA / 2);
        int upper = below.inverseCumulativeProbability(1 - ALPHA / 2) + 1;
        double coverage = below.cumulativeProbability(upper - 1) - below.cumulativeProbability(lower - 1);
        return new Ranks(lower, upper, n, coverage);
    }

    private static int leastForInterval(double p) {
        double tail = Math.max(p, 1 - p);
        return (int) Math.ceil(Math.log(ALPHA / 2) / Math.log(tail));
    }

    /** Two ranks, counted from 1, and how often the quantile lies between their values. */
    record Ranks(int lower, int upper, int n, double coverage) {
        boolean exist() {
            return lower >= 1 && upper <= n;
        }
    }
}
