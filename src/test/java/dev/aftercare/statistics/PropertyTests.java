package dev.aftercare.statistics;

import static dev.aftercare.statistics.Fixtures.count;
import static dev.aftercare.statistics.Fixtures.ended;
import static dev.aftercare.statistics.Fixtures.given;
import static dev.aftercare.statistics.Fixtures.logNormal;
import static dev.aftercare.statistics.Fixtures.none;
import static dev.aftercare.statistics.Fixtures.random;
import static dev.aftercare.statistics.Fixtures.shuffled;
import static dev.aftercare.statistics.Fixtures.times;
import static dev.aftercare.statistics.Fixtures.watched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for all numbers: order and unit do not matter, bounds are kept, too few say nothing. */
class PropertyTests {

    private static final double[] NONE = {};

    static Stream<double[]> samples() {
        UniformRandomProvider random = random(1);
        return IntStream.of(1, 2, 3, 5, 6, 7, 19, 20, 36, 101)
                .boxed()
                .flatMap(n -> Stream.of(logNormal(n, random), minutes(n, random)));
    }

    /** Whole minutes as people write them: zeros and many ties. */
    private static double[] minutes(int n, UniformRandomProvider random) {
        double[] minutes = times(logNormal(n, random), 0.1);
        return Arrays.stream(minutes)
                .map(Math::floor)
                .map(value -> Math.min(value, 9))
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void summaryWhenOrderChangesIsTheSame(double[] values) {
        assertThat(Summary.of(shuffled(values, random(2)))).isEqualTo(Summary.of(values));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void summaryWhenUnitChangesScales(double[] values) {
        Summary minutes = given(Summary.of(values));
        Summary seconds = given(Summary.of(times(values, 60)));

        assertScaled(minutes.median(), seconds.median());
        assertScaled(minutes.p90(), seconds.p90());
        assertScaled(minutes.geometricMean(), seconds.geometricMean());
    }

    private static void assertScaled(Answer<Estimate> minutes, Answer<Estimate> seconds) {
        assertThat(seconds.isGiven()).isEqualTo(minutes.isGiven());
        if (minutes.isGiven()) {
            assertNear(given(seconds).value(), 60 * given(minutes).value());
            assertThat(given(seconds).interval().isGiven())
                    .isEqualTo(given(minutes).interval().isGiven());
            given(minutes).interval().value().ifPresent(interval -> {
                assertNear(given(given(seconds).interval()).lower(), 60 * interval.lower());
                assertNear(given(given(seconds).interval()).upper(), 60 * interval.upper());
            });
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void summaryWhenAnyLiesWithinTheValues(double[] values) {
        Summary summary = given(Summary.of(values));
        double least = Arrays.stream(values).min().orElseThrow();

        Stream.of(summary.median(), summary.p90(), summary.geometricMean())
                .flatMap(answer -> answer.value().stream())
                .forEach(estimate -> {
                    assertThat(estimate.value()).isBetween(least - 1e-9, summary.greatest() + 1e-9);
                    estimate.interval()
                            .value()
                            .ifPresent(interval -> assertThat(interval.contains(estimate.value()))
                                    .isTrue());
                });
        assertThat(summary.lowerQuartile()).isLessThanOrEqualTo(summary.upperQuartile());
    }

    @Test
    void medianIntervalWhenFewerThanSixSaysThatThereIsNone() {
        assertThat(none(given(Quantiles.median(new double[] {1, 2, 3, 4, 5})).interval()))
                .isEqualTo(new Answer.NotEnough<Interval>(Quantiles.MEDIAN, 5, 6, Answer.Lack.VALUES));
        assertThat(given(Quantiles.median(new double[] {1, 100})).value()).isEqualTo(50.5);
    }

    @Test
    void p90WhenFewerThanTwentySaysThatThereIsNoneAndItsIntervalFromThirtySix() {
        assertThat(none(Quantiles.p90(count(19))).needed()).isEqualTo(20);
        assertThat(none(given(Quantiles.p90(count(35))).interval()).needed()).isEqualTo(36);
        assertThat(given(Quantiles.p90(count(36))).interval().isGiven()).isTrue();
    }

    @Test
    void geometricMeanWhenNothingVariesOrAllIsZeroSaysWhatLacks() {
        assertThat(none(GeometricMeans.of(new double[3])).lack()).isEqualTo(Answer.Lack.NOT_ZERO);
        assertThat(none(given(GeometricMeans.of(new double[] {7, 7, 7, 7, 7})).interval())
                        .lack())
                .isEqualTo(Answer.Lack.SPREAD);
        assertThat(none(given(GeometricMeans.of(new double[] {1, 2, 3, 4})).interval())
                        .needed())
                .isEqualTo(5);
        assertThat(given(GeometricMeans.of(new double[] {4, 9})).value()).isEqualTo(6, within(1e-12));
    }

    @Test
    void valuesWhenNegativeOrNotANumberAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Summary.of(new double[] {1, -1}));
        assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.median(new double[] {Double.NaN}));
        assertThatIllegalArgumentException().isThrownBy(() -> Proportion.of(2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Rates.of(-1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Observation.of(-1, Observation.Ending.EVENT));
        assertThatIllegalArgumentException().isThrownBy(() -> Trend.of(new double[] {2, 1}, new double[2]));
    }

    @Test
    void anyMethodWhenThereIsNothingSaysSo() {
        assertThat(Stream.<Answer<?>>of(
                        Quantiles.median(NONE),
                        Summary.of(NONE),
                        GeometricMeans.of(NONE),
                        Bootstrap.of(NONE, Values::sum, 1),
                        Trend.of(NONE, NONE),
                        PeriodComparison.of(NONE, NONE, 1),
                        ControlChart.of(new int[0], NONE),
                        DaysBetween.of(NONE, 0),
                        Rates.of(0, 0),
                        Rates.ratio(0, 1, 0, 1),
                        Proportion.of(0, 0),
                        SurvivalCurve.of(List.of()),
                        CumulativeIncidence.of(List.of()),
                        LogRank.of(List.of(), List.of())))
                .allSatisfy(answer -> {
                    assertThat(answer).isInstanceOf(Answer.NotEnough.class);
                    assertThat(answer.method().definition()).isNotBlank();
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anyMethodWhenOneOrTwoValuesGivesNoNaN(int n) {
        double[] values = logNormal(n, random(3));

        assertThat(Stream.<Answer<?>>of(
                        Summary.of(values),
                        SurvivalCurve.of(ended(values)),
                        CumulativeIncidence.of(ended(values)),
                        Proportion.of(1, n),
                        Rates.of(n, 1)))
                .allSatisfy(answer -> assertThat(answer.isGiven()).isTrue())
                .allSatisfy(answer -> assertThat(answer.toString()).doesNotContain("NaN"));
    }

    @Test
    void comparisonWhenPeriodsAreSwappedMirrors() {
        double[] first = logNormal(9, random(4));
        double[] second = logNormal(5, random(5));

        PeriodComparison there = given(PeriodComparison.of(first, second, 1));
        PeriodComparison back = given(PeriodComparison.of(second, first, 1));

        assertNear(back.ratio(), 1 / there.ratio());
        assertNear(back.interval().lower(), 1 / there.interval().upper());
        assertNear(back.interval().upper(), 1 / there.interval().lower());
        assertThat(back.pValue()).isEqualTo(there.pValue());
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 8, 15, 40})
    void comparisonWhenAnyNeverContradictsItsInterval(int n) {
        UniformRandomProvider random = random(6 + n);
        for (int run = 0; run < 20; run++) {
            double[] second = times(logNormal(n + run % 3, random), run % 4 == 0 ? 1 : 4);
            PeriodComparison comparison = given(PeriodComparison.of(logNormal(n, random), second, run));

            assertThat(comparison.interval().contains(1)).isEqualTo(!comparison.isDetected());
            assertThat(comparison.interval().contains(comparison.ratio())).isTrue();
        }
    }

    @Test
    void comparisonWhenOrderOrUnitChangesIsTheSame() {
        double[] first = logNormal(20, random(7));
        double[] second = logNormal(15, random(8));
        PeriodComparison minutes = given(PeriodComparison.of(first, second, 5));

        assertThat(given(PeriodComparison.of(shuffled(first, random(9)), second, 5)))
                .isEqualTo(minutes);
        assertThat(given(PeriodComparison.of(times(first, 60), times(second, 60), 5))
                        .pValue())
                .isEqualTo(minutes.pValue());
        assertThat(minutes.seed()).isEqualTo(5);
        assertThat(minutes.permutations()).isEqualTo(10_000);
    }

    @Test
    void comparisonWhenTooFewOrAllTheSameSaysSo() {
        assertThat(none(PeriodComparison.of(new double[] {1, 2, 3}, count(9), 1))
                        .needed())
                .isEqualTo(4);
        assertThat(none(PeriodComparison.of(new double[] {5, 5, 5, 5}, new double[] {5, 5, 5, 5}, 1))
                        .lack())
                .isEqualTo(Answer.Lack.SPREAD);
        assertThat(none(PeriodComparison.of(new double[4], new double[5], 1)).lack())
                .isEqualTo(Answer.Lack.NOT_ZERO);
    }

    /** All eight smallest before, all eight greatest after: one of 12,870 ways, on either side. */
    @Test
    void comparisonWhenFullySeparatedIsExact() {
        double[] first = {1, 2, 3, 4, 5, 6, 7, 8};

        assertThat(given(PeriodComparison.of(first, times(first, 100), 1)).pValue())
                .isEqualTo(2 / 12_870.0, within(1e-12));
    }

    /** With these spreads a team of 14 incidents must halve its time before anything shows. */
    @Test
    void detectableChangeWhenMoreDataIsSmaller() {
        assertThat(DetectableChange.of(7, 7, 1.33).decrease()).isGreaterThan(0.85);
        assertThat(DetectableChange.of(50, 50, 1.33).decrease()).isBetween(0.5, 0.55);
        assertThat(DetectableChange.of(5000, 5000, 1.33).decrease()).isLessThan(0.08);
        assertThat(DetectableChange.of(7, 7, 0).factor()).isEqualTo(1);
    }

    @Test
    void bootstrapWhenSeedIsTheSameIsTheSame() {
        double[] values = logNormal(15, random(10));
        Function<Long, Bootstrap> draw =
                seed -> given(Bootstrap.of(values, sample -> Quantiles.quantile(sample, 0.9), seed));

        assertThat(draw.apply(1L)).isEqualTo(draw.apply(1L)).isNotEqualTo(draw.apply(2L));
        assertThat(none(Bootstrap.of(count(14), Values::sum, 1)).needed()).isEqualTo(15);
    }

    @Test
    void trendWhenFewerThanEightMonthsGivesNoVerdict() {
        assertThat(none(Trend.of(count(7), count(7))).needed()).isEqualTo(8);
        assertThat(given(Trend.of(count(8), count(8))).pValue()).isEqualTo(2 / 40_320.0, within(1e-12));
        assertThat(none(Trend.of(count(8), new double[8])).lack()).isEqualTo(Answer.Lack.SPREAD);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 10, 11, 24})
    void trendWhenTurnedOverOrBentTurnsAndStays(int n) {
        double[] values = logNormal(n, random(11));
        Trend up = given(Trend.of(count(n), values));
        Trend down = given(Trend.of(count(n), times(values, -3)));
        double[] logs = Arrays.stream(values).map(Math::log).toArray();

        assertThat(down.s()).isEqualTo(-up.s());
        assertThat(down.pValue()).isEqualTo(up.pValue());
        assertNear(down.slope(), -3 * up.slope());
        assertNear(down.slopeInterval().lower(), -3 * up.slopeInterval().upper());
        assertThat(given(Trend.of(count(n), logs)).pValue()).isEqualTo(up.pValue());
        assertThat(up.slopeInterval().contains(up.slope())).isTrue();
    }

    /** The product of Gaussian coefficients against counting every order of five values with ties. */
    @Test
    void kendallDistributionWhenTiedIsThatOfCounting() {
        List<double[]> orders = new ArrayList<>();
        permute(new double[] {1, 1, 2, 3, 3}, 0, orders);
        for (int s = 0; s <= 8; s += 2) {
            int distance = s;
            long far = orders.stream()
                    .filter(order -> Math.abs(kendall(order)) >= distance)
                    .count();

            assertThat(KendallDistribution.of(2, 1, 2).twoSided(s)).isEqualTo(far / 120.0, within(1e-12));
        }
    }

    private static void permute(double[] values, int from, List<double[]> orders) {
        if (from == values.length) {
            orders.add(values.clone());
        }
        for (int at = from; at < values.length; at++) {
            double[] next = values.clone();
            next[from] = values[at];
            next[at] = values[from];
            permute(next, from + 1, orders);
        }
    }

    private static int kendall(double[] values) {
        int s = 0;
        for (int later = 1; later < values.length; later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                s += Double.compare(values[later], values[earlier]);
            }
        }
        return s;
    }

    @Test
    void survivalWhenNothingIsCensoredIsTheShareStillOpen() {
        SurvivalCurve curve = given(SurvivalCurve.of(ended(4, 1, 3, 2)));

        assertThat(curve.steps().stream().map(CurveStep::share)).containsExactly(0.75, 0.5, 0.25, 0.0);
        assertThat(given(curve.median()).value()).isEqualTo(2.5);
        assertThat(none(given(curve.median()).interval()).needed()).isEqualTo(5);
    }

    @Test
    void survivalWhenAllAreOpenHasNoMedian() {
        SurvivalCurve curve = given(SurvivalCurve.of(watched(-1, -2, -3)));

        assertThat(curve.events()).isZero();
        assertThat(none(curve.median()).lack()).isEqualTo(Answer.Lack.EVENTS);
        assertThat(curve.steps()).allSatisfy(step -> assertThat(step.share()).isEqualTo(1));
    }

    @Test
    void survivalWhenCensoredAtTheTimeOfAnEventWasStillWatched() {
        assertThat(given(SurvivalCurve.of(watched(2, -2))).steps().get(0).share())
                .isEqualTo(0.5);
    }

    @Test
    void survivalWhenDoneOnTheFirstDayCounts() {
        assertThat(given(SurvivalCurve.of(ended(0, 5))).steps().get(0).share()).isEqualTo(0.5);
    }

    /** Seen first on day 10: it could not have been seen to end on day 3. */
    @Test
    void survivalWhenSeenLateIsNotCountedBefore() {
        List<Observation> observations = List.of(
                Observation.of(3, Observation.Ending.EVENT),
                Observation.of(20, Observation.Ending.EVENT),
                new Observation(10, 15, Observation.Ending.EVENT),
                new Observation(7, 7, Observation.Ending.EVENT));

        SurvivalCurve curve = given(SurvivalCurve.of(observations));

        assertThat(curve.n()).isEqualTo(3);
        assertThat(curve.steps().stream().map(CurveStep::atRisk)).containsExactly(2, 2, 1);
    }

    @Test
    void survivalWhenSomethingCompetesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SurvivalCurve.of(List.of(Observation.of(1, Observation.Ending.COMPETING))));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10, 50})
    void incidenceWhenNothingCompetesIsOneLessSurvival(int n) {
        List<Observation> observations = new ArrayList<>();
        for (double time : minutes(n, random(12))) {
            observations.add(Observation.of(
                    time, observations.size() % 3 == 0 ? Observation.Ending.CENSORED : Observation.Ending.EVENT));
        }
        SurvivalCurve survival = given(SurvivalCurve.of(observations));
        CumulativeIncidence incidence = given(CumulativeIncidence.of(observations));
        Collections.shuffle(observations, new Random(Fixtures.SEED));

        for (int at = 0; at < survival.steps().size(); at++) {
            assertNear(
                    incidence.steps().get(at).share(),
                    1 - survival.steps().get(at).share());
            assertNear(
                    incidence.steps().get(at).standardError(),
                    survival.steps().get(at).standardError());
        }
        assertThat(incidence.median().value().map(Estimate::value))
                .isEqualTo(survival.median().value().map(Estimate::value));
        assertThat(given(CumulativeIncidence.of(observations))).isEqualTo(incidence);
    }

    /** With nobody censored the share done is a plain share, and its error that of a share. */
    @Test
    void incidenceWhenSomeAreCanceledIsTheShareOfAll() {
        List<Observation> observations = List.of(
                Observation.of(1, Observation.Ending.EVENT),
                Observation.of(2, Observation.Ending.COMPETING),
                Observation.of(3, Observation.Ending.EVENT),
                Observation.of(4, Observation.Ending.EVENT),
                Observation.of(5, Observation.Ending.COMPETING));

        CumulativeIncidence curve = given(CumulativeIncidence.of(observations));

        assertThat(curve.steps().stream().map(CurveStep::share).map(share -> Math.round(share * 1e9) / 1e9))
                .containsExactly(0.2, 0.2, 0.4, 0.6, 0.6);
        assertThat(curve.steps().get(3).standardError()).isEqualTo(Math.sqrt(0.6 * 0.4 / 5), within(1e-12));
        assertThat(given(curve.median()).value()).isEqualTo(4);
        assertThat(curve.competing()).isEqualTo(2);
    }

    @Test
    void controlChartWhenCountsVaryMoreThanChanceSaysSoAndWidensNothing() {
        double[] ones = new double[12];
        Arrays.fill(ones, 1);

        ControlChart chart = given(ControlChart.of(new int[] {0, 20, 1, 18, 0, 25, 2, 17, 0, 22, 1, 19}, ones));

        assertThat(chart.isOverDispersed()).isTrue();
        assertThat(chart.laney()).isGreaterThan(2);
        assertThat(chart.points().get(0).upper())
                .isEqualTo(chart.center() + 3 * Math.sqrt(chart.center()), within(1e-12));
        assertThat(none(ControlChart.of(new int[7], Arrays.copyOf(ones, 7))).needed())
                .isEqualTo(8);
    }

    @Test
    void daysBetweenWhenRegularFlagsOnlyALongQuiet() {
        double[] days = {0, 30, 55, 90, 118, 150, 177, 210, 240, 268};

        DaysBetween quiet = given(DaysBetween.of(days, 268 + 200));

        assertThat(quiet.isUnusuallyQuiet()).isTrue();
        assertThat(quiet.center()).isBetween(29.0, 30.5);
        assertThat(quiet.standsOut(30)).isFalse();
        assertThat(given(DaysBetween.of(days, 280)).isUnusuallyQuiet()).isFalse();
        assertThat(none(DaysBetween.of(new double[] {1, 2}, 3)).n()).isEqualTo(1);
    }

    @Test
    void rateRatioWhenOnePeriodIsEmptyKeepsTheOtherBound() {
        RateRatio up = given(Rates.ratio(4, 1, 0, 1));

        assertThat(up.ratio()).isInfinite();
        assertThat(up.interval().hasUpperBound()).isFalse();
        assertThat(up.interval().lower()).isPositive();
        assertThat(given(Rates.ratio(0, 1, 4, 1)).interval().lower()).isZero();
        assertThat(none(Rates.ratio(0, 1, 0, 1)).lack()).isEqualTo(Answer.Lack.EVENTS);
    }

    @Test
    void silenceWhenFewerThanTwoBeforeNeverShows() {
        Silence one = Silence.of(1, 1, 0, 100);

        assertThat(one.chance()).isLessThan(0.05);
        assertThat(one.shows()).isFalse();
        assertThat(one.quietNeeded()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 6, 12})
    void silenceWhenQuietForAsLongAsNeededJustShows(int before) {
        double needed = Silence.of(before, 365, 0, 0).quietNeeded().orElseThrow();

        assertThat(Silence.of(before, 365, 0, needed * 1.001).shows()).isTrue();
        assertThat(Silence.of(before, 365, 0, needed * 0.999).shows()).isFalse();
        assertThat(Silence.of(before, 365, 1, needed * 1.001).shows()).isFalse();
    }

    @Test
    void adjustedWhenAnyNeverFallsBelowTheOriginalAndKeepsTheirOrder() {
        double[] pValues = random(13).doubles(40).toArray();

        double[] adjusted = ManyComparisons.adjusted(pValues);

        assertThat(ManyComparisons.adjusted(NONE)).isEmpty();
        assertThat(ManyComparisons.adjusted(new double[] {0.03})).containsExactly(0.03);
        for (int one = 0; one < 40; one++) {
            assertThat(adjusted[one]).isBetween(pValues[one], 1.0);
            for (int other = 0; other < 40; other++) {
                assertThat(pValues[one] < pValues[other] && adjusted[one] > adjusted[other])
                        .isFalse();
            }
        }
    }

    private static void assertNear(double value, double expected) {
        assertThat(value).isEqualTo(expected, within(1e-9 * (1 + Math.abs(expected))));
    }
}
