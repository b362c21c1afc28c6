package dev.aftercare.statistics;

import static dev.aftercare.statistics.Interval.ALPHA;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The scale on which the interval of a share is symmetric. */
enum ShareScale {
    /** The logarithm: what R prints unless told otherwise. Its median intervals cover too little under 15 observations. */
    LOG {
        @Override
        Interval interval(double share, double error) {
            double factor = Math.exp(z() * error / share);
            return Interval.of(share / factor, Math.min(1, share * factor));
        }
    },
    /** The logarithm of the negative logarithm, which stays within 0 and 1 (Kalbfleisch and Prentice). */
    LOG_LOG {
        @Override
        Interval interval(double share, double error) {
            double factor = Math.exp(z() * error / (share * -Math.log(share)));
            return Interval.of(Math.pow(share, factor), Math.pow(share, 1 / factor));
        }
    };

    /** Of a share above 0 and below 1. */
    abstract Interval interval(double share, double error);

    static double z() {
        return NormalDistribution.of(0, 1).inverseSurvivalProbability(ALPHA / 2);
    }
}
