package dev.aftercare.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Corrects for looking at many groups at once: among twenty, one stands out by chance. Time: n log n. */
public final class ManyComparisons {

    /** How the correction is worked out. */
    public static final Method METHOD = new Method(
            "false discovery rate of Benjamini and Hochberg",
            1,
            "Benjamini and Hochberg (1995): the k-th smallest of m p-values times m / k, made monotone from the largest down.");

    private ManyComparisons() {}

    /**
     * The p-values as they count among each other, in the order given. One at 0.05 or below stands out; among those that do,
     * at most one in twenty is expected to do so by chance.
     *
     * @param pValues each from 0 to 1
     */
    public static double[] adjusted(double[] pValues) {
        for (double p : pValues) {
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("%s is no p-value".formatted(p));
            }
        }
        int m = pValues.length;
        List<Integer> largestFirst = IntStream.range(0, m)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer at) -> pValues[at]).reversed())
                .toList();
        double[] adjusted = new double[m];
        double least = 1;
        for (int at = 0; at < m; at++) {
            int original = largestFirst.get(at);
            least = Math.min(least, pValues[original] * m / (m - at));
            adjusted[original] = least;
        }
        return adjusted;
    }
}
