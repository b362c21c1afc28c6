package dev.aftercare.statistics;

import java.util.List;

/** Every method that figures are worked out with, so that pages can name them with their versions. */
public final class Methods {

    private Methods() {}

    /** The methods, those that most figures rest on first. */
    public static List<Method> all() {
        return List.of(
                Quantiles.MEDIAN,
                GeometricMeans.METHOD,
                Quantiles.P90,
                PeriodComparison.METHOD,
                DetectableChange.METHOD,
                Trend.METHOD,
                ManyComparisons.METHOD,
                ControlChart.METHOD,
                Rates.RATIO,
                DaysBetween.METHOD,
                Proportion.METHOD,
                CumulativeIncidence.METHOD,
                SurvivalCurve.METHOD);
    }

    /** Those that stand behind a time. */
    public static List<Method> ofTimes() {
        return List.of(Quantiles.MEDIAN, GeometricMeans.METHOD, Quantiles.P90);
    }
}
