package dev.aftercare.statistics;

import static dev.aftercare.statistics.Interval.ALPHA;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.numbers.combinatorics.BinomialCoefficientDouble;
import org.apache.commons.numbers.combinatorics.Combinations;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The permutations of two groups, each kept as the one number that matters. A permutation exchanges some of the second group
 * for as many of the first. Were the second group shifted back by d, the permuted difference would be as great as the given
 * one or greater exactly where d is at least the mean difference between those that are exchanged. So the sorted mean
 * differences hold the p-value of every shift at once: that of 0 is the test's, and the shifts that are not refused are the
 * interval (test inversion; compare Garthwaite 1996, Confidence intervals from randomization tests).
 */
final class Exchanges {

    private static final int MOST_TO_ENUMERATE = 20_000;
    private static final int DRAWN = 9_999;
    private static final int DRAWN_OF_MANY = 1_999;
    private static final int MANY = 2_000;

    /** Sorted; one for each permutation but the given one. */
    private final double[] shifts;

    /** Below that, a shift is 0 but for rounding. */
    private final double rounding;

    private Exchanges(double[] shifts, double rounding) {
        Arrays.sort(shifts);
        this.shifts = shifts;
        this.rounding = rounding;
    }

    static Exchanges of(double[] first, double[] second, long seed) {
        return of(first, second, seed, first.length + second.length > MANY ? DRAWN_OF_MANY : DRAWN);
    }

    /** With fewer drawn the test is as honest, only less sharp. */
    static Exchanges of(double[] first, double[] second, long seed, int drawn) {
        double[] all = IntStream.range(0, first.length + second.length)
                .mapToDouble(at -> at < first.length ? first[at] : second[at - first.length])
                .toArray();
        double rounding = 1e-12 * (1 + Arrays.stream(all).map(Math::abs).max().orElse(0));
        double ways = BinomialCoefficientDouble.value(all.length, second.length);
        double[] shifts = ways <= MOST_TO_ENUMERATE
                ? everyOther(all, first.length, (int) ways)
                : drawn(all, first.length, seed, drawn);
        return new Exchanges(shifts, rounding);
    }

    private static double[] everyOther(double[] all, int firsts, int ways) {
        double[] shifts = new double[ways - 1];
        double sum = sumOf(all, 0, firsts);
        int at = 0;
        for (int[] chosen : Combinations.of(all.length, firsts)) {
            // the first group as it is: nothing is exchanged
            if (chosen[firsts - 1] != firsts - 1) {
                shifts[at++] = shift(all, firsts, chosen, firsts, sum);
            }
        }
        return shifts;
    }

    private static double[] drawn(double[] all, int firsts, long seed, int count) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        int[] order = IntStream.range(0, all.length).toArray();
        // drawing the smaller of the two groups is the same and takes less time
        int size = Math.min(firsts, all.length - firsts);
        double sum = sumOf(all, size == firsts ? 0 : firsts, size);
        double[] shifts = new double[count];
        int at = 0;
        while (at < shifts.length) {
            draw(order, size, random);
            double shift = shift(all, firsts, order, size, sum);
            if (!Double.isNaN(shift)) {
                shifts[at++] = shift;
            }
        }
        return shifts;
    }

    /** Puts a random choice to the front. */
    private static void draw(int[] order, int size, UniformRandomProvider random) {
        for (int at = 0; at < size; at++) {
            int other = at + random.nextInt(order.length - at);
            int swapped = order[at];
            order[at] = order[other];
            order[other] = swapped;
        }
    }

    /**
     * The mean difference between those of the second group and those of the first that are exchanged; NaN where none is.
     *
     * @param chosen begins with the places of those that now make up the first group, or the second where that is smaller
     * @param sum of that group as it is given
     */
    private static double shift(double[] all, int firsts, int[] chosen, int size, double sum) {
        boolean choosesFirst = size == firsts;
        double strangers = 0;
        double stayed = 0;
        int exchanged = 0;
        for (int at = 0; at < size; at++) {
            boolean fromFirst = chosen[at] < firsts;
            if (fromFirst == choosesFirst) {
                stayed += all[chosen[at]];
            } else {
                strangers += all[chosen[at]];
                exchanged++;
            }
        }
        double left = sum - stayed;
        return (choosesFirst ? strangers - left : left - strangers) / exchanged;
    }

    private static double sumOf(double[] all, int from, int size) {
        double sum = 0;
        for (int at = from; at < from + size; at++) {
            sum += all[at];
        }
        return sum;
    }

    /** Every permutation that was looked at, the given one among them. */
    int permutations() {
        return shifts.length + 1;
    }

    /** Twice the smaller of the two sides. */
    double pValue() {
        long greater = Arrays.stream(shifts).filter(shift -> shift <= rounding).count();
        long smaller = Arrays.stream(shifts).filter(shift -> shift >= -rounding).count();
        return Math.min(1, 2.0 * (1 + Math.min(greater, smaller)) / permutations());
    }

    /** The shifts that the test does not refuse at 5 %. */
    Interval interval() {
        int outside = (int) Math.floor(permutations() * ALPHA / 2 + 1e-9);
        return Interval.of(shifts[outside - 1], shifts[shifts.length - outside]);
    }
}
