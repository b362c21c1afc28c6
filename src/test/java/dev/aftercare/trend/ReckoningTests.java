package dev.aftercare.trend;

import static dev.aftercare.postmortem.PostmortemFixtures.at;
import static dev.aftercare.postmortem.PostmortemFixtures.unstated;
import static dev.aftercare.trend.Histories.AUGUST;
import static dev.aftercare.trend.Histories.incident;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.FigureUse;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.trend.ComparisonFigure.Against;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReckoningTests {

    private static final Scope PAYMENTS = new Scope(Scope.Kind.SYSTEM, "payments");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Histories histories = new Histories();

    @Test
    void timesWhenWindowsDifferHoldTheirOwnMonths() {
        histories
                .incidents("2025-08", 500)
                .incidents("2025-09", 10, 20)
                .incidents("2026-06", 30, 40)
                .incidents("2026-08", 50, 60);

        MonthlyFigures august = histories.august();

        assertThat(august.time(Measure.TIME_TO_DETECT, 1, Scope.ALL).median().value())
                .isEqualTo(Duration.ofMinutes(55));
        assertThat(august.time(Measure.TIME_TO_DETECT, 3, Scope.ALL).median().value())
                .isEqualTo(Duration.ofMinutes(45));
        assertThat(august.time(Measure.TIME_TO_DETECT, 12, Scope.ALL))
                .satisfies(year -> assertThat(year.n()).isEqualTo(6))
                .satisfies(year -> assertThat(year.median())
                        .isEqualTo(new TimeEstimate(
                                Duration.ofMinutes(35),
                                Duration.ofMinutes(10),
                                Duration.ofMinutes(60),
                                year.median().coverage())))
                .satisfies(year -> assertThat(year.median().coverage()).isCloseTo(0.969, within(0.001)));
    }

    @Test
    void timesWhenFewHaveNoIntervalAndNoNinetiethPercentile() {
        histories.incidents("2026-08", IntStream.rangeClosed(1, 19).toArray());

        assertThat(histories.august().time(Measure.TIME_TO_DETECT, 1, Scope.ALL).p90())
                .isNull();
        histories.incidents("2026-08", 20);
        assertThat(histories
                        .august()
                        .time(Measure.TIME_TO_DETECT, 1, Scope.ALL)
                        .p90()
                        .value())
                .isEqualTo(Duration.ofSeconds(18 * 60 + 6));
        histories.incidents("2026-07", 1, 2, 3, 4, 5);
        DurationFigure july = histories.of(YearMonth.of(2026, 7)).time(Measure.TIME_TO_DETECT, 1, Scope.ALL);
        assertThat(july.median().hasInterval()).isFalse();
        assertThat(july.geometricMean().hasInterval()).isTrue();
    }

    @Test
    void timesWhenSomeHaveNoValueCountThemByReasonAndNeverAsZero() {
        histories
                .incidents("2026-08", 30)
                .add(incident("pending")
                        .started(at("2026-08-30T09:00:00Z"))
                        .detected(unstated(RecordedInstant.State.PENDING, "ongoing")))
                .add(incident("missing").started(at("2026-08-05T09:00:00Z")).detected(RecordedInstant.missing()))
                .add(incident("negative").started(at("2026-08-05T09:00:00Z")).detected(at("2026-08-05T08:00:00Z")))
                .add(incident("none")
                        .started(at("2026-08-05T09:00:00Z"))
                        .detected(unstated(RecordedInstant.State.NOT_APPLICABLE, "N/A")));

        DurationFigure detect = histories.august().time(Measure.TIME_TO_DETECT, 1, Scope.ALL);

        assertThat(detect.incidents()).isEqualTo(5);
        assertThat(detect.n()).isEqualTo(1);
        assertThat(detect.without())
                .isEqualTo(Map.of(
                        IncidentMetric.State.PENDING, 1,
                        IncidentMetric.State.MISSING, 1,
                        IncidentMetric.State.INVALID, 1,
                        IncidentMetric.State.NOT_APPLICABLE, 1));
        assertThat(detect.mean()).isEqualTo(Duration.ofMinutes(30));
    }

    /** Two were over in 10 and 20 minutes; two go on, since the end of August: half were not over before it. */
    @Test
    void timesWhenSomeGoOnTakeThemForLongerAndNotForOver() {
        histories
                .incidents("2026-08", 10, 20, 30)
                .add(incident("goes-on")
                        .started(at("2026-08-30T22:00:00Z"))
                        .detected(unstated(RecordedInstant.State.PENDING, "ongoing")));

        DurationFigure detect = histories.august().time(Measure.TIME_TO_DETECT, 1, Scope.ALL);

        assertThat(detect.median().value()).isEqualTo(Duration.ofMinutes(20));
        assertThat(detect.medianWithOpen().value()).isEqualTo(Duration.ofMinutes(25));
    }

    @Test
    void timesWhenScopedHoldSeveritySystemAndEachTag() {
        histories
                .add(incident("a")
                        .severity(Severity.SEV1)
                        .system("payments")
                        .tags("dns", "cache")
                        .started(at("2026-08-05T09:00:00Z"))
                        .detected(at("2026-08-05T09:10:00Z")))
                .add(incident("b")
                        .severity(null)
                        .system(null)
                        .tags("dns")
                        .audience(Audience.RESTRICTED)
                        .started(at("2026-08-05T09:00:00Z"))
                        .detected(at("2026-08-05T09:30:00Z")));

        MonthlyFigures august = histories.august();

        assertThat(august.time(Measure.TIME_TO_DETECT, 1, PAYMENTS).mean()).isEqualTo(Duration.ofMinutes(10));
        assertThat(august.time(Measure.TIME_TO_DETECT, 3, new Scope(Scope.Kind.TAG, "dns"))
                        .mean())
                .isEqualTo(Duration.ofMinutes(20));
        assertThat(august.times())
                .extracting(DurationFigure::scope)
                .containsOnly(
                        Scope.ALL,
                        PAYMENTS,
                        new Scope(Scope.Kind.SEVERITY, "SEV-1"),
                        new Scope(Scope.Kind.TAG, "dns"),
                        new Scope(Scope.Kind.TAG, "cache"));
    }

    @Test
    void leftOutWhenWordsOrOperatorSaySoIsCounted() {
        histories
                .incidents("2026-08", 30)
                .add(incident("drill").title("Game day: payments").started(at("2026-08-05T09:00:00Z")))
                .add(incident("twice").tags("Doublon").started(at("2026-08-05T09:00:00Z")))
                .add(incident("other").figures(FigureUse.OTHER).started(at("2026-08-05T09:00:00Z")))
                .add(incident("before").figures(FigureUse.OTHER).started(at("2026-07-05T09:00:00Z")));

        MonthlyFigures august = histories.august();

        assertThat(august.incidents()).isEqualTo(1);
        assertThat(august.leftOut())
                .isEqualTo(Map.of(FigureUse.GAME_DAY, 1, FigureUse.DUPLICATE, 1, FigureUse.OTHER, 1));
    }

    /** Half past midnight in Paris on the first of August is still July elsewhere. */
    @Test
    void incidentsWhenMonthEndsInTheZoneBelongToItsMonth() {
        histories
                .add(incident("night").started(at("2026-07-31T22:30:00Z")))
                .add(incident("evening").started(at("2026-07-31T21:30:00Z")));

        assertThat(histories.august().incidents()).isEqualTo(1);
    }

    @Test
    void ofWhenRecordsComeInAnotherOrderIsTheSameToTheLastDigit() {
        Random random = new Random(7);
        for (int month = 1; month <= 8; month++) {
            histories.incidents(
                    "2026-%02d".formatted(month), random.ints(9, 1, 900).toArray());
        }
        String first = JSON.writeValueAsString(histories.august());

        Collections.shuffle(histories.postmortems(), new Random(3));

        assertThat(JSON.writeValueAsString(histories.august())).isEqualTo(first);
        assertThat(JSON.readValue(first, MonthlyFigures.class)).isEqualTo(histories.august());
    }

    @Test
    void ofWhenSeedIsAnotherStatesItAndDrawsOtherPermutations() {
        histories
                .incidents("2026-05", 31, 12, 43, 54, 25, 96, 17, 68, 39, 10, 77)
                .incidents("2026-08", 11, 42, 13, 34, 85, 16, 47, 28, 19, 30, 57);
        FigureSettings usual = FigureSettings.usual();
        ComparisonFigure first = comparison(Against.LAST_QUARTER);

        histories.settings(new FigureSettings(usual.leftOut(), usual.meeting(), usual.report(), 2));

        assertThat(comparison(Against.LAST_QUARTER).pValue()).isNotEqualTo(first.pValue());
        assertThat(comparison(Against.LAST_QUARTER).ratio()).isEqualTo(first.ratio());
        assertThat(histories.august().seed()).isEqualTo(2);
        assertThat(histories.august().methods()).contains("median, type 7 (version 1)");
    }

    @Test
    void comparisonsWhenTimesAreHalvedFindIt() {
        histories
                .incidents("2026-05", 100, 110, 120, 130, 140, 150, 160)
                .incidents("2026-07", 50, 55, 60, 65, 70, 75, 80);

        ComparisonFigure quarter = comparison(Against.LAST_QUARTER);

        assertThat(quarter.verdict()).isEqualTo(Verdict.LESS);
        assertThat(quarter.ratio()).isCloseTo(0.5, within(1e-9));
        assertThat(quarter.upper()).isLessThan(1);
        assertThat(comparison(Against.QUARTER_A_YEAR_BEFORE).verdict()).isEqualTo(Verdict.TOO_FEW);
    }

    @Test
    void comparisonsWhenNothingChangedNameWhatWouldHaveShown() {
        histories
                .incidents("2025-07", 10, 300, 60, 20, 150)
                .incidents("2026-05", 10, 300, 60, 20, 150)
                .incidents("2026-07", 11, 290, 61, 19, 155);

        for (Against against : new Against[] {Against.LAST_QUARTER, Against.QUARTER_A_YEAR_BEFORE}) {
            ComparisonFigure quarter = comparison(against);
            assertThat(quarter.verdict()).isEqualTo(Verdict.NO_CHANGE);
            assertThat(quarter.lower()).isLessThan(1.0);
            assertThat(quarter.upper()).isGreaterThan(1.0);
            assertThat(quarter.decrease()).isBetween(0.8, 0.99);
        }
    }

    @Test
    void groupsWhenManyAreLookedAtAreCorrectedForTheirNumber() {
        Random random = new Random(11);
        for (int system = 0; system < 9; system++) {
            for (int incident = 0; incident < 6; incident++) {
                int before = 30 + random.nextInt(60);
                add("s" + system, "2025-06", before);
                add("s" + system, "2026-06", system == 0 ? before * 20 : 30 + random.nextInt(60));
            }
        }

        assertThat(histories.august().groups())
                .filteredOn(group -> group.measure() == Measure.TIME_TO_DETECT)
                .allSatisfy(group -> assertThat(group.adjusted()).isGreaterThanOrEqualTo(group.pValue()))
                .filteredOn(group -> group.verdict() != Verdict.NO_CHANGE)
                .extracting(group -> group.scope().name())
                .containsExactly("s0");
    }

    private void add(String system, String month, int minutes) {
        String day = month + "-%02dT09:00:00Z".formatted(histories.postmortems().size() % 27 + 1);
        histories.add(incident(system + "." + histories.postmortems().size())
                .system(system)
                .severity(null)
                .tags()
                .started(at(day))
                .detected(at(Instant.parse(day).plusSeconds(60L * minutes).toString())));
    }

    @Test
    void trendsWhenMonthsAreFewGiveNoVerdict() {
        for (int month = 2; month <= 8; month++) {
            histories.incidents("2026-%02d".formatted(month), 10 * month);
        }
        assertThat(trend().verdict()).isEqualTo(Verdict.TOO_FEW);
        assertThat(trend().n()).isEqualTo(7);

        histories.incidents("2026-01", 10);

        assertThat(trend().verdict()).isEqualTo(Verdict.MORE);
        assertThat(trend().ratioPerYear()).isGreaterThan(2.0);
    }

    @Test
    void trendsWhenMonthsGoUpAndDownFindNone() {
        int[] minutes = {30, 90, 25, 80, 40, 100, 20, 70, 35, 95};
        for (int month = 0; month < minutes.length; month++) {
            histories.incidents(AUGUST.minusMonths(minutes.length - 1L - month).toString(), minutes[month]);
        }

        assertThat(trend().verdict()).isEqualTo(Verdict.NO_CHANGE);
        assertThat(trend().lower()).isLessThan(1.0);
        assertThat(trend().upper()).isGreaterThan(1.0);
    }

    @Test
    void countsWhenOneMonthHasFarMoreFlagIt() {
        for (int month = 0; month < 12; month++) {
            histories.incidents(AUGUST.minusMonths(month).toString(), month == 0 ? new int[15] : new int[3]);
        }

        CountFigures counts = histories.august().counts();

        assertThat(counts.chart())
                .hasSize(12)
                .filteredOn(CountFigures.Point::standsOut)
                .extracting("month")
                .containsExactly(AUGUST);
        assertThat(counts.overDispersed()).isTrue();
        assertThat(counts.between()).isNull();
        assertThat(counts.rates().get(0))
                .satisfies(rate -> assertThat(rate.verdict()).isEqualTo(Verdict.MORE))
                .satisfies(rate -> assertThat(rate.count()).isEqualTo(21))
                .satisfies(rate -> assertThat(rate.days()).isEqualTo(92))
                .satisfies(rate -> assertThat(rate.lower()).isGreaterThan(1.0));
    }

    @Test
    void countsWhenIncidentsAreRareLookAtTheDaysBetween() {
        for (int month = 0; month < 11; month++) {
            histories.incidents(AUGUST.minusMonths(month + 1L).toString(), 5);
        }

        CountFigures.Between between =
                Objects.requireNonNull(histories.august().counts().between());

        assertThat(between.n()).isEqualTo(10);
        assertThat(between.usual()).isBetween(25.0, 35.0);
    }

    /** Ten of its days are over: one incident in them is three in thirty. */
    @Test
    void countsWhenMonthIsNotOverReckonWithItsDaysSoFar() {
        histories.incidents("2026-08", 5);

        CountFigures.Point august =
                histories.counts(LocalDate.of(2026, 8, 11)).chart().get(0);

        assertThat(august.days()).isEqualTo(10);
        assertThat(august.rate()).isCloseTo(3, within(1e-9));
        assertThat(august.lower()).isNull();
    }

    private ComparisonFigure comparison(Against against) {
        return histories.august().comparisons().stream()
                .filter(one -> one.measure() == Measure.TIME_TO_DETECT && one.against() == against)
                .findFirst()
                .orElseThrow();
    }

    private TrendFigure trend() {
        return histories.august().trends().get(0);
    }
}
