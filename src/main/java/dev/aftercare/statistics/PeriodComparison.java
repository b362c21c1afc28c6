package dev.aftercare.statistics;

import static dev.aftercare.statistics.Interval.ALPHA;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import org.apache.commons.statistics.descriptive.Mean;

/**
 * Whether durations of one period differ from those of another: a permutation test on the mean logarithms. Interval and
 * p-value come from the same permutations, so they never contradict each other: the interval holds 1 exactly where the test
 * finds nothing.
 *
 * @param n1 how many durations in the first period
 * @param n2 how many in the second
 * @param ratio geometric mean of the second by that of the first: 0.5 is half as long
 * @param interval where the true ratio may lie
 * @param pValue how probable a ratio as far from 1 is where nothing changed
 * @param detectable the smallest change that this much data could have shown
 * @param permutations how many were looked at, the given order included
 * @param seed what the permutations were drawn from; it changes nothing where all were looked at
 * @param method how it was worked out
 */
public record PeriodComparison(
        int n1,
        int n2,
        double ratio,
        Interval interval,
        double pValue,
        DetectableChange detectable,
        int permutations,
        long seed,
        Method method) {

    /** Three against three cannot reach 5 %: there are only 20 ways to deal them. */
    static final int LEAST = 4;

    static final Method METHOD = new Method(
            "permutation test on log durations",
            1,
            "Difference of the mean logarithms; all permutations up to 20,000, else 9,999 drawn with the seed (1,999 above"
                    + " 2,000 durations); interval of the ratio by inverting the test; at least 4 in each period.");

    /** Whether the test finds a difference at 5 %. */
    public boolean isDetected() {
        return pValue <= ALPHA;
    }

    /**
     * Compares the second period with the first. Time: permutations by durations.
     *
     * @param first durations, none negative, in any unit; a zero counts as said at {@link GeometricMeans}
     * @param second durations in the same unit
     * @param seed for drawing permutations; the same seed gives the same result
     */
    public static Answer<PeriodComparison> of(double[] first, double[] second, long seed) {
        return of(first, second, (before, after) -> Exchanges.of(before, after, seed), seed);
    }

    /**
     * The same with another number of permutations where they are drawn: fewer are as honest and less sharp, and of many
     * comparisons that are corrected for their number each needs more.
     *
     * @param drawn how many, 99 at least
     */
    public static Answer<PeriodComparison> of(double[] first, double[] second, long seed, int drawn) {
        return of(first, second, (before, after) -> Exchanges.of(before, after, seed, drawn), seed);
    }

    private static Answer<PeriodComparison> of(
            double[] first, double[] second, BiFunction<double[], double[], Exchanges> exchanging, long seed) {
        double[] before = Values.notNegative(first);
        double[] after = Values.notNegative(second);
        int fewer = Math.min(before.length, after.length);
        if (fewer < LEAST) {
            return new Answer.NotEnough<>(METHOD, fewer, LEAST, Answer.Lack.VALUES);
        }
        OptionalDouble offset = LogScale.offsetOf(before, after);
        if (offset.isEmpty()) {
            return new Answer.NotEnough<>(METHOD, fewer, LEAST, Answer.Lack.NOT_ZERO);
        }
        Arrays.sort(before);
        Arrays.sort(after);
        if (before[0] == before[before.length - 1] && after[0] == after[after.length - 1]) {
            return new Answer.NotEnough<>(METHOD, fewer, LEAST, Answer.Lack.SPREAD);
        }
        LogScale scale = new LogScale(offset.getAsDouble());
        return new Answer.Given<>(METHOD, compare(scale.logs(before), scale.logs(after), exchanging, seed));
    }

    private static PeriodComparison compare(
            double[] before, double[] after, BiFunction<double[], double[], Exchanges> exchanging, long seed) {
        Exchanges exchanges = exchanging.apply(before, after);
        Interval logs = exchanges.interval();
        return new PeriodComparison(
                before.length,
                after.length,
                Math.exp(Mean.of(after).getAsDouble() - Mean.of(before).getAsDouble()),
                Interval.of(Math.exp(logs.lower()), Math.exp(logs.upper())),
                exchanges.pValue(),
                DetectableChange.of(before.length, after.length, pooledDeviation(before, after)),
                exchanges.permutations(),
                seed,
                METHOD);
    }

    private static double pooledDeviation(double[] before, double[] after) {
        double squares = squares(before) + squares(after);
        return Math.sqrt(squares / (before.length + after.length - 2.0));
    }

    private static double squares(double[] logs) {
        double mean = Mean.of(logs).getAsDouble();
        return Arrays.stream(logs).map(log -> (log - mean) * (log - mean)).sum();
    }
}
