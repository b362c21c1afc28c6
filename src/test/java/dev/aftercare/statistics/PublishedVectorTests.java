package dev.aftercare.statistics;

import static dev.aftercare.statistics.Fixtures.given;
import static dev.aftercare.statistics.Fixtures.none;
import static dev.aftercare.statistics.Fixtures.published;
import static dev.aftercare.statistics.Fixtures.watched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures that others published, to the digits that they gave. Each test names its source. */
class PublishedVectorTests {

    /** NIST/SEMATECH e-Handbook of Statistical Methods, 7.2.6.2. By its own definition, p(n + 1), it gives 95.1981. */
    private static final double[] NIST_PERCENTILES = {
        95.1772, 95.1567, 95.1937, 95.1959, 95.1442, 95.0610, 95.1591, 95.1195, 95.1065, 95.0925, 95.1990, 95.1682
    };

    /** Acute myelogenous leukemia (Miller 1981), R survival, tests/doaml.Rout.save; a minus is a plus there: censored. */
    private static final List<Observation> MAINTAINED = watched(9, 13, -13, 18, 23, -28, 31, 34, -45, 48, -161);

    private static final List<Observation> NOT_MAINTAINED = watched(5, 5, 8, 8, 12, -16, 23, 27, 30, 33, 43, 45);

    /** R survival, tests/quantile.R, without the row that lacks a status. */
    private static final List<Observation> QUANTILE_TEST = watched(9, 1, -1, 6, 6, -8, -10);

    @Test
    void quantileWhenNistPercentilesIsThatOfType7() {
        assertThat(Quantiles.quantile(NIST_PERCENTILES, 0.9)).isEqualTo(95.19568, digits(5));
    }

    /** NIST Statistical Reference Datasets, certified values; they are what the library is trusted with. */
    @ParameterizedTest
    @CsvSource({
        "nist-lew.txt, 200, -177.435000000000, 277.332168044316",
        "nist-lottery.txt, 218, 518.958715596330, 291.699727470969",
        "nist-mavro.txt, 50, 2.00185600000000, 0.000429123454003053",
        "nist-michelso.txt, 100, 299.852400000000, 0.0790105478190518"
    })
    void meanAndDeviationWhenNistReferenceDataAreTheCertifiedOnes(String file, int n, double mean, double deviation) {
        double[] values = published(file);

        assertThat(values).hasSize(n);
        assertThat(Mean.of(values).getAsDouble()).isEqualTo(mean, within(Math.abs(mean) * 1e-14));
        assertThat(StandardDeviation.of(values).getAsDouble()).isEqualTo(deviation, within(deviation * 1e-11));
    }

    /** NIST StRD NumAcc1 to NumAcc4: three values, and 1001 that alternate around the first. */
    @ParameterizedTest
    @CsvSource({"1.2, 1.2, 0.1", "1000000.2, 1000000.2, 0.1", "10000000.2, 10000000.2, 0.1"})
    void meanAndDeviationWhenNistAccuracySeriesAreTheCertifiedOnes(double first, double mean, double deviation) {
        double[] values = new double[1001];
        values[0] = first;
        for (int at = 1; at < values.length; at++) {
            values[at] = first + (at % 2 == 1 ? -0.1 : 0.1);
        }

        assertThat(Mean.of(values).getAsDouble()).isEqualTo(mean, within(1e-8));
        assertThat(StandardDeviation.of(values).getAsDouble()).isEqualTo(deviation, within(1e-8));
        assertThat(StandardDeviation.of(10_000_001, 10_000_003, 10_000_002).getAsDouble())
                .isEqualTo(1);
    }

    /** Design: recomputed from the binomial distribution; compare Conover, table A3. */
    @ParameterizedTest
    @CsvSource({"6, 1, 6, 96.9", "8, 1, 8, 99.2", "12, 3, 10, 96.1", "20, 6, 15, 95.9", "30, 10, 21, 95.7"})
    void medianIntervalWhenExactHasThePublishedRanks(int n, int lower, int upper, double percent) {
        double[] ranks = IntStream.rangeClosed(1, n).asDoubleStream().toArray();

        Interval interval = given(given(Quantiles.median(ranks)).interval());

        assertThat(interval.lower()).isEqualTo(lower);
        assertThat(interval.upper()).isEqualTo(upper);
        assertThat(interval.coverage() * 100).isEqualTo(percent, digits(1));
    }

    /** R boot, aircondit: cran/boot tests/Examples/boot-Ex.Rout.save, R = 999. Drawn, so near only. */
    @Test
    void bootstrapWhenAirConditioningIsNearThatOfR() {
        double[] hours = {3, 5, 7, 18, 43, 85, 91, 98, 100, 130, 230, 487};

        Bootstrap bootstrap = Bootstrap.draw(
                hours, sample -> Arrays.stream(sample).average().orElseThrow(), Bootstrap.SAMPLES, Fixtures.SEED);

        assertThat(bootstrap.value()).isEqualTo(108.08, digits(2));
        assertThat(bootstrap.percentile().lower()).isEqualTo(46.8, within(4.0));
        assertThat(bootstrap.percentile().upper()).isEqualTo(195.0, within(8.0));
        assertThat(bootstrap.basic().lower()).isEqualTo(21.2, within(8.0));
        assertThat(bootstrap.basic().upper()).isEqualTo(169.4, within(4.0));
    }

    /** Davidovič, Incident Metrics in SRE (2021), table 2: 90 % interval of a difference of means, in minutes. */
    @ParameterizedTest
    @CsvSource({
        "316, 50, 104, 0",
        "301, 50, 99, 0",
        "413, 50, 136, 0",
        "316, 500, 32.9, 1",
        "301, 500, 31.3, 1",
        "413, 500, 43.0, 1"
    })
    void noiseFloorWhenGoogleIncidentsIsThePublishedOne(double deviation, int n, double minutes, int digits) {
        assertThat(DetectableChange.noiseFloor(deviation, n, 1.645)).isEqualTo(minutes, digits(digits));
    }

    /** R datasets::Nile; cran/trend man/mk.test.Rd calls mk.test and sens.slope on it. */
    @Test
    void trendWhenNileIsThatOfR() {
        double[] flow = published("nile.txt");

        Trend trend = given(Trend.of(Fixtures.count(100), flow));

        assertThat(trend.s()).isEqualTo(-1387);
        assertThat(trend.variance()).isEqualTo(112728.33, digits(2));
        assertThat(trend.z()).isEqualTo(-4.1281, digits(4));
        assertThat(trend.pValue()).isEqualTo(3.658e-5, within(0.0005e-5));
        assertThat(trend.slope()).isEqualTo(-2.6, within(1e-12));
        assertThat(trend.slopeInterval().lower()).isEqualTo(-3.628, digits(3));
        assertThat(trend.slopeInterval().upper()).isEqualTo(-1.429, digits(3));
    }

    /** pyMannKendall tests/test_pymannkendall.py, arbitrary_1d_data, compared there with R. */
    @Test
    void trendWhenMonthsAreMissingIsThatOfPyMannKendall() {
        double[] all = published("pymannkendall-360.txt");
        double[] times = Arrays.stream(Fixtures.count(all.length))
                .filter(month -> !Double.isNaN(all[(int) month]))
                .toArray();
        double[] values = Arrays.stream(all).filter(Double::isFinite).toArray();

        Trend trend = given(Trend.of(times, values));

        assertThat(trend.s()).isEqualTo(-1959);
        assertThat(trend.variance()).isEqualTo(4889800.333, digits(3));
        assertThat(trend.z()).isEqualTo(-0.885456, digits(6));
        assertThat(trend.pValue()).isEqualTo(0.375911, digits(6));
        assertThat(trend.slope()).isEqualTo(-0.00636943, digits(8));
        assertThat(trend.isDetected()).isFalse();
    }

    /** Gilbert (1987), table A18, after Kendall (1975): the one-sided probability of S, for n = 8 and 10. */
    @ParameterizedTest
    @CsvSource({"8, 16, 0.031", "8, 20, 0.0071", "10, 21, 0.036", "10, 27, 0.0083"})
    void kendallDistributionWhenFewHasThePublishedTails(int n, long s, double tail) {
        assertThat(KendallDistribution.untied(n).twoSided(s) / 2)
                .isEqualTo(tail, within(tail < 0.01 ? 0.00005 : 0.0005));
    }

    /** Montgomery, dyed cloth: luca-scr/qcc data/dyedcloth.txt. */
    @Test
    void controlChartWhenDyedClothHasMontgomerysLimits() {
        ControlChart chart = given(ControlChart.of(
                new int[] {14, 12, 20, 11, 7, 10, 21, 16, 19, 23},
                new double[] {10, 8, 13, 10, 9.5, 10, 12, 10.5, 12, 12.5}));

        assertThat(chart.center()).isEqualTo(1.4233, digits(4));
        assertThat(chart.points().get(0).lower()).isEqualTo(0.2915, digits(4));
        assertThat(chart.points().get(0).upper()).isEqualTo(2.555, digits(3));
        assertThat(chart.points().get(1).lower()).isEqualTo(0.1579, digits(4));
        assertThat(chart.points().get(1).upper()).isEqualTo(2.6886, digits(4));
        assertThat(chart.points()).noneMatch(ControlChart.Point::standsOut);
    }

    /** Montgomery, personal computers: luca-scr/qcc data/pcmanufact.txt. */
    @Test
    void controlChartWhenComputersHasMontgomerysLimits() {
        int[] counts = {10, 12, 8, 14, 10, 16, 11, 7, 10, 15, 9, 5, 7, 11, 12, 6, 8, 10, 7, 5};
        double[] fives = new double[20];
        Arrays.fill(fives, 5);

        ControlChart chart = given(ControlChart.of(counts, fives));

        assertThat(chart.center()).isEqualTo(1.93, within(1e-12));
        assertThat(chart.points().get(0).lower()).isEqualTo(0.066, digits(3));
        assertThat(chart.points().get(0).upper()).isEqualTo(3.794, digits(3));
        assertThat(chart.isOverDispersed()).isFalse();
    }

    /** Pyzdek, The Six Sigma Handbook, page 184; NIST handbook 6.3.3.1, defects on wafers (a c-chart is a u-chart of ones). */
    @ParameterizedTest
    @CsvSource({"48.25, 1, 27.411, 69.089", "48.25, 2, 33.514, 62.986", "16, 1, 4, 28"})
    void limitsWhenHandbooksAreThePublishedOnes(double center, double exposure, double lower, double upper) {
        Interval limits = ControlChart.limits(center, exposure);

        // Pyzdek reckons with a rounded root: 33.5149 and 62.9851 are 33.514 and 62.986 there
        assertThat(limits.lower()).isEqualTo(lower, within(0.0015));
        assertThat(limits.upper()).isEqualTo(upper, within(0.0015));
    }

    /** R stats, example(poisson.test): breast cancer with and without X-rays, and Down's syndrome among Israelis. */
    @Test
    void ratesWhenPoissonTestsOfRAreThose() {
        RateRatio ratio = given(Rates.ratio(11, 800, 21, 3011));
        Estimate rate = given(Rates.of(137, 24.19893));

        assertThat(ratio.ratio()).isEqualTo(1.97149, digits(5));
        assertThat(ratio.pValue()).isEqualTo(0.07967, digits(5));
        assertThat(ratio.interval().lower()).isEqualTo(0.85843, digits(5));
        assertThat(ratio.interval().upper()).isEqualTo(4.27727, digits(5));
        assertThat(rate.value()).isEqualTo(5.66141, digits(5));
        assertThat(given(rate.interval()).lower()).isEqualTo(4.75312, digits(5));
        assertThat(given(rate.interval()).upper()).isEqualTo(6.69271, digits(5));
    }

    @Test
    void survivalWhenMaintainedIsThatOfR() {
        SurvivalCurve curve = given(SurvivalCurve.of(MAINTAINED, ShareScale.LOG));

        List<CurveStep> ends =
                curve.steps().stream().filter(step -> step.events() > 0).toList();
        assertThat(ends.stream().map(CurveStep::time)).containsExactly(9.0, 13.0, 18.0, 23.0, 31.0, 34.0, 48.0);
        assertThat(ends.stream().map(CurveStep::atRisk)).containsExactly(11, 10, 8, 7, 5, 4, 2);
        assertRounded(
                ends.stream().mapToDouble(CurveStep::share).toArray(), 3, .909, .818, .716, .614, .491, .368, .184);
        assertRounded(
                ends.stream().mapToDouble(CurveStep::standardError).toArray(),
                4,
                .0867,
                .1163,
                .1397,
                .1526,
                .1642,
                .1627,
                .1535);
        assertRounded(
                ends.stream()
                        .mapToDouble(step -> given(step.interval()).lower())
                        .toArray(),
                4,
                .7541,
                .6192,
                .4884,
                .3769,
                .2549,
                .1549,
                .0359);
        assertRounded(
                ends.stream()
                        .mapToDouble(step -> given(step.interval()).upper())
                        .toArray(),
                3,
                1,
                1,
                1,
                .999,
                .946,
                .875,
                .944);
        assertMedian(curve, 31, 18);
    }

    @Test
    void survivalWhenNotMaintainedIsThatOfRWithoutAnIntervalAtZero() {
        SurvivalCurve curve = given(SurvivalCurve.of(NOT_MAINTAINED, ShareScale.LOG));

        List<CurveStep> ends =
                curve.steps().stream().filter(step -> step.events() > 0).toList();
        assertRounded(
                ends.stream().mapToDouble(CurveStep::share).toArray(),
                4,
                .8333,
                .6667,
                .5833,
                .4861,
                .3889,
                .2917,
                .1944,
                .0972,
                0);
        assertRounded(
                ends.stream().limit(8).mapToDouble(CurveStep::standardError).toArray(),
                4,
                .1076,
                .1361,
                .1423,
                .1481,
                .1470,
                .1387,
                .1219,
                .0919);
        assertThat(none(ends.get(8).interval()).lack()).isEqualTo(Answer.Lack.SPREAD);
        assertMedian(curve, 23, 8);
    }

    /** R survival: survdiff in tests/doaml.Rout.save. */
    @Test
    void logRankWhenLeukemiaIsThatOfR() {
        LogRank test = given(LogRank.of(MAINTAINED, NOT_MAINTAINED));

        assertThat(test.events()).isEqualTo(7);
        assertThat(test.expected()).isEqualTo(10.69, digits(2));
        assertThat(test.chiSquared()).isEqualTo(3.396, digits(3));
        assertThat(test.pValue()).isEqualTo(0.0653, digits(4));
        assertThat(given(LogRank.of(NOT_MAINTAINED, MAINTAINED)).expected()).isEqualTo(7.31, digits(2));
    }

    /** R survival, tests/quantile.Rout.save: before the first step, on each flat exactly, and below the last. */
    @Test
    void survivalQuantilesWhenCurveIsFlatThereAreTheMiddleOfTheFlat() {
        SurvivalCurve curve = given(SurvivalCurve.of(QUANTILE_TEST, ShareScale.LOG));

        double[] open = {13 / 14.0, 6 / 7.0, 2 / 3.0, .5, 9 / 35.0};

        assertRounded(Arrays.stream(open).map(curve::quantile).toArray(), 9, 1, 3.5, 6, 9, 9.5);
        assertThat(curve.quantile(0.1)).isInfinite();
        assertMedian(curve, 9, 6);
    }

    /** Design: recomputed from Wilson (1927). */
    @ParameterizedTest
    @CsvSource({"7, 10, 0.397, 0.892", "0, 10, 0, 0.278", "10, 10, 0.722, 1"})
    void proportionWhenFewHasWilsonsInterval(int hits, int n, double lower, double upper) {
        Interval interval = given(Proportion.of(hits, n)).interval();

        assertThat(interval.lower()).isEqualTo(lower, digits(3));
        assertThat(interval.upper()).isEqualTo(upper, digits(3));
    }

    /** Benjamini and Hochberg (1995), section 3.2: of 15 p-values the four smallest stand out at 5 %. */
    @Test
    void adjustedWhenOriginalPaperFindsFour() {
        double[] pValues = {
            .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1.000
        };

        double[] adjusted = ManyComparisons.adjusted(pValues);

        assertThat(Arrays.stream(adjusted).filter(p -> p <= 0.05)).hasSize(4);
        assertRounded(
                adjusted, 4, .0015, .0030, .0095, .0356, .0603, .0639, .0639, .0645, .0765, .4860, .5812, .7149, .7532,
                .8132, 1);
    }

    /** Design M9: with a rate that is known, 90 days prove nothing; three years or twelve a year do. */
    @Test
    void silenceWhenRateIsKnownHasThePublishedChance() {
        assertThat(Rates.atMost(0, 90 / 365.25)).isEqualTo(0.78, digits(2));
        assertThat(Rates.atMost(0, 3)).isEqualTo(0.0498, digits(4));
        assertThat(Rates.highestRateBehindSilence(1)).isEqualTo(2.996, digits(3));
    }

    /** Design, corrections: one in a year needs 19 quiet years, six about eight months. */
    @Test
    void silenceWhenRateIsOnlyCountedTakesMuchLonger() {
        assertThat(Silence.quiet(1, 1)).isEqualTo(19, within(1e-9));
        assertThat(Silence.quiet(6, 12)).isEqualTo(7.77, digits(2));
    }

    private static void assertMedian(SurvivalCurve curve, double median, double lower) {
        Estimate estimate = given(curve.median());
        assertThat(estimate.value()).isEqualTo(median);
        assertThat(given(estimate.interval()).lower()).isEqualTo(lower);
        assertThat(given(estimate.interval()).hasUpperBound()).isFalse();
    }

    private static void assertRounded(double[] values, int digits, double... published) {
        assertThat(values).hasSize(published.length);
        for (int at = 0; at < published.length; at++) {
            assertThat(values[at]).as("value %d", at + 1).isEqualTo(published[at], digits(digits));
        }
    }

    /** As far as rounding to so many digits may move it. */
    private static Offset<Double> digits(int digits) {
        return within(0.5001 * Math.pow(10, -digits));
    }
}
