package dev.aftercare.chart;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many incidents there were each month, and how many chance alone would make.
 *
 * @param months the months, the oldest first, without a gap
 * @param spread whether the months vary as chance would make them
 * @param sentence what the figures say, in words; null where this picture's own words will do
 */
public record Counts(
        List<Month> months, Spread spread, @Nullable String sentence) {

    public Counts {
        months = List.copyOf(months);
    }

    /** How much months vary. */
    public enum Spread {
        /** As chance would make them. */
        CHANCE,
        /** More: the limits flag too much. */
        WIDER
    }

    /**
     * A month.
     *
     * @param incidents how many there were
     * @param limits what chance would make; null where there are too few months to know
     */
    public record Month(
            YearMonth month, int incidents, @Nullable Limits limits) {

        /** Whether it has more or fewer than chance would make. */
        boolean standsOut() {
            return limits != null && (incidents < limits.lower() || incidents > limits.upper());
        }
    }

    /**
     * What chance would make of a month as long as this one, as the u-chart has it.
     *
     * @param expected how many incidents
     * @param lower the fewest, not below 0
     * @param upper the most
     */
    public record Limits(double expected, double lower, double upper) {}
}
