package dev.aftercare.trend;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A measure in one period beside another one.
 *
 * @param measure what is measured
 * @param scope which incidents it is about
 * @param against what the period is compared with
 * @param first the first month of the period
 * @param last its last month
 * @param firstBefore the first month of what it is compared with
 * @param lastBefore the last month of that
 * @param n how many values the period has
 * @param nBefore how many the other one has
 * @param verdict what the test found, at 5 %; among several groups after the correction for that
 * @param ratio geometric mean of the period by that of the other one; null where there is nothing to compare
 * @param lower the lower end of its 95 % interval; null likewise
 * @param upper the upper end; null likewise
 * @param pValue how probable a ratio as far from 1 is where nothing changed; null likewise
 * @param adjusted the same after the correction for looking at several groups (Benjamini and Hochberg); null where only one
 *     is looked at
 * @param decrease the part by which times must have become shorter for this much data to show it in four of five cases,
 *     such as 0.45; null likewise
 * @param increase the part by which they must have become longer, such as 0.8; null likewise
 * @param permutations how many permutations were looked at; 0 where none was
 */
public record ComparisonFigure(
        Measure measure,
        Scope scope,
        Against against,
        YearMonth first,
        YearMonth last,
        YearMonth firstBefore,
        YearMonth lastBefore,
        int n,
        int nBefore,
        Verdict verdict,
        @Nullable Double ratio,
        @Nullable Double lower,
        @Nullable Double upper,
        @Nullable Double pValue,
        @Nullable Double adjusted,
        @Nullable Double decrease,
        @Nullable Double increase,
        int permutations) {

    /** What a period is compared with. */
    public enum Against {
        /** Three months with the three before. */
        LAST_QUARTER,
        /** Three months with the same three a year before. */
        QUARTER_A_YEAR_BEFORE,
        /** Twelve months with the twelve before. */
        YEAR_BEFORE
    }
}
