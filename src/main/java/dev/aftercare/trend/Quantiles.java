package dev.aftercare.trend;

import java.time.Duration;
import java.util.Collection;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;

/**
 * The one definition of median and quantile: type 7 of Hyndman and Fan (1996), which interpolates linearly between the
 * values ranked around {@code 1 + (n - 1) p}. The median of an even number of values is therefore the middle between the two
 * middle ones, never the lower of them.
 */
final class Quantiles {

    private static final Quantile TYPE_7 = Quantile.withDefaults().with(EstimationMethod.HF7);

    private Quantiles() {}

    /** The median to the millisecond, of at least one duration. */
    static Duration median(Collection<Duration> durations) {
        double[] millis = durations.stream().mapToDouble(Duration::toMillis).toArray();
        return Duration.ofMillis(Math.round(quantile(millis, 0.5)));
    }

    /**
     * The value below which a part of the values lies.
     *
     * @param values at least one; left as they are
     * @param p the part, from 0 to 1
     */
    static double quantile(double[] values, double p) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values have no quantile; ask whether there are any first");
        }
        return TYPE_7.evaluate(values.clone(), p);
    }
}
