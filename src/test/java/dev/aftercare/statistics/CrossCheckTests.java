package dev.aftercare.statistics;

import static dev.aftercare.statistics.Fixtures.count;
import static dev.aftercare.statistics.Fixtures.given;
import static dev.aftercare.statistics.Fixtures.watched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Figures of ours beside those that SciPy 1.17.1 gave for the same numbers; each test names its function. */
class CrossCheckTests {

    private static final Offset<Double> NEAR = within(1e-7);

    private static final double[] BEFORE = {12, 45, 7, 130, 60, 33, 90, 15};
    private static final double[] AFTER = {30, 8, 22, 5, 14, 41, 11, 6, 19};

    /** {@code permutation_test} of the difference of mean logarithms, n_resamples=inf, over 24,310 permutations; ours draws. */
    @Test
    void comparisonWhenPermutationsAreDrawnIsNearTheExactOne() {
        PeriodComparison comparison = given(PeriodComparison.of(BEFORE, AFTER, Fixtures.SEED));

        assertThat(comparison.ratio()).isEqualTo(0.4239221498856549, NEAR);
        assertThat(comparison.pValue()).isEqualTo(0.0643356643, within(0.006));
    }

    /** {@code t.interval} on the logarithms. */
    @Test
    void geometricMeanIntervalIsThatOfStudent() {
        Interval interval = given(given(GeometricMeans.of(BEFORE)).interval());

        assertThat(interval.lower()).isEqualTo(13.86054834, NEAR);
        assertThat(interval.upper()).isEqualTo(77.23748358, NEAR);
    }

    /** {@code kendalltau(method='exact')}, {@code theilslopes}. */
    @Test
    void trendWhenFewIsTheExactOne() {
        Trend trend = given(Trend.of(count(8), new double[] {3, 1, 4, 2, 5, 9, 7, 6}));

        assertThat(trend.pValue()).isEqualTo(0.06101190476190476, NEAR);
        assertThat(trend.slope()).isEqualTo(0.7083333333333333, NEAR);
    }

    /** {@code ecdf(...).sf.confidence_interval(method='log-log')} of the maintained group of Miller (1981). */
    @Test
    void survivalIntervalIsThatOfTheLogLogScale() {
        SurvivalCurve curve = given(SurvivalCurve.of(watched(9, 13, -13, 18, 23, -28, 31, 34, -45, 48, -161)));

        assertThat(given(curve.steps().get(0).interval()).lower()).isEqualTo(0.50808021, NEAR);
        assertThat(given(curve.steps().get(0).interval()).upper()).isEqualTo(0.98667382, NEAR);
        assertThat(given(curve.steps().get(8).interval()).lower()).isEqualTo(0.01173848, NEAR);
        assertThat(given(curve.steps().get(8).interval()).upper()).isEqualTo(0.52501484, NEAR);
    }

    /** {@code false_discovery_control}. */
    @Test
    void adjustedIsThatOfBenjaminiAndHochberg() {
        assertThat(ManyComparisons.adjusted(new double[] {.01, .04, .03, .2, .5}))
                .containsExactly(new double[] {0.05, 0.06666667, 0.06666667, 0.25, 0.5}, NEAR);
    }

    /** {@code binomtest(3, 17).proportion_ci(method='wilson')}. */
    @Test
    void proportionIsThatOfWilson() {
        Interval interval = given(Proportion.of(3, 17)).interval();

        assertThat(interval.lower()).isEqualTo(0.061911266376209945, NEAR);
        assertThat(interval.upper()).isEqualTo(0.4102945856883412, NEAR);
    }
}
