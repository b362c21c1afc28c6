package dev.aftercare.trend;

import static dev.aftercare.postmortem.PostmortemFixtures.at;
import static dev.aftercare.postmortem.PostmortemFixtures.postmortem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.StepRun;
import dev.aftercare.TestDatabase;
import dev.aftercare.overdue.WorkingDays;
import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.FigureUse;
import dev.aftercare.postmortem.InMemoryPostmortems;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

class TrendStepConfigurationTests {

    private static final String METHODS =
            "median, type 7 (version 1); geometric mean (version 1); 90th percentile, type 7 (version 1) 1";

    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    private final DataSource dataSource = TestDatabase.migrated();
    private final JdbcClient jdbc = TestDatabase.jdbcClient(dataSource);
    private final JdbcTrends trends = new JdbcTrends(jdbc);
    private final InMemoryPostmortems postmortems = new InMemoryPostmortems();

    @Test
    void computeTrendsWhenSomeAreRestrictedCountsThemAll() {
        postmortems.knowOnly(
                postmortem("2026/03.payments.double-charge.md").build(),
                postmortem("2026/03.login.certificate.md")
                        .audience(Audience.RESTRICTED)
                        .resolved(at("2026-03-04T11:25:00Z"))
                        .build(),
                postmortem("2026/03.search.slow.md")
                        .detected(RecordedInstant.missing())
                        .build());

        StepRun.Outcome outcome = run();

        assertThat(outcome)
                .isEqualTo(
                        new StepRun.Outcome(
                                BatchStatus.COMPLETED,
                                "incidents: 3; left out of figures: 0; with a time to detect: 2, to resolve: 2, to restore: 3"));
        assertThat(trends.months(MARCH, MARCH))
                .contains(new TrendMonth(
                        MARCH, Measure.TIME_TO_RESOLVE, 3, 2, Duration.ofMinutes(80), Duration.ofMinutes(80)));
    }

    @Test
    void computeTrendsWhenOneIsExcludedFromFiguresCountsTheOthers() {
        postmortems.knowOnly(
                postmortem("2026/03.payments.double-charge.md").build(),
                postmortem("2026/03.drill.switch.md")
                        .figures(FigureUse.GAME_DAY)
                        .build());

        assertThat(run().said()).startsWith("incidents: 1; left out of figures: 1; with a time to detect: 1");
        assertThat(trends.metrics())
                .extracting(IncidentMetric::postmortemId)
                .containsOnly("postmortems:2026/03.payments.double-charge.md");
    }

    @Test
    void computeTrendsWhenTitleOrTagSaysDrillLeavesItOut() {
        postmortems.knowOnly(
                postmortem("2026/03.payments.double-charge.md").build(),
                postmortem("2026/03.a.md")
                        .title("Game day: the second data center")
                        .build(),
                postmortem("2026/03.b.md").title("[DRILL] lost keys").build(),
                postmortem("2026/03.c.md").tags("payments", "Game-Day").build(),
                postmortem("2026/03.d.md")
                        .title("A drill bit cut the cable: two hours without network")
                        .build());

        assertThat(run().said()).startsWith("incidents: 2; left out of figures: 3; ");
    }

    @Test
    void computeTrendsWhenRunAgainTouchesNoRow() {
        postmortems.knowOnly(postmortem("2026/03.payments.double-charge.md").build());
        run();
        List<String> before = rowVersions();

        run();

        assertThat(rowVersions()).hasSizeGreaterThan(50).isEqualTo(before);
    }

    @Test
    void computeTrendsWhenPostmortemIsWithdrawnForgetsIt() {
        postmortems.knowOnly(postmortem("2026/03.payments.double-charge.md").build());
        run();
        postmortems.knowOnly();

        run();

        assertThat(rowVersions()).isEmpty();
    }

    @Test
    void computeTrendsWhenItDiesHalfwayLeavesTheTablesAsTheyWere() {
        postmortems.knowOnly(postmortem("2026/03.payments.double-charge.md").build());
        run();
        List<IncidentMetric> before = trends.metrics();
        jdbc.sql("ALTER TABLE figure ADD CHECK (incidents < 2)").update();
        postmortems.knowOnly(
                postmortem("2026/03.payments.double-charge.md").build(),
                postmortem("2026/03.login.certificate.md").build());

        StepRun.Outcome outcome = run();

        assertThat(outcome.status()).isEqualTo(BatchStatus.FAILED);
        assertThat(trends.metrics()).isEqualTo(before);
    }

    @Test
    void computeTrendsWhenDoneKeepsEachWindowWithIntervalMethodAndSeed() {
        postmortems.knowOnly(Stream.of("02", "03", "03", "04", "05", "06", "07")
                .map(month -> {
                    int minutes = 10 * Integer.parseInt(month);
                    return postmortem("2026/" + month + "." + UUID.randomUUID() + ".md")
                            .started(at("2026-" + month + "-04T09:00:00Z"))
                            .detected(at("2026-" + month + "-04T10:%02d:00Z".formatted(minutes - 20)))
                            .build();
                })
                .toArray(Postmortem[]::new));

        run();

        assertThat(jdbc.sql("""
                        SELECT concat_ws(' ', month, months, incidents, n, median_ms / 60000, median_lower_ms / 60000,
                            median_upper_ms / 60000, methods, seed)
                        FROM figure
                        WHERE scope = 'ALL' AND measure = 'TIME_TO_DETECT' AND month IN ('2026-05-01', '2026-08-01')
                        ORDER BY month, months
                        """).query(String.class).list())
                .containsExactly(
                        "2026-05-01 1 1 1 90 " + METHODS,
                        "2026-05-01 3 4 4 75 " + METHODS,
                        "2026-05-01 12 5 5 70 " + METHODS,
                        "2026-08-01 3 2 2 105 " + METHODS,
                        "2026-08-01 12 7 7 80 60 110 " + METHODS);
    }

    private StepRun.Outcome run() {
        return StepRun.of(
                dataSource,
                new Class<?>[] {TrendStepConfiguration.class, JdbcTrends.class},
                postmortems,
                FigureSettings.usual(),
                WorkingDays.mondayToFriday());
    }

    private List<String> rowVersions() {
        return jdbc.sql("""
                        SELECT xmin || ' ' || postmortem_id || measure FROM incident_metric
                        UNION ALL
                        SELECT xmin || ' ' || month || months || scope || scope_name || measure FROM figure
                        ORDER BY 1
                        """).query(String.class).list();
    }
}
