package dev.aftercare.trend;

import static dev.aftercare.postmortem.PostmortemFixtures.at;
import static dev.aftercare.postmortem.PostmortemFixtures.postmortem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.StepRun;
import dev.aftercare.TestDatabase;
import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.FigureUse;
import dev.aftercare.postmortem.InMemoryPostmortems;
import dev.aftercare.postmortem.RecordedInstant;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

class TrendStepConfigurationTests {

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
                .isEqualTo(new StepRun.Outcome(
                        BatchStatus.COMPLETED, "incidents: 3; with a time to detect: 2, to resolve: 2, to restore: 3"));
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

        assertThat(run().said()).startsWith("incidents: 1; with a time to detect: 1");
        assertThat(trends.metrics())
                .extracting(IncidentMetric::postmortemId)
                .containsOnly("postmortems:2026/03.payments.double-charge.md");
    }

    @Test
    void computeTrendsWhenRunAgainTouchesNoRow() {
        postmortems.knowOnly(postmortem("2026/03.payments.double-charge.md").build());
        run();
        List<String> before = rowVersions();

        run();

        assertThat(rowVersions()).hasSize(6).isEqualTo(before);
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
        jdbc.sql("ALTER TABLE trend_month ADD CHECK (incidents < 2)").update();
        postmortems.knowOnly(
                postmortem("2026/03.payments.double-charge.md").build(),
                postmortem("2026/03.login.certificate.md").build());

        StepRun.Outcome outcome = run();

        assertThat(outcome.status()).isEqualTo(BatchStatus.FAILED);
        assertThat(trends.metrics()).isEqualTo(before);
    }

    private StepRun.Outcome run() {
        return StepRun.of(dataSource, new Class<?>[] {TrendStepConfiguration.class, JdbcTrends.class}, postmortems);
    }

    private List<String> rowVersions() {
        return jdbc.sql("""
                        SELECT xmin || ' ' || postmortem_id || measure FROM incident_metric
                        UNION ALL
                        SELECT xmin || ' ' || month || measure FROM trend_month
                        ORDER BY 1
                        """).query(String.class).list();
    }
}
