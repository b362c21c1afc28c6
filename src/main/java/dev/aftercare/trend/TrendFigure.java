package dev.aftercare.trend;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Whether the monthly medians of a measure go up or down.
 *
 * @param measure what is measured
 * @param first the first month looked at
 * @param last the last one
 * @param n how many of these months have a median
 * @param incidents how many incidents stand behind them
 * @param verdict what the test found; no verdict under 8 months
 * @param pValue how probable such a course is where nothing changes; null where there was nothing to test
 * @param ratioPerYear by what the median is multiplied in a year: 0.5 is half as long; null likewise
 * @param lower the lower end of its 95 % interval; null likewise
 * @param upper the upper end; null likewise
 */
public record TrendFigure(
        Measure measure,
        YearMonth first,
        YearMonth last,
        int n,
        int incidents,
        Verdict verdict,
        @Nullable Double pValue,
        @Nullable Double ratioPerYear,
        @Nullable Double lower,
        @Nullable Double upper) {}
