package dev.aftercare.statistics;

import static dev.aftercare.statistics.Interval.ALPHA;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * How often something happens: counts over exposure (days, deployments), which are taken as Poisson. Intervals are exact, and
 * so never too narrow.
 */
public final class Rates {

    static final Method RATE = new Method(
            "rate, exact interval",
            1,
            "Count by exposure; exact Poisson interval by chi-squared quantiles (Garwood 1936).");

    static final Method RATIO = new Method(
            "ratio of two rates, exact interval",
            1,
            "Given the total, the first count is binomial with T1 / (T1 + T2); interval from Clopper and Pearson's for that"
                    + " share, p-value from all splits that are as improbable or more (Przyborowski and Wilenski 1940).");

    private Rates() {}

    /**
     * How often something happened per unit of exposure.
     *
     * @param exposure in any unit, such as days; the rate is per that unit
     */
    public static Answer<Estimate> of(int count, double exposure) {
        check(count, exposure);
        if (exposure == 0) {
            return new Answer.NotEnough<>(RATE, count, count, Answer.Lack.EXPOSURE);
        }
        double lower =
                count == 0 ? 0 : ChiSquaredDistribution.of(2.0 * count).inverseCumulativeProbability(ALPHA / 2) / 2;
        double upper = ChiSquaredDistribution.of(2.0 * count + 2).inverseSurvivalProbability(ALPHA / 2) / 2;
        Interval interval = Interval.of(lower / exposure, upper / exposure);
        return new Answer.Given<>(
                RATE, new Estimate(count, count / exposure, new Answer.Given<>(RATE, interval), RATE));
    }

    /**
     * The rate of the first period by that of the second. Where the second count is zero the ratio is positive infinity: only
     * the lower bound says something then.
     *
     * @param exposure1 in the same unit as the other
     */
    public static Answer<RateRatio> ratio(int count1, double exposure1, int count2, double exposure2) {
        check(count1, exposure1);
        check(count2, exposure2);
        int total = count1 + count2;
        if (exposure1 == 0 || exposure2 == 0) {
            return new Answer.NotEnough<>(RATIO, total, total, Answer.Lack.EXPOSURE);
        }
        if (total == 0) {
            return new Answer.NotEnough<>(RATIO, 0, 1, Answer.Lack.EVENTS);
        }
        double ratio = count2 == 0 ? Double.POSITIVE_INFINITY : count1 / exposure1 / (count2 / exposure2);
        double share = exposure1 / (exposure1 + exposure2);
        return new Answer.Given<>(
                RATIO,
                new RateRatio(
                        total,
                        ratio,
                        interval(count1, count2, exposure2 / exposure1),
                        pValue(count1, total, share),
                        RATIO));
    }

    private static Interval interval(int count1, int count2, double exposures) {
        double lower =
                count1 == 0 ? 0 : BetaDistribution.of(count1, count2 + 1.0).inverseCumulativeProbability(ALPHA / 2);
        double upper =
                count2 == 0 ? 1 : BetaDistribution.of(count1 + 1.0, count2).inverseSurvivalProbability(ALPHA / 2);
        return Interval.of(odds(lower) * exposures, odds(upper) * exposures);
    }

    private static double odds(double share) {
        return share == 1 ? Double.POSITIVE_INFINITY : share / (1 - share);
    }

    /** All splits of the total that are no more probable than this one, but for rounding. */
    private static double pValue(int count1, int total, double share) {
        BinomialDistribution splits = BinomialDistribution.of(total, share);
        double asImprobable = splits.probability(count1) * (1 + 1e-7);
        double sum = 0;
        for (int split = 0; split <= total; split++) {
            double probability = splits.probability(split);
            sum += probability <= asImprobable ? probability : 0;
        }
        return Math.min(1, sum);
    }

    /** How probable so few are, where the expected number is known. */
    static double atMost(int count, double expected) {
        return PoissonDistribution.of(expected).cumulativeProbability(count);
    }

    /**
     * The rate that a time without any event speaks against at 95 %: higher ones would have shown.
     *
     * @param exposure above 0; the rate is per its unit
     */
    public static double highestRateBehindSilence(double exposure) {
        if (!(exposure > 0)) {
            throw new IllegalArgumentException("%s is no time to be silent in".formatted(exposure));
        }
        return -Math.log(ALPHA) / exposure;
    }

    private static void check(int count, double exposure) {
        if (count < 0 || !(exposure >= 0) || Double.isInfinite(exposure)) {
            throw new IllegalArgumentException("%d in %s is no rate".formatted(count, exposure));
        }
    }
}
