package dev.aftercare.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.StepRun;
import dev.aftercare.TestDatabase;
import dev.aftercare.TestNight;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

class CollectTicketsStepTests {

    private final DataSource dataSource = TestDatabase.migrated();
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final List<TrackerSettings> settings = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path jira;

    @BeforeEach
    void configureOneTracker() {
        jira = folder.resolve("jira.csv");
        settings.add(new TrackerSettings("jira", jira, TestNight.PARIS));
    }

    @Test
    void collectTicketsWhenFileIsNewKeepsRawAndReadTickets() throws IOException {
        Files.writeString(jira, "key,summary,state\nOPS-1,Rehearse,Open\nOPS-2,Alert\0s,Done\n");

        StepRun.Outcome outcome = collect();

        assertThat(outcome)
                .isEqualTo(new StepRun.Outcome(
                        BatchStatus.COMPLETED, "tickets read: 2, changed: 2, withdrawn: 0, left out: 0"));
        assertThat(rows("SELECT key, summary, state FROM ticket ORDER BY key"))
                .containsExactly("OPS-1|Rehearse|OPEN", "OPS-2|Alerts|DONE");
        assertThat(rows("SELECT tracker, key, encode(payload, 'escape') FROM raw_ticket ORDER BY key"))
                .containsExactly(
                        "jira|OPS-1|key,summary,state\nOPS-1,Rehearse,Open",
                        "jira|OPS-2|key,summary,state\nOPS-2,Alert\\000s,Done");
        assertThat(rows("SELECT path, line, level, message FROM diagnostic"))
                .containsExactly("jira.csv|3|WARNING|\"summary\" holds U+0000, which was left out; remove it");
        assertThat(rows("SELECT name, failure, last_success = last_attempt FROM source_state"))
                .containsExactly("jira|null|true");
    }

    @Test
    void collectTicketsWhenFileIsUnchangedTouchesNoTicketAndStillSucceeds() throws IOException {
        Files.writeString(jira, "key,summary,state,due\nOPS-1,Rehearse,Open,soon\n");
        collect();
        List<String> before = versions();

        StepRun.Outcome again = collect();

        assertThat(again.said())
                .isEqualTo("tickets read: 0, changed: 0, withdrawn: 0, left out: 0; nothing new from jira");
        assertThat(versions()).isEqualTo(before);
        assertThat(rows("SELECT message FROM diagnostic")).hasSize(1);
        assertThat(rows("SELECT failure FROM source_state")).containsExactly("null");
    }

    @Test
    void collectTicketsWhenOneRowChangedTouchesThatTicketOnly() throws IOException {
        Files.writeString(jira, "key,summary,state\nOPS-1,Rehearse,Open\nOPS-2,Alert,Open\n");
        collect();
        String untouched = version("OPS-1");
        Files.writeString(jira, "key,summary,state\nOPS-1,Rehearse,Open\nOPS-2,Alert,Done\n");

        StepRun.Outcome outcome = collect();

        assertThat(outcome.said()).isEqualTo("tickets read: 2, changed: 1, withdrawn: 0, left out: 0");
        assertThat(version("OPS-1")).isEqualTo(untouched);
        assertThat(rows("SELECT ticket_key, from_state, to_state, evidence FROM ticket_transition"))
                .containsExactly("OPS-2|OPEN|DONE|OBSERVED");
    }

    @Test
    void collectTicketsWhenRowIsGoneWithdrawsItsTicket() throws IOException {
        Files.writeString(jira, "key,summary,state\nOPS-1,Rehearse,Open\nOPS-2,Alert,Open\n");
        collect();
        Files.writeString(jira, "key,summary,state\nOPS-2,Alert,Open\n");

        StepRun.Outcome outcome = collect();

        assertThat(outcome.said()).isEqualTo("tickets read: 1, changed: 0, withdrawn: 1, left out: 0");
        assertThat(rows("SELECT key, withdrawn FROM ticket ORDER BY key")).containsExactly("OPS-1|true", "OPS-2|false");
        assertThat(rows("SELECT key FROM raw_ticket")).containsExactly("OPS-2");
    }

    @Test
    void collectTicketsWhenRowBecameUnreadableKeepsItsTicket() throws IOException {
        Files.writeString(jira, "key,summary,state\nOPS-1,Rehearse,Open\nOPS-2,Alert,Open\n");
        collect();
        Files.writeString(jira, "key,summary,state\nOPS-1,Rehearse\n,Alert,Open\n");

        StepRun.Outcome outcome = collect();

        assertThat(outcome.said()).isEqualTo("tickets read: 0, changed: 0, withdrawn: 0, left out: 2");
        assertThat(rows("SELECT key, withdrawn FROM ticket ORDER BY key"))
                .containsExactly("OPS-1|false", "OPS-2|false");
    }

    @Test
    void collectTicketsWhenTrackerFailsKeepsItsTicketsAndAsksTheOthers() throws IOException {
        Path github = folder.resolve("github.csv");
        settings.add(new TrackerSettings("github", github, TestNight.PARIS));
        Files.writeString(jira, "key,summary,state\nOPS-1,Rehearse,Open\n");
        Files.writeString(github, "key,summary,state\nweb#1,Alert,Open\n");
        collect();
        Files.writeString(jira, "key,summary\nOPS-1,Rehearse\n");
        Files.writeString(github, "key,summary,state\nweb#1,Alert,Done\n");

        StepRun.Outcome outcome = collect();

        assertThat(outcome)
                .isEqualTo(new StepRun.Outcome(
                        BatchStatus.COMPLETED,
                        "tickets read: 1, changed: 1, withdrawn: 0, left out: 0",
                        "Tracker \"jira\" could not be read: jira.csv lacks the column \"state\";"
                                + " its first row names: key, summary. Its tickets are those of 2026-09-01."));
        assertThat(rows("SELECT key, state, withdrawn FROM ticket ORDER BY key"))
                .containsExactly("OPS-1|OPEN|false", "web#1|DONE|false");
        assertThat(rows("SELECT name, failure FROM source_state ORDER BY name"))
                .containsExactly(
                        "github|null", "jira|jira.csv lacks the column \"state\"; its first row names: key, summary");
    }

    @Test
    void collectTicketsWhenFileNeverExistedSaysSo() {
        StepRun.Outcome outcome = collect();

        assertThat(outcome.status()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(outcome.trouble())
                .isEqualTo("Tracker \"jira\" could not be read: " + jira
                        + " does not exist; write the file or correct its path in the configuration."
                        + " It was never read before.");
    }

    @Test
    void collectTicketsWhenFileLostAllRowsTakesItForFailure() throws IOException {
        Files.writeString(jira, "key,summary,state\nOPS-1,Rehearse,Open\n");
        collect();
        Files.writeString(jira, "key,summary,state\n");

        StepRun.Outcome outcome = collect();

        assertThat(outcome.trouble())
                .isEqualTo("Tracker \"jira\" could not be read: it lists no ticket at all where 1 are known;"
                        + " take the tracker out of the configuration if that is right."
                        + " Its tickets are those of 2026-09-01.");
        assertThat(rows("SELECT key, withdrawn FROM ticket")).containsExactly("OPS-1|false");
    }

    @Test
    void collectTicketsWhenBrokenFileIsPutBackReadsItAgain() throws IOException {
        String good = "key,summary,state\nOPS-1,Rehearse,Open\n";
        Files.writeString(jira, good);
        collect();
        Files.writeString(jira, manyRows(1_500) + "OPS-1,Rehearse,Done\nOPS-X,\"never closed,Open\n");
        assertThat(collect().trouble()).contains("a quote (\") is opened in this row and never closed");
        Files.writeString(jira, good);

        StepRun.Outcome outcome = collect();

        assertThat(outcome.trouble()).isEmpty();
        assertThat(rows("SELECT key, state FROM ticket WHERE NOT withdrawn")).containsExactly("OPS-1|OPEN");
    }

    @Test
    void collectTicketsWhenTrackerIsRenamedKeepsItsTicketsAndTheirHistory() throws IOException {
        Files.writeString(jira, "key,summary,state\nOPS-1,Rehearse,Open\n");
        collect();
        settings.set(0, new TrackerSettings("tracker of operations", jira, TestNight.PARIS));

        collect();

        assertThat(rows("SELECT key, tracker, withdrawn FROM ticket"))
                .containsExactly("OPS-1|tracker of operations|false");
        assertThat(rows("SELECT tracker FROM raw_ticket")).containsExactly("tracker of operations");
        assertThat(rows("SELECT name FROM source_state")).containsExactly("tracker of operations");
    }

    @Test
    void collectTicketsWhenTwoTrackersHaveOneKeyKeepsTheFirstAndSaysSo() throws IOException {
        Path other = folder.resolve("other.csv");
        settings.add(new TrackerSettings("other", other, TestNight.PARIS));
        Files.writeString(jira, "key,summary,state\nOPS-1,Rehearse,Open\n");
        Files.writeString(other, "key,summary,state\nOPS-1,Copy,Done\n");

        collect();

        assertThat(rows("SELECT tracker, summary FROM ticket")).containsExactly("jira|Rehearse");
        assertThat(rows("SELECT source, path, line, message FROM diagnostic"))
                .containsExactly("other|other.csv|2|\"OPS-1\" also comes from another tracker, whose word counts;"
                        + " leave it out of one of the two");
    }

    @Test
    void collectTicketsWhenWordIsNotMappedSaysItOnce() throws IOException {
        Files.writeString(jira, "key,summary,state\nOPS-1,a,Frozen\nOPS-2,b,Frozen\nOPS-3,c,Frozen\n");

        collect();

        assertThat(rows("SELECT line, message FROM diagnostic"))
                .containsExactly("2|the state \"Frozen\" is not known; list it under \"states\" of this tracker,"
                        + " as open, in-progress, done or cancelled (3 tickets)");
    }

    @Test
    void collectTicketsWhenNoTrackerIsConfiguredWithdrawsWhatIsKnown() throws IOException {
        Files.writeString(jira, "key,summary,state\nOPS-1,Rehearse,Open\n");
        collect();
        settings.clear();

        StepRun.Outcome outcome = collect();

        assertThat(outcome.said()).isEqualTo("tickets read: 0, changed: 0, withdrawn: 1, left out: 0");
    }

    @Test
    void collectTicketsWhenDatabaseFailsHalfwayAndStartsAgainEndsAsUninterrupted() throws IOException {
        Files.writeString(jira, manyRows(2_500) + "KEY-0,again,Open\n");
        collect();
        List<String> uninterrupted = everything();
        jdbc.sql("TRUNCATE ticket, ticket_transition, raw_ticket, diagnostic, source_state")
                .update();
        jdbc.sql("ALTER TABLE ticket ADD CONSTRAINT planted CHECK (key <> 'KEY-1500')")
                .update();
        assertThat(collect().status()).isEqualTo(BatchStatus.FAILED);
        assertThat(jdbc.sql("SELECT count(*) FROM ticket").query(Integer.class).single())
                .isEqualTo(999);
        assertThat(jdbc.sql("SELECT count(*) FROM raw_ticket")
                        .query(Integer.class)
                        .single())
                .isEqualTo(999);
        jdbc.sql("ALTER TABLE ticket DROP CONSTRAINT planted").update();

        collect();

        assertThat(everything()).isEqualTo(uninterrupted);
    }

    @Test
    void collectTicketsWhenThereAreHundredThousandRowsReadsThemAll() throws IOException {
        try (Writer writer = Files.newBufferedWriter(jira)) {
            writer.write("key,summary,state,due\n");
            for (int i = 0; i < 100_000; i++) {
                writer.write("OPS-%d,\"Rehearse, again\",Done,2026-10-02\n".formatted(i));
            }
        }

        StepRun.Outcome outcome = collect();

        assertThat(outcome)
                .isEqualTo(new StepRun.Outcome(
                        BatchStatus.COMPLETED, "tickets read: 100000, changed: 100000, withdrawn: 0, left out: 0"));
        assertThat(jdbc.sql("SELECT count(*) FROM ticket").query(Integer.class).single())
                .isEqualTo(100_000);
    }

    private StepRun.Outcome collect() {
        Wiring.settings = List.copyOf(settings);
        return StepRun.of(dataSource, new Class<?>[] {Wiring.class});
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

    private List<String> versions() {
        return rows("SELECT key, xmin::text FROM ticket UNION ALL SELECT key, xmin::text FROM raw_ticket"
                + " UNION ALL SELECT message, xmin::text FROM diagnostic ORDER BY 1, 2");
    }

    private String version(String key) {
        return jdbc.sql("SELECT xmin::text FROM ticket WHERE key = ?")
                .param(key)
                .query(String.class)
                .single();
    }

    private List<String> everything() {
        List<String> everything = new ArrayList<>();
        for (String table : Arrays.asList("ticket", "ticket_transition", "raw_ticket", "diagnostic", "source_state")) {
            everything.addAll(rows("SELECT t::text FROM %s t ORDER BY 1".formatted(table)));
        }
        return everything;
    }

    private static String manyRows(int number) {
        StringBuilder text = new StringBuilder("key,summary,state\n");
        for (int i = 0; i < number; i++) {
            text.append("KEY-").append(i).append(",Rehearse,Reopened\n");
        }
        return text.toString();
    }

    /** The step with its real collaborators, as the program wires them. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan({"dev.aftercare.http", "dev.aftercare.postmortem", "dev.aftercare.ticket", "dev.aftercare.tracker"})
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
    }
}
