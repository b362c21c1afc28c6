package dev.aftercare.statistics;

import static dev.aftercare.statistics.Interval.ALPHA;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Intervals for figures that have no exact one: how the figure varies over samples drawn from the values themselves. It takes
 * at least 15 values, for with fewer it covers too little. Time: 10,000 by the time of the figure.
 *
 * @param n how many values
 * @param value the figure of the values themselves
 * @param percentile the percentile interval
 * @param basic the basic interval, the percentile one mirrored at the value
 * @param samples how many samples were drawn
 * @param seed what they were drawn from
 * @param method how it was worked out
 */
public record Bootstrap(
        int n, double value, Interval percentile, Interval basic, int samples, long seed, Method method) {

    static final int LEAST = 15;

    static final int SAMPLES = 10_000;

    static final Method METHOD = new Method(
            "bootstrap",
            1,
            "10,000 samples with replacement, drawn with the seed; percentile interval (Davison and Hinkley 1997, 5.2),"
                    + " from 15 values.");

    /**
     * The interval of a figure.
     *
     * @param values at least 15 for an answer; left as they are
     * @param figure must not keep or change the array that it is given
     * @param seed the same seed gives the same interval
     */
    public static Answer<Bootstrap> of(double[] values, ToDoubleFunction<double[]> figure, long seed) {
        if (values.length < LEAST) {
            return new Answer.NotEnough<>(METHOD, values.length, LEAST, Answer.Lack.VALUES);
        }
        return new Answer.Given<>(METHOD, draw(values, figure, SAMPLES, seed));
    }

    static Bootstrap draw(double[] values, ToDoubleFunction<double[]> figure, int samples, long seed) {
        double[] sorted = Values.checked(values);
        Arrays.sort(sorted);
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        double[] sample = new double[sorted.length];
        double[] figures = new double[samples];
        for (int at = 0; at < samples; at++) {
            Arrays.setAll(sample, place -> sorted[random.nextInt(sorted.length)]);
            figures[at] = figure.applyAsDouble(sample);
        }
        double value = figure.applyAsDouble(sorted);
        double lower = Quantiles.quantile(figures, ALPHA / 2);
        double upper = Quantiles.quantile(figures, 1 - ALPHA / 2);
        Interval percentile = Interval.of(lower, upper);
        Interval basic = Interval.of(2 * value - upper, 2 * value - lower);
        return new Bootstrap(sorted.length, value, percentile, basic, samples, seed, METHOD);
    }
}
