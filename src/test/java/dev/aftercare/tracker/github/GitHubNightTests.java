package dev.aftercare.tracker.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.StepRun;
import dev.aftercare.TestDatabase;
import dev.aftercare.TestNight;
import dev.aftercare.http.HttpLimits;
import dev.aftercare.http.LoopbackServer.Reply;
import dev.aftercare.http.PoliteClients;
import dev.aftercare.tracker.TrackerAccess;
import dev.aftercare.tracker.TrackerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whole nights: the real step, a real database, and a server on this machine that answers like GitHub. */
class GitHubNightTests {

    private final DataSource dataSource = TestDatabase.migrated();
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final FakeGitHub github = new FakeGitHub();
    private final List<TrackerSettings> settings = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void configureGitHub() {
        github.emptyRepository("example/shop");
        settings.add(tracker("hub", "example/shop"));
    }

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void nightWhenGitHubAnswersKeepsTicketsHistoryAndWhatIsAbsent() {
        postmortemNames("example/shop#2", "other/db#7", "hidden/x#1", "#12");
        github.issue("example/shop", 1, "Rehearse")
                .label("Post-Mortem", "priority: high")
                .assigned("ada")
                .due("2026-10-01T07:00:00Z")
                .closed("2026-04-01T10:00:00Z", "completed")
                .reopened("2026-04-02T10:00:00Z");
        github.issue("example/shop", 2, "Without label, \ud800broken\0").closed("2026-05-01T10:00:00Z", "not_planned");
        github.issue("other/db", 7, "Retry less").pull("2026-05-06T07:08:09Z").closed("2026-05-06T07:08:09Z", null);

        StepRun.Outcome outcome = collect();

        assertThat(outcome)
                .isEqualTo(new StepRun.Outcome(
                        BatchStatus.COMPLETED, "tickets read: 3, changed: 3, withdrawn: 0, left out: 0"));
        assertThat(
                        rows(
                                "SELECT key, state, original_state, owner, due, priority, resolved IS NULL FROM ticket ORDER BY key"))
                .containsExactly(
                        "example/shop#1|OPEN|reopened|ada|2026-10-01|P1|true",
                        "example/shop#2|CANCELLED|not_planned|null|null|null|false",
                        "other/db#7|DONE|merged|null|null|null|false");
        assertThat(
                        rows(
                                "SELECT ticket_key, from_state, to_state, evidence FROM ticket_transition ORDER BY ticket_key, at"))
                .containsExactly(
                        "example/shop#1|OPEN|DONE|STATED",
                        "example/shop#1|DONE|OPEN|STATED",
                        "example/shop#2|OPEN|CANCELLED|STATED",
                        "other/db#7|OPEN|DONE|STATED");
        assertThat(rows("SELECT key, absence FROM absent_ticket")).containsExactly("hidden/x#1|NOT_FOUND");
        assertThat(rows("SELECT path, rule FROM diagnostic ORDER BY 1, 2"))
                .containsExactly("example/shop#2|ticket.nul", "hidden/x#1|ticket.absent");
        assertThat(everything()).noneMatch(row -> row.contains("s3cret"));
        assertThat(github.server.addresses()).noneMatch(address -> address.contains("#12") || address.endsWith("/12"));
    }

    @Test
    void nightWhenItIsStartedAgainTouchesNothing() {
        postmortemNames("other/db#7");
        github.issue("example/shop", 1, "Rehearse").label("Post-Mortem").closed("2026-04-01T10:00:00Z", "completed");
        github.issue("other/db", 7, "Elsewhere");
        collect();
        List<String> before = versions();

        StepRun.Outcome again = collect();

        assertThat(again.said())
                .isEqualTo("tickets read: 0, changed: 0, withdrawn: 0, left out: 0; nothing new from hub");
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void nightWhenIssueChangedTouchesThatTicketOnly() {
        github.issue("example/shop", 1, "Rehearse").label("Post-Mortem");
        FakeGitHub.FakeIssue alert = github.issue("example/shop", 2, "Alert").label("Post-Mortem");
        collect();
        alert.closed("2026-09-01T01:00:00Z", "completed");

        StepRun.Outcome outcome = collect();

        assertThat(outcome.said()).isEqualTo("tickets read: 1, changed: 1, withdrawn: 0, left out: 0");
        assertThat(rows("SELECT ticket_key, to_state, evidence FROM ticket_transition"))
                .containsExactly("example/shop#2|DONE|STATED");
    }

    @Test
    void nightWhenOneTrackerFailsKeepsItsTicketsReadsTheOthersAndRecovers() throws Exception {
        Path csv = folder.resolve("tickets.csv");
        settings.add(tracker("other hub", "other/db"));
        settings.add(new TrackerSettings("csv", csv, TestNight.PARIS));
        Files.writeString(csv, "key,summary,state\nOPS-1,Rehearse,Open\n");
        github.issue("example/shop", 1, "Rehearse").label("Post-Mortem");
        FakeGitHub.FakeIssue alert = github.issue("other/db", 7, "Alert").label("Post-Mortem");
        collect();
        Files.writeString(csv, "key,summary,state\nOPS-1,Rehearse,Done\n");
        alert.closed("2026-09-01T01:00:00Z", "completed");
        github.repository("example/shop", Reply.json(403, "{\"message\": \"Resource protected by SAML\"}"));

        StepRun.Outcome failed = collect();

        assertThat(failed.status()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(failed.trouble())
                .isEqualTo("Tracker \"hub\" could not be read: " + github.server.root()
                        + "/repos/example/shop/issues: we may not see this (403) (\"Resource protected by SAML\");"
                        + " give the token's user the right to read it. Its tickets are those of 2026-09-01.");
        assertThat(rows("SELECT key, state, withdrawn FROM ticket ORDER BY key"))
                .containsExactly("OPS-1|DONE|false", "example/shop#1|OPEN|false", "other/db#7|DONE|false");
        assertThat(rows("SELECT name FROM source_state WHERE failure IS NOT NULL"))
                .containsExactly("hub");

        github.emptyRepository("example/shop");
        assertThat(collect().trouble()).isEmpty();
        assertThat(rows("SELECT name FROM source_state WHERE failure IS NOT NULL"))
                .isEmpty();
    }

    @Test
    void nightWhenDatabaseFailsHalfwayAndStartsAgainEndsAsUninterrupted() {
        postmortemNames("other/db#7");
        github.issue("other/db", 7, "Elsewhere").closed("2026-04-01T10:00:00Z", "completed");
        for (int i = 1; i <= 1_500; i++) {
            github.issue("example/shop", i, "Action " + i).label("Post-Mortem");
        }
        collect();
        List<String> uninterrupted = everything();
        jdbc.sql("TRUNCATE ticket, ticket_transition, raw_ticket, diagnostic, source_state")
                .update();
        jdbc.sql("ALTER TABLE ticket ADD CONSTRAINT planted CHECK (key <> 'example/shop#1200')")
                .update();
        assertThat(collect().status()).isEqualTo(BatchStatus.FAILED);
        assertThat(rows("SELECT count(*) FROM ticket")).containsExactly("999");
        jdbc.sql("ALTER TABLE ticket DROP CONSTRAINT planted").update();

        collect();

        assertThat(everything()).isEqualTo(uninterrupted);
    }

    @Test
    void nightWhenKnownIssueMovedWithdrawsItsOldKeyAndKnowsTheNewOneByBoth() {
        postmortemNames("example/shop#1");
        github.emptyRepository("other/db");
        github.issue("example/shop", 1, "Rehearse").label("Post-Mortem");
        github.issue("example/shop", 2, "Alert").label("Post-Mortem");
        collect();
        github.move("example/shop#1", "other/db", 9);

        collect();

        assertThat(rows("SELECT key, withdrawn, former_keys FROM ticket ORDER BY key"))
                .containsExactly(
                        "example/shop#1|true|{}", "example/shop#2|false|{}", "other/db#9|false|{example/shop#1}");
        assertThat(rows("SELECT key FROM absent_ticket")).isEmpty();
        List<String> before = versions();
        collect();
        assertThat(versions()).as("the next night finds nothing new").isEqualTo(before);
    }

    @Test
    void nightWhenIssueWasDeletedWithdrawsItAndKeepsThatItIsAbsent() {
        postmortemNames("example/shop#1");
        github.issue("example/shop", 1, "Rehearse").label("Post-Mortem");
        collect();
        github.remove("example/shop#1");
        github.server.at("/repos/example/shop/issues/1", Reply.json(410, "{\"message\": \"This issue was deleted\"}"));

        collect();

        assertThat(rows("SELECT key, withdrawn FROM ticket")).containsExactly("example/shop#1|true");
        assertThat(rows("SELECT key, absence FROM absent_ticket")).containsExactly("example/shop#1|NOT_FOUND");
    }

    private TrackerSettings tracker(String name, String repository) {
        return new TrackerSettings(
                name,
                new TrackerAccess.GitHub(github.server.root(), List.of(repository), "ghp_s3cret"),
                TestNight.PARIS,
                List.of("Post-Mortem"),
                null,
                Map.of(),
                Map.of());
    }

    private void postmortemNames(String... keys) {
        jdbc.sql("""
                INSERT INTO postmortem (id, source, path, ordinal, line, language, title, status, audience, tags, detected_by)
                VALUES ('p', 'handbook', '2026/03.payments.double-charge.md', 1, 1, 'en', 'Double charge', 'REVIEWED',
                    'INTERNAL', '{}', 'UNKNOWN')
                """).update();
        jdbc.sql("""
                INSERT INTO countermeasure (id, postmortem_id, number, ordinal, description, kind, state, tickets, line)
                VALUES ('c', 'p', 1, 1, 'Rehearse', 'PREVENT', 'UNKNOWN', CAST(? AS text[]), 1)
                """).param("{\"" + String.join("\",\"", keys) + "\"}").update();
    }

    private StepRun.Outcome collect() {
        Wiring.settings = List.copyOf(settings);
        return StepRun.of(dataSource, new Class<?>[] {Wiring.class});
    }

    private List<String> everything() {
        List<String> everything = new ArrayList<>();
        for (String table :
                List.of("ticket", "ticket_transition", "raw_ticket", "diagnostic", "absent_ticket", "source_state")) {
            everything.addAll(rows("SELECT t::text FROM %s t ORDER BY 1".formatted(table)));
        }
        return everything;
    }

    private List<String> versions() {
        return rows("SELECT key, xmin::text FROM ticket UNION ALL SELECT key, xmin::text FROM raw_ticket"
                + " UNION ALL SELECT ticket_key, xmin::text FROM ticket_transition"
                + " UNION ALL SELECT message, xmin::text FROM diagnostic ORDER BY 1, 2");
    }

    private List<String> rows(String sql) {
        return jdbc.sql(sql)
                .query((row, number) -> {
                    List<String> cells = new ArrayList<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        cells.add(String.valueOf(row.getObject(i)));
                    }
                    return String.join("|", cells);
                })
                .list();
    }

    /** The step with its real collaborators, as the program wires them; only waiting takes no time. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan({"dev.aftercare.postmortem", "dev.aftercare.ticket", "dev.aftercare.tracker"})
    static class Wiring {

        private static List<TrackerSettings> settings = List.of();

        @Bean
        List<TrackerSettings> trackerSettings() {
            return settings;
        }

        @Bean
        Clock clock() {
            return TestNight.CLOCK;
        }

        @Bean
        PoliteClients clients() {
            return new PoliteClients(TestNight.CLOCK, time -> {}, new SplittableRandom(1), HttpLimits.usual());
        }
    }
}
