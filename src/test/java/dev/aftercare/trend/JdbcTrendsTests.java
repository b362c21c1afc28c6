package dev.aftercare.trend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.TestDatabase;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
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
    private static final StoredFigure FULL = stored(new DurationFigure(
            Measure.TIME_TO_DETECT,
            MARCH,
            12,
            new Scope(Scope.Kind.SYSTEM, "élan, \"quoted\" {braces} \\ NULL"),
            5,
            2,
            1,
            Map.of(IncidentMetric.State.PENDING, 2, IncidentMetric.State.INVALID, 1),
            new TimeEstimate(Duration.ofMinutes(20), Duration.ofMinutes(10), null, 0.95),
            null,
            new TimeEstimate(Duration.ofMinutes(21), null, null, null),
            null,
            Duration.ofMinutes(22)));
    private static final StoredFigure WITHOUT_VALUES = stored(new DurationFigure(
            Measure.TIME_TO_MEETING,
            APRIL,
            1,
            Scope.ALL,
            3,
            0,
            0,
            Map.of(IncidentMetric.State.MISSING, 3),
            null,
            null,
            null,
            null,
            null));

    private final JdbcClient jdbc = TestDatabase.jdbcClient(TestDatabase.migrated());
    private final JdbcTrends trends = new JdbcTrends(jdbc);

    @Test
    void replaceAllWhenEmptyKeepsEverything() {
        trends.replaceAll(List.of(MISSING, RECORDED), List.of(WITHOUT_VALUES, FULL));

        assertThat(trends.metrics()).containsExactly(RECORDED, MISSING);
        assertThat(figures())
                .containsExactly(
                        "2026-03-01 12 SYSTEM élan, \"quoted\" {braces} \\ NULL TIME_TO_DETECT 5 2 1 2 0 1 0 1200000 600000"
                                + " - 1260000 - - - - - 1320000 median (version 1) 7",
                        "2026-04-01 1 ALL  TIME_TO_MEETING 3 0 0 0 0 0 3 - - - - - - - - - - median (version 1) 7");
    }

    @Test
    void monthsWhenAMonthHasNoIncidentSaysSo() {
        trends.replaceAll(List.of(RECORDED), List.of());

        assertThat(trends.months(MARCH, APRIL))
                .hasSize(6)
                .contains(
                        new TrendMonth(MARCH, Measure.TIME_TO_DETECT, 1, 1, RECORDED.value(), RECORDED.value()),
                        new TrendMonth(APRIL, Measure.TIME_TO_DETECT, 0, 0, null, null));
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
        assertThat(figures()).hasSize(1).first().asString().startsWith("2026-03-01 12 SYSTEM");
    }

    @Test
    void replaceAllWhenAllAreGoneLeavesNothing() {
        trends.replaceAll(List.of(RECORDED), List.of(FULL));

        trends.replaceAll(List.of(), List.of());

        assertThat(rowVersions()).isEmpty();
    }

    private static StoredFigure stored(DurationFigure figure) {
        return new StoredFigure(figure, "median (version 1)", 7);
    }

    private List<String> figures() {
        return jdbc.sql("""
                        SELECT concat_ws(' ', month, months, scope, scope_name, measure, incidents, n, approximate, pending,
                            not_applicable, invalid, missing, coalesce(median_ms::text, '-'),
                            coalesce(median_lower_ms::text, '-'), coalesce(median_upper_ms::text, '-'),
                            coalesce(geometric_mean_ms::text, '-'), coalesce(geometric_mean_lower_ms::text, '-'),
                            coalesce(geometric_mean_upper_ms::text, '-'), coalesce(p90_ms::text, '-'),
                            coalesce(p90_lower_ms::text, '-'), coalesce(p90_upper_ms::text, '-'),
                            coalesce(mean_ms::text, '-'), methods, seed)
                        FROM figure ORDER BY month
                        """).query(String.class).list();
    }

    private List<String> rowVersions() {
        return jdbc.sql("""
                        SELECT xmin || ' ' || ctid || ' ' || postmortem_id FROM incident_metric
                        UNION ALL
                        SELECT xmin || ' ' || ctid || ' ' || month FROM figure
                        """).query(String.class).list();
    }
}
