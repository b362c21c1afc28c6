package dev.aftercare.statistics;

import static dev.aftercare.statistics.Interval.ALPHA;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The smallest change that this much data could have shown: a true ratio as far from 1 is found by a test at 5 % in four of
 * five cases; a smaller one mostly not. It depends on how many values there are and how far they lie apart, not on what the
 * test found.
 *
 * @param n1 how many values in the first group
 * @param n2 how many in the second
 * @param factor above 1: twice as long and half as long are the same factor 2
 * @param power how often a change of this size is found
 * @param method how it was worked out
 */
public record DetectableChange(int n1, int n2, double factor, double power, Method method) {

    static final double POWER = 0.8;

    static final Method METHOD = new Method(
            "smallest detectable ratio",
            1,
            "exp((t(0.975) + t(0.8)) s sqrt(1/n1 + 1/n2)) with the pooled standard deviation s of the logarithms and"
                    + " n1 + n2 - 2 degrees of freedom: 80 % power of a two-sided test at 5 %.");

    /** By which part the values must at least have become smaller, from 0 to 1. */
    public double decrease() {
        return 1 - 1 / factor;
    }

    /** By which part the values must at least have become greater; 1 is twice as great. */
    public double increase() {
        return factor - 1;
    }

    /**
     * From the spread of logarithms.
     *
     * @param deviation the pooled standard deviation of natural logarithms
     */
    static DetectableChange of(int n1, int n2, double deviation) {
        TDistribution t = TDistribution.of(n1 + n2 - 2.0);
        double distance = t.inverseSurvivalProbability(ALPHA / 2) + t.inverseCumulativeProbability(POWER);
        double factor = Math.exp(distance * deviation * Math.sqrt(1.0 / n1 + 1.0 / n2));
        return new DetectableChange(n1, n2, factor, POWER, METHOD);
    }

    /**
     * The half-width of the interval of a difference of two means, Davidovič's noise floor.
     *
     * @param deviation the standard deviation of one value, in any unit; the result is in the same
     * @param n how many values in each of the two groups
     * @param z how many standard errors, such as 1.645 for 90 %
     */
    public static double noiseFloor(double deviation, int n, double z) {
        return z * Math.sqrt(2.0 / n * deviation * deviation);
    }
}
