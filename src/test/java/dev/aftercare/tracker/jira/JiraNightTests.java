package dev.aftercare.tracker.jira;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.StepRun;
import dev.aftercare.TestDatabase;
import dev.aftercare.TestNight;
import dev.aftercare.http.HttpLimits;
import dev.aftercare.http.LoopbackServer.Reply;
import dev.aftercare.http.PoliteClients;
import dev.aftercare.ticket.TicketState;
import dev.aftercare.tracker.TrackerAccess;
import dev.aftercare.tracker.TrackerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

/** A night's step over real HTTP into a real database. */
class JiraNightTests {

    private static final Instant NOW = TestNight.CLOCK.instant();
    private static final String SECRET = "ATATT3x-hush-hush";
    private static final String SEARCH = "/rest/api/3/search/jql";

    private final DataSource dataSource = TestDatabase.migrated();
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final FakeJira jira = FakeJira.cloud(NOW);
    private final List<TrackerSettings> settings = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void configureJira() {
        settings.add(tracker("jira", Map.of()));
    }

    @AfterEach
    void closeJira() {
        jira.close();
    }

    @Test
    void collectTicketsWhenNightFollowsNightKeepsWhatIsTrue() {
        jira.with(FakeIssue.open(1).to("Done", "Fixed", "2026-08-20T09:00:00Z"))
                .with(FakeIssue.open(2))
                .with(FakeIssue.open(3).labels("unrelated"))
                .with(FakeIssue.open(4).labels("unrelated"));
        name("OPS-3", "OPS-4", "OPS-404", "UTF-8");

        assertThat(collect())
                .isEqualTo(new StepRun.Outcome(
                        BatchStatus.COMPLETED, "tickets read: 4, changed: 4, withdrawn: 0, left out: 0"));
        assertThat(rows("SELECT key, state, resolved, url FROM ticket ORDER BY key"))
                .containsExactly(
                        "OPS-1|DONE|2026-08-20 09:00|" + jira.url() + "/browse/OPS-1",
                        "OPS-2|OPEN|null|" + jira.url() + "/browse/OPS-2",
                        "OPS-3|OPEN|null|" + jira.url() + "/browse/OPS-3",
                        "OPS-4|OPEN|null|" + jira.url() + "/browse/OPS-4");
        assertThat(rows("SELECT key, absence FROM absent_ticket ORDER BY key"))
                .containsExactly("OPS-404|NOT_FOUND", "UTF-8|NOT_FOUND");

        jira.with(FakeIssue.open(1)
                .to("Done", "Fixed", "2026-08-20T09:00:00Z")
                .to("In Progress", null, "2026-09-01T01:00:00Z"));
        jira.delete("OPS-3");
        jira.move("OPS-4", FakeIssue.open(4).labels("unrelated").key("SEA-1").updated("2026-09-01T01:00:00Z"));
        jira.forget();

        assertThat(collect().said()).isEqualTo("tickets read: 2, changed: 2, withdrawn: 1, left out: 0");
        assertThat(rows("SELECT key, state, former_keys FROM ticket WHERE NOT withdrawn ORDER BY key"))
                .containsExactly("OPS-1|IN_PROGRESS|{}", "OPS-2|OPEN|{}", "SEA-1|OPEN|{OPS-4}");
        assertThat(rows("SELECT from_state, to_state FROM ticket_transition WHERE ticket_key = 'OPS-1' ORDER BY at"))
                .containsExactly("OPEN|DONE", "DONE|IN_PROGRESS");
        assertThat(rows("SELECT key, absence FROM absent_ticket ORDER BY key"))
                .containsExactly("OPS-3|NOT_FOUND", "OPS-404|NOT_FOUND", "UTF-8|NOT_FOUND");
        assertThat(jira.jql()).allMatch(jql -> jql.contains("updated >= -"));

        jira.forget();
        assertThat(collect().said()).startsWith("tickets read: 2, changed: 0");
    }

    @Test
    void collectTicketsWhenOneTrackerFailsKeepsItsTicketsMarksThemStaleAndAsksTheOthers() throws IOException {
        Path csv = Files.writeString(folder.resolve("other.csv"), "key,summary,state\nCSV-1,Alert,Open\n");
        settings.add(new TrackerSettings("other", csv, TestNight.PARIS));
        jira.mostOnAPage(1);
        jira.with(FakeIssue.open(1)).with(FakeIssue.open(2));
        collect();
        Files.writeString(csv, "key,summary,state\nCSV-1,Alert,Done\n");
        jira.with(FakeIssue.open(1).to("Done", "Fixed", "2026-09-01T01:00:00Z"))
                .with(FakeIssue.open(2).to("Done", "Fixed", "2026-09-01T01:00:00Z"));
        jira.first(
                SEARCH,
                Stream.generate(() -> FakeJira.error(503, "Maintenance"))
                        .limit(6)
                        .toArray(Reply[]::new));

        StepRun.Outcome outcome = collect();

        assertThat(outcome.status()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(outcome.trouble())
                .isEqualTo("Tracker \"jira\" could not be read: " + jira.url() + SEARCH
                        + ": the server answers with an error (503) (asked 6 times); try again later."
                        + " Its tickets are those of 2026-09-01.");
        assertThat(rows("SELECT key, state FROM ticket ORDER BY key"))
                .containsExactly("CSV-1|DONE", "OPS-1|OPEN", "OPS-2|OPEN");
        assertThat(rows("SELECT name, failure IS NOT NULL FROM source_state ORDER BY name"))
                .containsExactly("jira|true", "other|false");

        assertThat(collect().trouble()).isEmpty();
        assertThat(rows("SELECT key, state FROM ticket ORDER BY key"))
                .containsExactly("CSV-1|DONE", "OPS-1|DONE", "OPS-2|DONE");
        assertThat(rows("SELECT failure FROM source_state WHERE name = 'jira'")).containsExactly("null");
    }

    @Test
    void collectTicketsWhenDatabaseFailsHalfwayAndStartsAgainEndsAsUninterrupted() {
        jira.mostOnAPage(500);
        IntStream.rangeClosed(1, 2_500)
                .mapToObj(number -> FakeIssue.open(number).to("Done", "Fixed", "2026-08-20T09:00:00Z"))
                .forEach(jira::with);
        collect();
        List<String> uninterrupted = everything();
        jdbc.sql("TRUNCATE ticket, ticket_transition, raw_ticket, diagnostic, source_state")
                .update();
        jdbc.sql("ALTER TABLE ticket ADD CONSTRAINT planted CHECK (key <> 'OPS-1500')")
                .update();
        assertThat(collect().status()).isEqualTo(BatchStatus.FAILED);
        assertThat(rows("SELECT count(*) FROM ticket")).containsExactly("999");
        jdbc.sql("ALTER TABLE ticket DROP CONSTRAINT planted").update();

        collect();

        assertThat(everything()).isEqualTo(uninterrupted);
    }

    @Test
    void collectTicketsWhenMappingChangesAsksForEverythingAgain() {
        jira.with(FakeIssue.open(1).to("Waiting for a dry dock", null, "2026-05-01T09:00:00Z"));
        collect();
        settings.set(0, tracker("jira", Map.of(TicketState.OPEN, List.of("Waiting for a dry dock"))));
        jira.forget();

        collect();

        assertThat(jira.jql()).allMatch(jql -> !jql.contains("updated"));
        assertThat(rows("SELECT state FROM ticket")).containsExactly("OPEN");
        assertThat(rows("SELECT to_state FROM ticket_transition")).containsExactly("OPEN");
    }

    @Test
    void collectTicketsWhenWeSuddenlySeeNothingTakesItForFailure() {
        jira.with(FakeIssue.open(1));
        collect();
        jdbc.sql("UPDATE source_state SET bookmark = 'full 2026-08-01T00:00:00Z'")
                .update();
        jira.delete("OPS-1");

        assertThat(collect().trouble()).contains("it lists no ticket at all where 1 are known");
        assertThat(rows("SELECT withdrawn FROM ticket")).containsExactly("false");
    }

    @Test
    void collectTicketsWhenATicketIsGoneAndAWeekPassedWithdrawsIt() {
        jira.with(FakeIssue.open(1)).with(FakeIssue.open(2));
        collect();
        jdbc.sql("UPDATE source_state SET bookmark = 'full 2026-08-01T00:00:00Z'")
                .update();
        jira.delete("OPS-1");

        assertThat(collect().said()).isEqualTo("tickets read: 1, changed: 0, withdrawn: 1, left out: 0");
    }

    @Test
    void collectTicketsWhenServerSendsTheTokenBackKeepsItNowhere() {
        jira.with(FakeIssue.open(1)).first(SEARCH, FakeJira.error(400, "You sent Bearer " + SECRET));

        StepRun.Outcome outcome = collect();

        assertThat(outcome.trouble()).contains("(secret)").doesNotContain(SECRET);
        assertThat(everything().toString()).doesNotContain(SECRET);
    }

    private TrackerSettings tracker(String name, Map<TicketState, List<String>> states) {
        return new TrackerSettings(
                name,
                new TrackerAccess.Jira(jira.url(), null, null, SECRET),
                TestNight.PARIS,
                TrackerSettings.POSTMORTEM_LABELS,
                null,
                states,
                Map.of());
    }

    /** A postmortem names these tickets. */
    private void name(String... keys) {
        jdbc.sql("""
                INSERT INTO postmortem (id, source, path, ordinal, line, language, title, status, audience, tags, detected_by)
                VALUES ('p', 'pm', 'a.md', 1, 1, 'ENGLISH', 'A', 'UNKNOWN', 'INTERNAL', '{}', 'UNKNOWN')
                """).update();
        jdbc.sql("""
                INSERT INTO countermeasure (id, postmortem_id, number, ordinal, description, kind, state, tickets, line)
                VALUES ('c', 'p', 1, 1, 'Rehearse', 'UNKNOWN', 'UNKNOWN', ?, 1)
                """).param((Object) keys).update();
    }

    private StepRun.Outcome collect() {
        Wiring.settings = List.copyOf(settings);
        return StepRun.of(dataSource, new Class<?>[] {Wiring.class});
    }

    private List<String> everything() {
        return Stream.of("ticket", "ticket_transition", "raw_ticket", "diagnostic", "source_state")
                .flatMap(table -> rows((table.equals("raw_ticket")
                                        ? "SELECT tracker, key, encode(payload, 'escape') FROM %s t ORDER BY 1, 2"
                                        : "SELECT t::text FROM %s t ORDER BY 1")
                                .formatted(table))
                        .stream())
                .toList();
    }

    private List<String> rows(String sql) {
        return jdbc.sql(sql)
                .query((row, number) -> {
                    List<String> cells = new ArrayList<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        cells.add(
                                row.getMetaData().getColumnTypeName(i).equals("timestamptz") && row.getObject(i) != null
                                        ? row.getObject(i, java.time.OffsetDateTime.class)
                                                .toLocalDateTime()
                                                .toString()
                                                .replace('T', ' ')
                                        : String.valueOf(row.getObject(i)));
                    }
                    return String.join("|", cells);
                })
                .list();
    }

    /** The step with its real collaborators, and a client that does not wait. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan({"dev.aftercare.postmortem", "dev.aftercare.ticket", "dev.aftercare.tracker"})
    static class Wiring {

        private static List<TrackerSettings> settings = List.of();

        @Bean
        List<TrackerSettings> trackerSettings() {
            return settings;
        }

        @Bean
        PoliteClients politeClients() {
            return new PoliteClients(
                    TestNight.CLOCK,
                    pause -> assertThat(pause).isLessThan(Duration.ofMinutes(2)),
                    new SplittableRandom(7),
                    HttpLimits.usual());
        }

        @Bean
        Clock clock() {
            return TestNight.CLOCK;
        }
    }
}
