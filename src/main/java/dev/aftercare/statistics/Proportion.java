package dev.aftercare.statistics;

import static dev.aftercare.statistics.Interval.ALPHA;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A share of a whole, with Wilson's interval, which stays within 0 and 1 and says something even for none of ten.
 *
 * @param hits how many of them
 * @param n of how many
 * @param share hits by n
 * @param interval where the true share may lie
 * @param method how it was worked out
 */
public record Proportion(int hits, int n, double share, Interval interval, Method method) {

    static final Method METHOD = new Method(
            "share, Wilson interval", 1, "Score interval of Wilson (1927) without correction for continuity.");

    /** The share of the hits in n. */
    public static Answer<Proportion> of(int hits, int n) {
        if (hits < 0 || hits > n) {
            throw new IllegalArgumentException("%d of %d is no share".formatted(hits, n));
        }
        if (n == 0) {
            return new Answer.NotEnough<>(METHOD, 0, 1, Answer.Lack.VALUES);
        }
        double share = (double) hits / n;
        return new Answer.Given<>(METHOD, new Proportion(hits, n, share, wilson(share, n), METHOD));
    }

    private static Interval wilson(double share, int n) {
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability(ALPHA / 2);
        double weight = 1 + z * z / n;
        double middle = (share + z * z / (2 * n)) / weight;
        double half = z / weight * Math.sqrt(share * (1 - share) / n + z * z / (4.0 * n * n));
        // at the ends the formula gives 0 and 1 but for rounding
        double lower = share == 0 ? 0 : Math.max(0, middle - half);
        double upper = share == 1 ? 1 : Math.min(1, middle + half);
        return Interval.of(lower, upper);
    }
}
