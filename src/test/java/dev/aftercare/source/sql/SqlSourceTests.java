package dev.aftercare.source.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.aftercare.TestDatabase;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.RecordedInstant.Precision;
import dev.aftercare.postmortem.RecordedInstant.State;
import dev.aftercare.source.SourceSettings.SqlSettings;
import dev.aftercare.source.SourceUnavailable;
import dev.aftercare.ticket.TicketKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

class SqlSourceTests {

    private DataSource database;
    private JdbcTemplate jdbc;

    @BeforeEach
    void emptyDatabase() {
        database = TestDatabase.empty();
        jdbc = new JdbcTemplate(database);
    }

    private SqlSettings incidents(String query) {
        return SqlFixtures.postgres(database, query, null, null);
    }

    private SqlSettings tables() {
        jdbc.execute("""
                CREATE TABLE one (id text, title text, started text);
                CREATE TABLE act (id int, incident text, description text, tickets text);
                INSERT INTO one VALUES ('a', 'First', '2026-03-04 10:05'), ('b', 'Second', '2026-03-05 10:05');
                INSERT INTO act VALUES (1, 'a', 'Add an alert', 'OPS-1'), (2, 'a', 'Write a runbook', NULL)
                """);
        return SqlFixtures.postgres(database, "SELECT * FROM one", null, "SELECT * FROM act");
    }

    @Test
    void readAgainWhenNothingChangedReadsNothingWhateverTheOrderOfTheRows() throws Exception {
        SqlSettings settings = tables();
        SqlFixtures.Said first = SqlFixtures.read(settings);
        SqlSettings otherOrder = SqlFixtures.postgres(
                database, "SELECT * FROM one ORDER BY id DESC", null, "SELECT * FROM act ORDER BY id DESC");

        SqlFixtures.Said second = SqlFixtures.read(otherOrder, first.known());

        assertThat(first.postmortems()).containsOnlyKeys("incidents/a", "incidents/b");
        assertThat(second.postmortems()).isEmpty();
        assertThat(second.vanished()).isEmpty();
    }

    @Test
    void readAgainWhenACountermeasureChangedReadsItsIncidentOnly() throws Exception {
        SqlSettings settings = tables();
        SqlFixtures.Said first = SqlFixtures.read(settings);
        jdbc.update("UPDATE act SET tickets = 'OPS-2' WHERE id = 2");

        SqlFixtures.Said second = SqlFixtures.read(settings, first.known());

        assertThat(second.postmortems()).containsOnlyKeys("incidents/a");
        assertThat(second.only().countermeasures().get(1).tickets()).containsExactly(new TicketKey("OPS-2"));
    }

    @Test
    void readAgainWhenARowVanishedSaysSo() throws Exception {
        SqlSettings settings = tables();
        SqlFixtures.Said first = SqlFixtures.read(settings);
        jdbc.update("DELETE FROM one WHERE id = 'b'");

        SqlFixtures.Said second = SqlFixtures.read(settings, first.known());

        assertThat(second.postmortems()).isEmpty();
        assertThat(second.vanished()).containsExactly("incidents/b");
    }

    @Test
    void readAgainWhenNothingIsThereAnyMoreForgetsNothing() throws Exception {
        SqlSettings settings = tables();
        SqlFixtures.Said first = SqlFixtures.read(settings);
        jdbc.update("DELETE FROM one");

        assertThatThrownBy(() -> SqlFixtures.read(settings, first.known()))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("gives no incident, where 2 were known; look whether this user may still read");
    }

    @Test
    void readKeepsTheRowsAsJsonWithSortedKeys() throws Exception {
        SqlFixtures.Said said = SqlFixtures.read(tables());

        assertThat(new String(said.raw().get("incidents/a"), StandardCharsets.UTF_8))
                .isEqualTo("""
                {"incidents":[{"id":"a","started":"2026-03-04 10:05","title":"First"}],"milestones":[],"countermeasures":\
                [{"description":"Add an alert","id":1,"incident":"a","tickets":"OPS-1"},\
                {"description":"Write a runbook","id":2,"incident":"a","tickets":null}]}""");
    }

    @Test
    void readWhenInstantsAreOfAnyTypeReadsEachAsWhatItIs() throws Exception {
        assertInstant("timestamptz '2026-07-01 10:05:30+00'", State.RECORDED, "2026-07-01T10:05:30Z", Precision.MINUTE);
        assertInstant("timestamp '2026-07-01 10:05'", State.RECORDED, "2026-07-01T08:05:00Z", Precision.MINUTE);
        assertInstant("date '2026-07-01'", State.RECORDED, null, Precision.DAY);
        assertInstant("1782900300", State.RECORDED, "2026-07-01T10:05:00Z", Precision.MINUTE);
        assertInstant("'1 juillet 2026 à 10h05 UTC'", State.RECORDED, "2026-07-01T10:05:00Z", Precision.MINUTE);
        assertInstant("'~2026-07-01 10:05 UTC'", State.APPROXIMATE, "2026-07-01T10:05:00Z", Precision.MINUTE);
        assertInstant("'ongoing'", State.PENDING, null, null);
        assertInstant("'n/a'", State.NOT_APPLICABLE, null, null);
        assertInstant("''", State.MISSING, null, null);
        assertInstant("NULL::timestamptz", State.MISSING, null, null);
    }

    @Test
    void readWhenAnInstantCannotBeReadSaysWhichAndWhatToWrite() throws Exception {
        assertBad(
                "'2024-02-30 10:00'",
                "\"started\" is \"2024-02-30 10:00\", which is no day of the calendar; write it as");
        assertBad("'some time ago'", "\"started\" is \"some time ago\", which is no point in time; write it as");
        assertBad("'03/04/2026 10:05'", "which may be day-first or month-first");
        assertBad("0", "\"started\" is \"0\", which is before 1990 or after 2100 when taken as seconds since 1970");
        assertBad("1782900300000", "and seconds, not milliseconds");
        assertBad("99999999999999999999999", "which is before 1990 or after 2100");
    }

    private void assertInstant(String sql, State state, @Nullable String value, @Nullable Precision precision)
            throws Exception {
        SqlFixtures.Said said = SqlFixtures.read(incidents("SELECT 1 AS id, 'T' AS title, " + sql + " AS started"));
        RecordedInstant started = said.only().incident().started();
        assertThat(started.state()).as(sql).isEqualTo(state);
        assertThat(started.value() == null ? null : started.value().toString())
                .as(sql)
                .isEqualTo(value);
        assertThat(started.precision()).as(sql).isEqualTo(precision);
        assertThat(said.messages()).as(sql).isEmpty();
    }

    private void assertBad(String sql, String message) throws Exception {
        SqlFixtures.Said said = SqlFixtures.read(incidents("SELECT 1 AS id, 'T' AS title, " + sql + " AS started"));
        assertThat(said.only().incident().started().state()).as(sql).isEqualTo(State.INVALID);
        assertThat(said.only().incident().started().value()).isNull();
        assertThat(said.messages()).as(sql).hasSize(1).first().asString().contains(message);
    }

    @Test
    void readWhenAZoneColumnIsThereReadsWallTimesInItAndLeavesExactOnesAlone() throws Exception {
        Incident incident = SqlFixtures.read(incidents("""
                        SELECT 1 AS id, 'T' AS title, 'America/New_York' AS zone, timestamp '2026-07-01 10:05' AS started,
                          timestamptz '2026-07-01 14:10+00' AS detected, '2026-07-01 15:00 UTC' AS resolved
                        """)).only().incident();

        assertThat(incident.started().value()).isEqualTo("2026-07-01T14:05:00Z");
        assertThat(incident.started().zoneAssumed()).isFalse();
        assertThat(incident.detected().value()).isEqualTo("2026-07-01T14:10:00Z");
        assertThat(incident.detected().local()).isEqualTo("2026-07-01T10:10:00");
        assertThat(incident.resolved().value()).isEqualTo("2026-07-01T15:00:00Z");
    }

    @Test
    void readWhenTwoRowsHaveOneIdReadsTheFirstAndSaysSo() throws Exception {
        SqlFixtures.Said said =
                SqlFixtures.read(incidents("SELECT 1 AS id, t AS title FROM (VALUES ('First'), ('Second')) AS v (t)"));

        assertThat(said.only().title()).isEqualTo("First");
        assertThat(said.diagnostics())
                .extracting(Diagnostic::toString, Diagnostic::level)
                .containsExactly(tuple(
                        "incidents/1: the query \"incidents\" gives 2 rows with the id \"1\", which differ; the first was read: make it give one row an incident",
                        Diagnostic.Level.WARNING));
        assertThat(new String(said.raw().get("incidents/1"), StandardCharsets.UTF_8))
                .contains("Second");
    }

    @Test
    void readWhenARowHasNoIdOrNoTitleSaysSo() throws Exception {
        SqlFixtures.Said said = SqlFixtures.read(
                incidents("SELECT * FROM (VALUES (NULL, 'Lost'), ('  ', 'Lost too'), ('k', NULL)) AS v (id, title)"));

        assertThat(said.postmortems()).containsOnlyKeys("incidents/k");
        assertThat(said.only().title()).isEqualTo("incidents/k");
        assertThat(said.messages())
                .containsExactly(
                        "incidents: row 1 of the query \"incidents\" has no \"id\" and was left out; make the query give every row one",
                        "incidents: row 2 of the query \"incidents\" has no \"id\" and was left out; make the query give every row one",
                        "incidents/k: it has no \"title\" and is called by its place; write a title");
    }

    @Test
    void readWhenACountermeasureHasSeveralTicketsInSeveralRowsMakesOneOfThem() throws Exception {
        SqlFixtures.Said said =
                SqlFixtures.read(SqlFixtures.postgres(database, "SELECT 1 AS id, 'T' AS title", null, """
                        SELECT 1 AS incident, * FROM (VALUES
                          (7, 'Add an alert', 'OPS-1', '2026-02-30'), (7, 'Add an alert', 'OPS-2', NULL),
                          (8, 'Write a runbook', 'later', NULL), (8, 'Something else', NULL, '2026-05-04'),
                          (9, NULL, 'OPS-9', NULL)) AS v (id, description, tickets, due)
                        """));

        assertThat(said.only().countermeasures())
                .extracting(Countermeasure::description, Countermeasure::tickets, Countermeasure::due)
                .containsExactly(
                        tuple("Add an alert", List.of(new TicketKey("OPS-1"), new TicketKey("OPS-2")), null),
                        tuple("Write a runbook", List.of(), null),
                        tuple("Something else", List.of(), LocalDate.of(2026, 5, 4)));
        assertThat(said.messages())
                .containsExactly(
                        "incidents/1: \"due\" of \"countermeasures/7\" is \"2026-02-30\", which is no day; write it as 2026-05-04",
                        "incidents/1: \"tickets\" of \"countermeasures/8\" is \"later\", which names no ticket; write OPS-123, org/repo#12 or the ticket's address",
                        "incidents/1: countermeasures/8 is there more than once, with different descriptions; both were read: give each countermeasure an id of its own",
                        "incidents/1: countermeasures/9 has no \"description\" and was left out; write what is to be done");
    }

    @Test
    void readWhenTheReportIsAColumnReadsItForWhatTheColumnsDoNotSay() throws Exception {
        Postmortem read = SqlFixtures.read(incidents("""
                        SELECT 1 AS id, 'Disk full' AS title, timestamptz '2026-07-01 10:05+02' AS started, NULL AS resolved,
                        'SEV-3' AS severity, '## Impact

                        Nobody could log in.

                        - End Time: 2026-07-01 11:30
                        - Severity: SEV-1

                        ## Timeline

                        - 10:20 an alert fires

                        ## Actions

                        - [x] Rotate the logs — OPS-7' AS report
                        """)).only();

        assertThat(read.severity().label()).isEqualTo("SEV-3");
        assertThat(read.impact()).contains("Nobody could log in");
        assertThat(read.incident().started().value()).isEqualTo("2026-07-01T08:05:00Z");
        assertThat(read.incident().resolved().value()).isEqualTo("2026-07-01T09:30:00Z");
        assertThat(read.incident().resolved().line()).isEqualTo(5);
        assertThat(read.incident().timeline().get(0).at().value()).isEqualTo("2026-07-01T08:20:00Z");
        assertThat(read.countermeasures())
                .extracting(Countermeasure::description, Countermeasure::state, Countermeasure::line)
                .containsExactly(tuple("Rotate the logs", Countermeasure.State.DONE, 14));
    }

    @Test
    void readWhenAColumnIsNotKnownSaysWhichAreRead() throws Exception {
        SqlFixtures.Said said =
                SqlFixtures.read(incidents("SELECT 1 AS id, 'T' AS title, 'x' AS detcted, 'other' AS title"));

        assertThat(said.only().title()).isEqualTo("T");
        assertThat(said.messages())
                .hasSize(2)
                .anyMatch(
                        message -> message.startsWith(
                                "incidents: the query \"incidents\" has columns that are not read: detcted; the ones that are: id, title, started"))
                .anyMatch(message -> message.contains("more than one column title; the first was read"));
    }

    @Test
    void checkWhenAColumnIsMissingListsThoseThatAreThere() {
        assertSaid(
                incidents("SELECT 1 AS number, 'T' AS title"),
                "The query \"incidents\" has no column \"id\"; its columns are \"number\", \"title\". Give a column that name with AS.");
        assertSaid(
                SqlFixtures.postgres(database, "SELECT 1 AS id, 'T' AS title", "SELECT 1 AS incident", null),
                "The query \"milestones\" has no column \"name\", \"at\"; its columns are \"incident\". Give a column that name with AS.");
    }

    @Test
    void checkWhenAQueryFailsSaysTheDatabasesOwnWords() {
        String url = ((PGSimpleDataSource) database).getURL().replaceFirst("\\?.*", "");
        assertSaid(
                incidents("SELECT * FROM incidnt"),
                "The database \"" + url
                        + "\" refuses the query \"incidents\" (ERROR: relation \"incidnt\" does not exist Position: 15); correct the query in the configuration.");
        jdbc.execute("CREATE TABLE t (id int, title text)");
        assertThatThrownBy(() -> SqlFixtures.source(incidents("INSERT INTO t VALUES (1, 'T') RETURNING *"))
                        .check())
                .hasMessageContaining("cannot execute INSERT in a read-only transaction");
    }

    @Test
    void checkWhenAQueryTakesTooLongSaysSo() {
        PGSimpleDataSource postgres = (PGSimpleDataSource) database;
        SqlSettings slow = new SqlSettings(
                postgres.getURL(),
                postgres.getUser(),
                postgres.getPassword(),
                null,
                null,
                "SELECT 1 AS id, 'T' AS title, pg_sleep(30)",
                null,
                null,
                1);

        assertThatThrownBy(() -> SqlFixtures.source(slow).check())
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("did not answer the query \"incidents\" within 1 seconds");
    }

    @Test
    void checkWhenThePasswordIsWrongSaysSoWithoutIt() {
        PGSimpleDataSource postgres = (PGSimpleDataSource) database;
        SqlSettings wrong = new SqlSettings(
                postgres.getURL() + (postgres.getURL().contains("?") ? "&" : "?") + "password=hush-hush",
                postgres.getUser(),
                "hush-hush",
                null,
                null,
                "SELECT 1",
                null,
                null,
                30);

        assertThatThrownBy(() -> SqlFixtures.source(wrong).check())
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("refuses the user \"" + postgres.getUser() + "\"")
                .hasMessageNotContaining("hush")
                .hasNoCause();
        assertThat(wrong.toString()).doesNotContain("hush");
    }

    @Test
    void checkWhenNobodyAnswersSaysSo() {
        SqlSettings nobody = new SqlSettings(
                "jdbc:postgresql://127.0.0.1:9/none", "u", "hush", null, null, "SELECT 1", null, null, 30);

        assertThatThrownBy(() -> SqlFixtures.source(nobody).check())
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageStartingWith("The database \"jdbc:postgresql://127.0.0.1:9/none\" cannot be reached (")
                .hasMessageEndingWith("; look whether it runs, and whether this machine may reach it.");
    }

    @Test
    void checkWhenNoDriverKnowsTheUrlSaysWhatToDo(@TempDir Path folder) {
        assertSaid(
                new SqlSettings(
                        "jdbc:oracle:thin:scott/tiger@//db:1521/x", null, null, null, null, "SELECT 1", null, null, 30),
                "No driver knows \"jdbc:oracle:thin:db:1521/x\": Aftercare brings drivers for PostgreSQL (jdbc:postgresql:) and for MariaDB and MySQL (jdbc:mariadb:); put the jar of another one into a folder and name it as \"driver-folder\".");
        assertSaid(
                new SqlSettings("jdbc:h2:mem:x", null, null, null, folder, "SELECT 1", null, null, 30),
                "The driver for \"jdbc:h2:mem:x\" cannot be used: there is no jar in \"" + folder
                        + "\"; put the driver's jar there.");
        assertSaid(
                new SqlSettings("jdbc:h2:mem:x", null, null, "org.h2.Driver", null, "SELECT 1", null, null, 30),
                "The driver for \"jdbc:h2:mem:x\" cannot be used: there is no driver of the class \"org.h2.Driver\"; correct \"driver\", or name the folder of its jar as \"driver-folder\".");
    }

    @Test
    void readWhenTheDriverLiesInAFolderLoadsItFromThere(@TempDir Path folder) throws Exception {
        String jar = Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .filter(entry -> entry.matches(".*[/\\\\]postgresql-[0-9.]+\\.jar"))
                .findFirst()
                .orElseThrow();
        Files.copy(Path.of(jar), folder.resolve("driver.jar"));
        PGSimpleDataSource postgres = (PGSimpleDataSource) database;
        SqlSettings settings = new SqlSettings(
                postgres.getURL(),
                postgres.getUser(),
                postgres.getPassword(),
                null,
                folder,
                "SELECT 1 AS id, 'T' AS title",
                null,
                null,
                30);

        assertThat(JdbcDrivers.of(settings).getClass()).isNotEqualTo(org.postgresql.Driver.class);
        assertThat(SqlFixtures.read(settings).only().title()).isEqualTo("T");
    }

    @Test
    void shownUrlHoldsNoSecret() {
        assertThat(shown("jdbc:postgresql://u:p@ss@h/db?password=x")).isEqualTo("jdbc:postgresql://h/db");
        assertThat(shown("jdbc:sqlserver://h:1433;user=u;password=x")).isEqualTo("jdbc:sqlserver://h:1433");
        assertThat(shown("jdbc:mariadb://h:3306/morgue?useSsl=true")).isEqualTo("jdbc:mariadb://h:3306/morgue");
    }

    private static String shown(String url) {
        return new SqlSettings(url, null, null, null, null, "", null, null, 1).shownUrl();
    }

    @Test
    void readHandsRowsOnOneByOne() throws Exception {
        List<Long> free = new ArrayList<>();
        SqlSettings settings = incidents(
                "SELECT n AS id, 'T' AS title, repeat(md5(n::text), 3000) AS summary FROM generate_series(1, 3000) AS n");

        new JdbcSourceDatabase(settings).read(new SqlRows() {
            @Override
            public void begin(SqlQuery query, List<String> columns) {}

            @Override
            public void row(SqlQuery query, long number, SortedMap<String, @Nullable Object> row) {
                if (number == 1) {
                    // all of it would be 288 MB of text by now
                    System.gc();
                    free.add(Runtime.getRuntime().totalMemory()
                            - Runtime.getRuntime().freeMemory());
                }
            }
        });

        assertThat(free.get(0)).isLessThan(200_000_000L);
    }

    private static void assertSaid(SqlSettings settings, String message) {
        assertThatThrownBy(() -> SqlFixtures.source(settings).check())
                .isInstanceOf(SourceUnavailable.class)
                .hasMessage(message);
    }
}
