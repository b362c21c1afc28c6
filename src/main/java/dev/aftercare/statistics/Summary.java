package dev.aftercare.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Mean;

/**
 * What a set of durations or other sizes looks like, in their unit.
 *
 * @param n how many there are
 * @param median the middle one
 * @param lowerQuartile a quarter lies below
 * @param upperQuartile a quarter lies above
 * @param p90 nine of ten lie below
 * @param geometricMean the middle of values that multiply
 * @param mean the arithmetic mean: for small print only, one long incident moves it
 * @param greatest the greatest
 */
public record Summary(
        int n,
        Answer<Estimate> median,
        double lowerQuartile,
        double upperQuartile,
        Answer<Estimate> p90,
        Answer<Estimate> geometricMean,
        double mean,
        double greatest) {

    static final Method METHOD = new Method(
            "summary",
            1,
            "Median, quartiles and 90th percentile of type 7 of Hyndman and Fan, geometric mean, mean, maximum.");

    /**
     * Sums up.
     *
     * @param values none of them negative; left as they are
     */
    public static Answer<Summary> of(double[] values) {
        double[] sorted = Values.notNegative(values);
        if (sorted.length == 0) {
            return new Answer.NotEnough<>(METHOD, 0, 1, Answer.Lack.VALUES);
        }
        Arrays.sort(sorted);
        return new Answer.Given<>(
                METHOD,
                new Summary(
                        sorted.length,
                        Quantiles.median(sorted),
                        Quantiles.quantile(sorted, 0.25),
                        Quantiles.quantile(sorted, 0.75),
                        Quantiles.p90(sorted),
                        GeometricMeans.of(sorted),
                        Mean.of(sorted).getAsDouble(),
                        sorted[sorted.length - 1]));
    }
}
