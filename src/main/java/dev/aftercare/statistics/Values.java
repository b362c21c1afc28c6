package dev.aftercare.statistics;

import java.util.Arrays;

/** What every method asks of its numbers. */
final class Values {

    private Values() {}

    /** A copy, so that the caller's stay as they were. */
    static double[] checked(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("%s is no number; leave out what is missing".formatted(value));
            }
        }
        return values.clone();
    }

    /** A copy of durations, sizes and the like. */
    static double[] notNegative(double[] values) {
        for (double value : values) {
            if (value < 0) {
                throw new IllegalArgumentException("%s is negative; leave out what is invalid".formatted(value));
            }
        }
        return checked(values);
    }

    static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }
}
