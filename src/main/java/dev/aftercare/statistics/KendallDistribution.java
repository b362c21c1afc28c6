package dev.aftercare.statistics;

import java.util.Arrays;

/**
 * How Kendall's S spreads over all orders of n values, ties among them included: the exact distribution behind tables such
 * as Gilbert's (1987). The number of orders by inversions is a product of Gaussian binomial coefficients (MacMahon).
 */
final class KendallDistribution {

    /** Orders by how many pairs run down, of those that are not tied. */
    private final double[] orders;

    private final int pairs;
    private final double total;

    private KendallDistribution(double[] orders) {
        this.orders = orders;
        this.pairs = orders.length - 1;
        this.total = Values.sum(orders);
    }

    /** Of values among which these groups are equal; a value of its own is a group of one. */
    static KendallDistribution of(int... groups) {
        double[] orders = {1};
        int placed = 0;
        for (int group : groups) {
            // placing a group of equal values among those that stand: at each place so many inversions
            for (int member = 1; member <= group; member++) {
                orders = divided(multiplied(orders, placed + member), member);
            }
            placed += group;
        }
        return new KendallDistribution(orders);
    }

    /** Times 1 + q + … + q^(terms - 1). */
    private static double[] multiplied(double[] polynomial, int terms) {
        double[] product = new double[polynomial.length + terms - 1];
        for (int at = 0; at < polynomial.length; at++) {
            for (int shift = 0; shift < terms; shift++) {
                product[at + shift] += polynomial[at];
            }
        }
        return product;
    }

    /** By 1 + q + … + q^(terms - 1), which divides it. */
    private static double[] divided(double[] polynomial, int terms) {
        double[] rest = polynomial.clone();
        double[] quotient = new double[polynomial.length - terms + 1];
        for (int at = 0; at < quotient.length; at++) {
            quotient[at] = rest[at];
            for (int shift = 0; shift < terms; shift++) {
                rest[at + shift] -= quotient[at];
            }
        }
        return quotient;
    }

    /** How probable an S is that lies as far from 0 as this one or farther, on either side. */
    double twoSided(long s) {
        long distance = Math.abs(s);
        double tail = 0;
        for (int down = 0; down <= pairs; down++) {
            tail += Math.abs(pairs - 2 * down) >= distance ? orders[down] : 0;
        }
        return Math.min(1, tail / total);
    }

    /** The smallest distance from 0 that is improbable enough; more than all pairs where none is. */
    long critical(double alpha) {
        long s = pairs + 2L;
        while (s >= 2 && twoSided(s - 2) <= alpha) {
            s -= 2;
        }
        return s;
    }

    static KendallDistribution untied(int n) {
        int[] groups = new int[n];
        Arrays.fill(groups, 1);
        return of(groups);
    }
}
