package dev.aftercare.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MonthlyTrendTests {

    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final YearMonth MAY = YearMonth.of(2026, 5);

    @Test
    void ofWhenMonthHasIncidentsWithoutValueCountsThemButReckonsWithout() {
        List<TrendMonth> months = MonthlyTrend.of(List.of(
                metric("a", IncidentMetric.State.RECORDED, Duration.ofMinutes(10), MARCH),
                metric("b", IncidentMetric.State.APPROXIMATE, Duration.ofMinutes(20), MARCH),
                metric("c", IncidentMetric.State.RECORDED, Duration.ofMinutes(90), MARCH),
                metric("d", IncidentMetric.State.MISSING, null, MARCH),
                metric("e", IncidentMetric.State.PENDING, null, MARCH)));

        assertThat(months)
                .filteredOn(month -> month.measure() == Measure.TIME_TO_DETECT)
                .containsExactly(new TrendMonth(
                        MARCH, Measure.TIME_TO_DETECT, 5, 3, Duration.ofMinutes(20), Duration.ofMinutes(40)));
        assertThat(months.get(0).excluded()).isEqualTo(2);
    }

    @Test
    void ofWhenNoIncidentHasAValueHasNoMedianAndNoMean() {
        assertThat(MonthlyTrend.of(List.of(metric("a", IncidentMetric.State.INVALID, null, MARCH))))
                .first()
                .isEqualTo(new TrendMonth(MARCH, Measure.TIME_TO_DETECT, 1, 0, null, null));
    }

    @Test
    void ofWhenMonthIsNotKnownCountsInNone() {
        assertThat(MonthlyTrend.of(List.of(metric("a", IncidentMetric.State.MISSING, null, null))))
                .isEmpty();
    }

    @Test
    void withoutGapsWhenMonthHasNoIncidentHasZeroOfThemAndNoValues() {
        TrendMonth march =
                new TrendMonth(MARCH, Measure.TIME_TO_DETECT, 1, 1, Duration.ofMinutes(5), Duration.ofMinutes(5));

        List<TrendMonth> months = MonthlyTrend.withoutGaps(List.of(march), MARCH, MAY);

        assertThat(months).hasSize(9).startsWith(march);
        assertThat(months.subList(1, 9))
                .allSatisfy(month ->
                        assertThat(month).isEqualTo(new TrendMonth(month.month(), month.measure(), 0, 0, null, null)));
        assertThat(months.get(8).month()).isEqualTo(MAY);
        assertThat(months.get(8).measure()).isEqualTo(Measure.TIME_TO_RESTORE);
    }

    @Test
    void withoutGapsWhenTheLastMonthComesFirstIsEmpty() {
        assertThat(MonthlyTrend.withoutGaps(List.of(), MAY, MARCH)).isEmpty();
    }

    private static IncidentMetric metric(
            String postmortemId, IncidentMetric.State state, @Nullable Duration value, @Nullable YearMonth month) {
        return new IncidentMetric(postmortemId, Measure.TIME_TO_DETECT, state, value, month);
    }
}
