package dev.aftercare.trend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.TestDatabase;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcTrendsTests {

    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final YearMonth APRIL = YearMonth.of(2026, 4);

    private static final IncidentMetric RECORDED = new IncidentMetric(
            "postmortems:2026/03.payments.double-charge.md",
            Measure.TIME_TO_DETECT,
            IncidentMetric.State.RECORDED,
            Duration.ofMinutes(20).plusMillis(1),
            MARCH);
    private static final IncidentMetric MISSING = new IncidentMetric(
            "postmortems:élan, \"quoted\" {braces} \\ NULL",
            Measure.TIME_TO_RESOLVE,
            IncidentMetric.State.MISSING,
            null,
            null);
    private static final TrendMonth FULL =
            new TrendMonth(MARCH, Measure.TIME_TO_DETECT, 2, 1, Duration.ofMinutes(20), Duration.ofMinutes(21));
    private static final TrendMonth WITHOUT_VALUES = new TrendMonth(APRIL, Measure.TIME_TO_DETECT, 3, 0, null, null);

    private final JdbcClient jdbc = TestDatabase.jdbcClient(TestDatabase.migrated());
    private final JdbcTrends trends = new JdbcTrends(jdbc);

    @Test
    void replaceAllWhenEmptyKeepsEverything() {
        trends.replaceAll(List.of(MISSING, RECORDED), List.of(WITHOUT_VALUES, FULL));

        assertThat(trends.metrics()).containsExactly(RECORDED, MISSING);
        assertThat(trends.months(MARCH, APRIL)).hasSize(6).contains(FULL, WITHOUT_VALUES);
    }

    @Test
    void replaceAllWhenNothingChangedTouchesNoRow() {
        trends.replaceAll(List.of(RECORDED, MISSING), List.of(FULL, WITHOUT_VALUES));
        List<String> before = rowVersions();

        int touched = trends.replaceAll(List.of(RECORDED, MISSING), List.of(FULL, WITHOUT_VALUES));

        assertThat(touched).isZero();
        assertThat(rowVersions()).isEqualTo(before);
    }

    @Test
    void replaceAllWhenSomethingChangedTouchesThatOnly() {
        trends.replaceAll(List.of(RECORDED, MISSING), List.of(FULL, WITHOUT_VALUES));
        IncidentMetric changed = new IncidentMetric(
                MISSING.postmortemId(),
                Measure.TIME_TO_RESOLVE,
                IncidentMetric.State.APPROXIMATE,
                Duration.ZERO,
                APRIL);

        int touched = trends.replaceAll(List.of(RECORDED, changed), List.of(FULL));

        assertThat(touched).isEqualTo(2);
        assertThat(trends.metrics()).containsExactly(RECORDED, changed);
        assertThat(trends.months(APRIL, APRIL))
                .contains(new TrendMonth(APRIL, Measure.TIME_TO_DETECT, 0, 0, null, null));
    }

    @Test
    void replaceAllWhenAllAreGoneLeavesNothing() {
        trends.replaceAll(List.of(RECORDED), List.of(FULL));

        trends.replaceAll(List.of(), List.of());

        assertThat(rowVersions()).isEmpty();
    }

    private List<String> rowVersions() {
        return jdbc.sql("""
                        SELECT xmin || ' ' || ctid || ' ' || postmortem_id FROM incident_metric
                        UNION ALL
                        SELECT xmin || ' ' || ctid || ' ' || month FROM trend_month
                        """).query(String.class).list();
    }
}
