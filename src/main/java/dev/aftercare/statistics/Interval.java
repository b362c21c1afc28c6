package dev.aftercare.statistics;

/**
 * The values that the numbers do not speak against, in the unit of the numbers.
 *
 * @param lower the least of them; may be 0 for ratios and rates
 * @param upper the greatest of them; positive infinity where the numbers set no bound
 * @param level how often such an interval is meant to hold the true value, such as 0.95
 * @param coverage how often it holds it at least, where the method is exact and knows; else the level
 */
public record Interval(double lower, double upper, double level, double coverage) {

    /** The level of every interval, and one minus that of every test, unless a method says another. */
    public static final double LEVEL = 0.95;

    /** What a test may err by. */
    static final double ALPHA = 0.05;

    /** Refuses bounds that are none. */
    public Interval {
        if (Double.isNaN(lower) || Double.isNaN(upper) || lower > upper) {
            throw new IllegalArgumentException("no interval from %s to %s".formatted(lower, upper));
        }
    }

    static Interval of(double lower, double upper) {
        return new Interval(lower, upper, LEVEL, LEVEL);
    }

    /** Whether the numbers set an upper bound. */
    public boolean hasUpperBound() {
        return upper < Double.POSITIVE_INFINITY;
    }

    /** Whether it holds a value; the bounds belong to it. */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }
}
