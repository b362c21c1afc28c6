package dev.aftercare.trend;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many incidents there were, by month.
 *
 * @param months how many months are looked at
 * @param incidents how many incidents they had
 * @param chart the months with the limits that chance seldom leaves; limits are null where there are too few months or no
 *     incidents
 * @param perThirtyDays the mean rate in 30 days; null likewise
 * @param overDispersed whether the counts vary more than chance would, so that the limits flag too much; null likewise
 * @param dispersion chi-squared by its degrees of freedom, about 1 where the counts vary as chance does; null likewise
 * @param rates the period beside others
 * @param between the days between incidents; null where they are frequent or too few
 */
public record CountFigures(
        int months,
        int incidents,
        List<Point> chart,
        @Nullable Double perThirtyDays,
        @Nullable Boolean overDispersed,
        @Nullable Double dispersion,
        List<RateFigure> rates,
        @Nullable Between between) {

    /** Keeps the points and rates as they are. */
    public CountFigures {
        chart = List.copyOf(chart);
        rates = List.copyOf(rates);
    }

    /**
     * A month of the u-chart.
     *
     * @param month the month
     * @param count how many incidents it had
     * @param days how many days of it are over
     * @param rate the rate in 30 days
     * @param lower the lower limit of that rate; null where there are no limits
     * @param upper the upper limit; null likewise
     */
    public record Point(
            YearMonth month,
            int count,
            int days,
            double rate,
            @Nullable Double lower,
            @Nullable Double upper) {

        /** Whether the month lies beyond a limit. */
        public boolean standsOut() {
            return lower != null && upper != null && (rate < lower || rate > upper);
        }
    }

    /**
     * The incidents of a quarter beside those of another period.
     *
     * @param against what it is compared with
     * @param count how many it had
     * @param days in how many days
     * @param countBefore how many the other period had
     * @param daysBefore in how many days
     * @param verdict what the exact test found, at 5 %
     * @param ratio rate by rate; null where it is infinite or neither had any
     * @param lower the lower end of its exact 95 % interval; null where neither had any
     * @param upper the upper end; null where there is no bound
     * @param pValue how probable such a difference is where there is none; null where neither had any
     */
    public record RateFigure(
            ComparisonFigure.Against against,
            int count,
            int days,
            int countBefore,
            int daysBefore,
            Verdict verdict,
            @Nullable Double ratio,
            @Nullable Double lower,
            @Nullable Double upper,
            @Nullable Double pValue) {}

    /**
     * The days between incidents where they are rare.
     *
     * @param n how many gaps there were
     * @param usual the middle gap, in days
     * @param lower gaps below came too soon one after the other
     * @param upper gaps above are longer than chance explains
     * @param quiet days since the last incident, which still go on
     */
    public record Between(int n, double usual, double lower, double upper, double quiet) {

        /** Whether it has been quiet for longer than chance explains. */
        public boolean isUnusuallyQuiet() {
            return quiet > upper;
        }
    }
}
