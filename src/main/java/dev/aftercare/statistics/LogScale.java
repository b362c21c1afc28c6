package dev.aftercare.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * Logarithms of values that may be zero: where one is, half of the smallest value above zero is added to all before, and
 * taken away again after. That keeps the result free of the unit (minutes or hours give the same).
 *
 * @param offset what is added, in the unit of the values; 0 where no value is zero
 */
record LogScale(double offset) {

    /** Empty where no value lies above zero. */
    static OptionalDouble offsetOf(double[]... groups) {
        double least = Arrays.stream(groups)
                .flatMapToDouble(Arrays::stream)
                .filter(value -> value > 0)
                .min()
                .orElse(0);
        if (least == 0) {
            return OptionalDouble.empty();
        }
        boolean zero = Arrays.stream(groups).flatMapToDouble(DoubleStream::of).anyMatch(value -> value == 0);
        return OptionalDouble.of(zero ? least / 2 : 0);
    }

    double[] logs(double[] values) {
        return Arrays.stream(values).map(value -> Math.log(value + offset)).toArray();
    }

    /** Never below zero, where no such value can lie. */
    double back(double log) {
        return Math.max(0, Math.exp(log) - offset);
    }
}
