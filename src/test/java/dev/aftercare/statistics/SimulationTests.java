package dev.aftercare.statistics;

import static dev.aftercare.statistics.Fixtures.LOG_SPREAD;
import static dev.aftercare.statistics.Fixtures.count;
import static dev.aftercare.statistics.Fixtures.given;
import static dev.aftercare.statistics.Fixtures.logNormal;
import static dev.aftercare.statistics.Fixtures.random;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whether intervals cover what they claim and tests keep quiet where nothing changed, on log-normal durations as real
 * incidents have them, from a recorded seed. {@code -Daftercare.simulations=50000} looks closer and takes minutes.
 */
class SimulationTests {

    private static final int RUNS = Integer.getInteger("aftercare.simulations", 1_000);

    /** Tenth as many permutations as the digest draws: a test is as honest with them, and a run takes a tenth of the time. */
    private static final int DRAWN = 999;

    private static final double MEDIAN = 60;
    private static final double P90 = MEDIAN * Math.exp(1.2815515655446004 * LOG_SPREAD);

    @ParameterizedTest
    @ValueSource(ints = {6, 15, 50})
    void medianIntervalWhenLogNormalCovers(int n) {
        assertCovers(
                RUNS,
                n,
                random -> given(given(Quantiles.median(logNormal(n, random))).interval())
                        .contains(MEDIAN));
    }

    @ParameterizedTest
    @ValueSource(ints = {36, 50})
    void p90IntervalWhenLogNormalCovers(int n) {
        assertCovers(
                RUNS,
                n,
                random -> given(given(Quantiles.p90(logNormal(n, random))).interval())
                        .contains(P90));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 15, 50})
    void geometricMeanIntervalWhenLogNormalCovers(int n) {
        assertCovers(
                RUNS,
                n,
                random -> given(given(GeometricMeans.of(logNormal(n, random))).interval())
                        .contains(MEDIAN));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 15, 50})
    void survivalMedianIntervalWhenSomeAreStillOpenCovers(int n) {
        assertCovers(RUNS, n, random -> {
            SurvivalCurve curve = given(SurvivalCurve.of(open(n, random)));
            // without a median there is no interval to be wrong
            return curve.median().value().isEmpty()
                    || given(given(curve.median()).interval()).contains(MEDIAN);
        });
    }

    /** Done and canceled come after times of the same form, so that half of those that are over by then are done. */
    @ParameterizedTest
    @ValueSource(ints = {15, 50})
    void incidenceIntervalWhenSomeAreCanceledCovers(int n) {
        // at the median of either, three of four are over, and half of these are done
        double truth = 0.5 * (1 - 0.25);
        assertCovers(RUNS, n, random -> {
            CumulativeIncidence curve = given(CumulativeIncidence.of(canceled(n, random)));
            CurveStep at = curve.steps().stream()
                    .filter(step -> step.time() <= MEDIAN)
                    .reduce((earlier, later) -> later)
                    .orElse(curve.steps().get(0));
            return at.interval()
                    .value()
                    .map(interval -> interval.contains(truth))
                    .orElse(true);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 15, 50})
    void ratioIntervalWhenHalvedCovers(int n) {
        assertCovers(
                RUNS,
                n,
                random -> given(PeriodComparison.of(
                                logNormal(n, random),
                                Fixtures.times(logNormal(n, random), 0.5),
                                random.nextLong(),
                                DRAWN))
                        .interval()
                        .contains(0.5));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 15, 50})
    void comparisonWhenNothingChangedSeldomAlarms(int n) {
        assertSeldom(
                RUNS,
                n,
                random -> given(PeriodComparison.of(
                                logNormal(n, random), logNormal(n, random), random.nextLong(), DRAWN))
                        .isDetected());
    }

    /** A change of the size that the comparison itself names is found in about four of five cases. */
    @ParameterizedTest
    @ValueSource(ints = {6, 15, 50})
    void comparisonWhenChangeIsTheDetectableOneMostlyFindsIt(int n) {
        double factor = DetectableChange.of(n, n, LOG_SPREAD).factor();
        double found = share(
                RUNS,
                n,
                random -> given(PeriodComparison.of(
                                logNormal(n, random),
                                Fixtures.times(logNormal(n, random), factor),
                                random.nextLong(),
                                DRAWN))
                        .isDetected());

        assertThat(found).isBetween(0.74, 0.86);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 10, 12, 15, 24, 50})
    void trendWhenThereIsNoneSeldomAlarms(int n) {
        assertSeldom(
                RUNS,
                n,
                random -> given(Trend.of(count(n), logNormal(n, random))).isDetected());
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 10, 12, 15, 24, 50})
    void slopeIntervalWhenFallingCovers(int n) {
        assertCovers(RUNS, n, random -> {
            double[] logs = Arrays.stream(logNormal(n, random)).map(Math::log).toArray();
            Arrays.setAll(logs, month -> logs[month] - 0.05 * month);
            return given(Trend.of(count(n), logs)).slopeInterval().contains(-0.05);
        });
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "6, 12", "15, 4", "50, 50"})
    void rateRatioWhenNothingChangedCoversAndSeldomAlarms(double first, double second) {
        PoissonCounts counts = new PoissonCounts(first, second);
        assertCovers(
                RUNS,
                1,
                random -> counts.draw(random)
                        .value()
                        .map(one -> one.interval().contains(1))
                        .orElse(true));
        assertSeldom(
                RUNS,
                2,
                random -> counts.draw(random)
                        .value()
                        .map(one -> one.pValue() <= 0.05)
                        .orElse(false));
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 24})
    void controlChartWhenCountsArePoissonSeldomFindsOverDispersion(int months) {
        assertSeldom(RUNS, months, random -> {
            int[] counts = IntStream.range(0, months)
                    .map(month -> PoissonSampler.of(random, 5).sample())
                    .toArray();
            double[] days = new double[months];
            Arrays.fill(days, 30);
            return given(ControlChart.of(counts, days)).isOverDispersed();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 50})
    void logRankWhenPacesAreTheSameSeldomAlarms(int n) {
        // nearer to 6 % than the others: more runs tell it from chance
        assertSeldom(
                5 * RUNS,
                n,
                random -> LogRank.of(open(n, random), open(n, random))
                        .value()
                        .map(test -> test.pValue() <= 0.05)
                        .orElse(false));
    }

    private record PoissonCounts(double first, double second) {
        Answer<RateRatio> draw(UniformRandomProvider random) {
            return Rates.ratio(
                    PoissonSampler.of(random, first).sample(),
                    first,
                    PoissonSampler.of(random, second).sample(),
                    second);
        }
    }

    /** Watched for a time of the same form, three times as long. */
    private static List<Observation> open(int n, UniformRandomProvider random) {
        double[] ends = logNormal(n, random);
        double[] looks = Fixtures.times(logNormal(n, random), 3);
        return IntStream.range(0, n)
                .mapToObj(at -> Observation.of(
                        Math.min(ends[at], looks[at]),
                        ends[at] <= looks[at] ? Observation.Ending.EVENT : Observation.Ending.CENSORED))
                .toList();
    }

    private static List<Observation> canceled(int n, UniformRandomProvider random) {
        double[] ends = logNormal(n, random);
        double[] cancellations = logNormal(n, random);
        return IntStream.range(0, n)
                .mapToObj(at -> Observation.of(
                        Math.min(ends[at], cancellations[at]),
                        ends[at] <= cancellations[at] ? Observation.Ending.EVENT : Observation.Ending.COMPETING))
                .toList();
    }

    private static void assertCovers(int runs, int stream, Predicate<UniformRandomProvider> holds) {
        assertThat(share(runs, stream, holds))
                .as("coverage of a 95 %% interval")
                .isGreaterThanOrEqualTo(0.93);
    }

    private static void assertSeldom(int runs, int stream, Predicate<UniformRandomProvider> alarms) {
        assertThat(share(runs, stream, alarms))
                .as("false alarms of a test at 5 %%")
                .isLessThan(0.06);
    }

    private static double share(int runs, int stream, Predicate<UniformRandomProvider> holds) {
        UniformRandomProvider random = random(stream);
        int held = 0;
        for (int run = 0; run < runs; run++) {
            held += holds.test(random) ? 1 : 0;
        }
        return (double) held / runs;
    }
}
