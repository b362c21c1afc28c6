package dev.aftercare.postmortem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aftercare.TestDatabase;
import dev.aftercare.ticket.Priority;
import dev.aftercare.ticket.TicketKey;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcPostmortemsTests {

    private static final String SOURCE = "payments";
    private static final String PATH = "2026/03.payments.double-charge.md";
    private static final RecordedInstant STARTED = new RecordedInstant(
            RecordedInstant.State.APPROXIMATE,
            Instant.parse("2026-03-04T09:05:30Z"),
            LocalDateTime.parse("2026-03-04T10:05:30"),
            ZoneId.of("Europe/Paris"),
            true,
            RecordedInstant.Precision.MINUTE,
            7,
            "~10:05 | \"quoted\", {braces}, null, back\\slash");
    private static final RecordedInstant DAY = new RecordedInstant(
            RecordedInstant.State.RECORDED,
            null,
            LocalDateTime.parse("2026-03-04T00:00"),
            ZoneId.of("+02:00"),
            false,
            RecordedInstant.Precision.DAY,
            8,
            "le 4 mars");
    private static final RecordedInstant PENDING =
            new RecordedInstant(RecordedInstant.State.PENDING, null, null, null, false, null, 9, "TBD");

    private DataSource dataSource;
    private JdbcClient database;
    private JdbcPostmortems postmortems;

    @BeforeEach
    void emptyTables() {
        dataSource = TestDatabase.migrated();
        database = JdbcClient.create(dataSource);
        postmortems = new JdbcPostmortems(database);
    }

    @Test
    void allAfterSaveReturnsEveryValueAsItWas() {
        Postmortem full = full(Postmortem.idOf(SOURCE, PATH, 1));
        Postmortem bare = bare(PATH, 2, "A second incident");

        postmortems.save(SOURCE, PATH, List.of(full, bare));

        assertThat(postmortems.all()).containsExactly(full, bare);
    }

    @Test
    void allWhenYearIsMistypedReturnsItAsItWas() {
        RecordedInstant mistyped = new RecordedInstant(
                RecordedInstant.State.RECORDED,
                Instant.parse("0000-03-04T09:05:00Z"),
                LocalDateTime.parse("+20266-03-04T10:05:00"),
                ZoneId.of("UTC"),
                false,
                RecordedInstant.Precision.MINUTE,
                1,
                "20266-03-04");
        Postmortem odd = with(
                bare(PATH, 1, "Odd"),
                new Incident(
                        mistyped,
                        RecordedInstant.missing(),
                        RecordedInstant.missing(),
                        Incident.DetectedBy.UNKNOWN,
                        List.of(),
                        List.of(),
                        List.of()));

        postmortems.save(SOURCE, PATH, List.of(odd));

        assertThat(postmortems.all()).containsExactly(odd);
    }

    @Test
    void saveWhenNothingChangedTouchesNoRow() {
        postmortems.save(SOURCE, PATH, List.of(full(Postmortem.idOf(SOURCE, PATH, 1))));
        List<String> before = rowVersions();

        postmortems.save(SOURCE, PATH, List.of(full(Postmortem.idOf(SOURCE, PATH, 1))));

        assertThat(rowVersions()).isEqualTo(before);
    }

    @Test
    void saveWhenPartsAreGoneForgetsThem() {
        postmortems.save(SOURCE, PATH, List.of(full(Postmortem.idOf(SOURCE, PATH, 1)), bare(PATH, 2, "Second")));
        Postmortem shorter = bare(PATH, 1, "Shorter");

        postmortems.save(SOURCE, PATH, List.of(shorter));

        assertThat(postmortems.all()).containsExactly(shorter);
        assertThat(count("timeline_event")).isZero();
        assertThat(count("countermeasure WHERE withdrawn"))
                .as("kept, so that they come back under their ids")
                .isEqualTo(2);
    }

    @Test
    void saveWhenFileIsNoPostmortemAnyMoreWithdrawsAndBringsBackLater() {
        Postmortem record = full(Postmortem.idOf(SOURCE, PATH, 1));
        postmortems.save(SOURCE, PATH, List.of(record));

        postmortems.save(SOURCE, PATH, List.of());
        assertThat(postmortems.all()).isEmpty();

        postmortems.save(SOURCE, PATH, List.of(record));
        assertThat(postmortems.all()).containsExactly(record);
    }

    @Test
    void saveWhenCountermeasuresAreEditedAndReorderedKeepsTheirIds() {
        postmortems.save(SOURCE, PATH, List.of(deciding("Add an alert on the queue depth", "Write a runbook")));

        postmortems.save(
                SOURCE,
                PATH,
                List.of(deciding(
                        "Test the failover", "write a Runbook.", "Add an alert on the queue depth, above 10,000")));

        assertThat(postmortems.all().get(0).countermeasures())
                .extracting(Countermeasure::description, Countermeasure::id)
                .containsExactly(
                        tuple("Test the failover", SOURCE + ":" + PATH + "/3"),
                        tuple("write a Runbook.", SOURCE + ":" + PATH + "/2"),
                        tuple("Add an alert on the queue depth, above 10,000", SOURCE + ":" + PATH + "/1"));
    }

    @Test
    void saveWhenCountermeasureComesBackGivesItsOldIdAndNeverToAnother() {
        postmortems.save(SOURCE, PATH, List.of(deciding("Add an alert on the queue depth", "Write a runbook")));
        postmortems.save(SOURCE, PATH, List.of(deciding("Write a runbook")));
        postmortems.save(SOURCE, PATH, List.of(deciding("Write a runbook", "Rotate the keys")));

        postmortems.save(
                SOURCE,
                PATH,
                List.of(deciding("Write a runbook", "Rotate the keys", "Add an alert on the queue depth")));

        assertThat(postmortems.all().get(0).countermeasures())
                .extracting(Countermeasure::id)
                .containsExactly(SOURCE + ":" + PATH + "/2", SOURCE + ":" + PATH + "/3", SOURCE + ":" + PATH + "/1");
    }

    @Test
    void renameKeepsIdsAlsoWhenTheFileIsSavedAgain() {
        postmortems.save(SOURCE, PATH, List.of(deciding("Add an alert on the queue depth")));
        Postmortem moved = bare("new.md", 1, "Double charge")
                .withCountermeasures(List.of(countermeasure("new", "Add an alert on the queue depth")));

        postmortems.rename(SOURCE, PATH, "new.md");
        postmortems.save(SOURCE, "new.md", List.of(moved));

        assertThat(postmortems.all()).singleElement().satisfies(record -> {
            assertThat(record.id()).isEqualTo(SOURCE + ":" + PATH);
            assertThat(record.place().path()).isEqualTo("new.md");
            assertThat(record.countermeasures())
                    .extracting(Countermeasure::id)
                    .containsExactly(SOURCE + ":" + PATH + "/1");
        });
    }

    @Test
    void renameWhenListIsReorderedAndRewordedAtOnceKeepsTheIds() {
        postmortems.save(SOURCE, PATH, List.of(deciding("Add an alert on the queue depth", "Write a runbook")));
        Postmortem moved = bare("new.md", 1, "Double charge")
                .withCountermeasures(List.of(
                        countermeasure("a", "Write a Runbook"),
                        countermeasure("b", "Rotate the keys"),
                        countermeasure("c", "Add an alert on the depth of the queue")));

        postmortems.rename(SOURCE, PATH, "new.md");
        postmortems.save(SOURCE, "new.md", List.of(moved));

        assertThat(postmortems.all().get(0).countermeasures())
                .extracting(Countermeasure::id)
                .containsExactly(SOURCE + ":" + PATH + "/2", SOURCE + ":" + PATH + "/3", SOURCE + ":" + PATH + "/1");
    }

    @Test
    void saveWhenRenamedFileTookTheIdAlongGivesTheNewFileAnother() {
        postmortems.save(SOURCE, PATH, List.of(bare(PATH, 1, "First")));
        postmortems.rename(SOURCE, PATH, "new.md");

        postmortems.save(SOURCE, PATH, List.of(bare(PATH, 1, "Another")));
        postmortems.save(SOURCE, PATH, List.of(bare(PATH, 1, "Another, edited")));

        assertThat(postmortems.all())
                .extracting(Postmortem::id, Postmortem::title)
                .containsExactly(
                        tuple(SOURCE + ":" + PATH, "First"), tuple(SOURCE + ":" + PATH + "~2", "Another, edited"));
    }

    @Test
    void renameWhenWithdrawnFileStoodThereKeepsBothApart() {
        postmortems.save(SOURCE, "old.md", List.of(bare("old.md", 1, "Withdrawn")));
        postmortems.withdraw(SOURCE, List.of("old.md"));
        postmortems.save(SOURCE, PATH, List.of(bare(PATH, 1, "Moved")));

        postmortems.rename(SOURCE, PATH, "old.md");
        postmortems.save(SOURCE, "old.md", List.of(bare("old.md", 1, "Moved, edited")));

        assertThat(postmortems.all())
                .extracting(Postmortem::id, Postmortem::title)
                .containsExactly(tuple(SOURCE + ":" + PATH, "Moved, edited"));
    }

    @Test
    void withdrawTakesOnlyTheFilesNamedOfThatSource() {
        postmortems.save(SOURCE, "a.md", List.of(bare("a.md", 1, "A")));
        postmortems.save(SOURCE, "b.md", List.of(bare("b.md", 1, "B")));
        postmortems.save("other", "a.md", List.of(bare("a.md", 1, "Other")));

        postmortems.withdraw(SOURCE, List.of("a.md"));

        assertThat(postmortems.all()).extracting(Postmortem::title).containsExactly("Other", "B");
    }

    @Test
    void allTakesTheSameNumberOfQueriesForOneAndForMany() {
        postmortems.save(SOURCE, "0.md", List.of(bare("0.md", 1, "0")));
        int forOne = queries();
        for (int file = 1; file < 20; file++) {
            postmortems.save(SOURCE, file + ".md", List.of(full(Postmortem.idOf(SOURCE, file + ".md", 1))));
        }

        assertThat(queries()).isEqualTo(forOne).isEqualTo(9);
    }

    private int queries() {
        AtomicInteger statements = new AtomicInteger();
        DataSource counting = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Object result = method.invoke(dataSource, arguments);
                    return result instanceof Connection connection ? counting(connection, statements) : result;
                });
        new JdbcPostmortems(JdbcClient.create(counting)).all();
        return statements.get();
    }

    private Connection counting(Connection connection, AtomicInteger statements) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("prepare")
                            || method.getName().equals("createStatement")) {
                        statements.incrementAndGet();
                    }
                    return method.invoke(connection, arguments);
                });
    }

    private List<String> rowVersions() {
        List<String> versions = new ArrayList<>();
        for (String table : List.of("postmortem", "milestone", "timeline_event", "stated_duration", "countermeasure")) {
            versions.addAll(database.sql("SELECT xmin::text || ctid::text FROM " + table + " ORDER BY 1")
                    .query(String.class)
                    .list());
        }
        assertThat(versions).isNotEmpty();
        return versions;
    }

    private long count(String from) {
        return database.sql("SELECT count(*) FROM " + from).query(Long.class).single();
    }

    private static Postmortem full(String id) {
        String path = id.substring(SOURCE.length() + 1);
        return new Postmortem(
                id,
                new Place(SOURCE, path, 1),
                Language.FRENCH,
                "Double prélèvement",
                Severity.SEV2,
                "majeur",
                ReviewStatus.REVIEWED,
                Audience.RESTRICTED,
                "paiements",
                List.of("paiement", "base, de \"données\""),
                "Un résumé",
                "120 clients",
                "Une clé trop courte",
                "anna",
                LocalDate.parse("2026-03-06"),
                "https://git.example/2026/03",
                new Incident(
                        STARTED,
                        DAY,
                        PENDING,
                        Incident.DetectedBy.USER,
                        List.of(new Milestone("Premier impact", STARTED), new Milestone("Hotfix", PENDING)),
                        List.of(new TimelineEvent(STARTED, "alerte"), new TimelineEvent(DAY, "rétabli")),
                        List.of(
                                new StatedDuration("TTD", Duration.ofMinutes(54), "54 minutes", 12),
                                new StatedDuration("TTR", null, "?", 13))),
                List.of(
                        new Countermeasure(
                                id + "/1",
                                "Ajouter une alerte",
                                "@bob",
                                LocalDate.parse("2026-04-01"),
                                Priority.P1,
                                Countermeasure.Kind.DETECT,
                                Countermeasure.State.IN_PROGRESS,
                                List.of(new TicketKey("OPS-2"), new TicketKey("OPS-1")),
                                20),
                        countermeasure(id + "/2", "Write a runbook")),
                new Background(
                        "120 clients",
                        "L'équipe a répondu vite",
                        List.of(new Participant("Anna", "animatrice"), new Participant("Bob", null)),
                        List.of(new RelatedPostmortem("2025/11.payments.timeout.md", "même panne que", true, 9)),
                        List.of(),
                        List.of(),
                        "Une requête a été rejouée sans sa clé."));
    }

    private static Postmortem deciding(String... descriptions) {
        List<Countermeasure> decided = new ArrayList<>();
        for (String description : descriptions) {
            decided.add(countermeasure("reader/" + decided.size(), description));
        }
        return bare(PATH, 1, "Double charge").withCountermeasures(decided);
    }

    private static Countermeasure countermeasure(String id, String description) {
        return new Countermeasure(
                id,
                description,
                null,
                null,
                null,
                Countermeasure.Kind.UNKNOWN,
                Countermeasure.State.UNKNOWN,
                List.of(),
                30);
    }

    private static Postmortem bare(String path, int ordinal, String title) {
        return new Postmortem(
                Postmortem.idOf(SOURCE, path, ordinal),
                new Place(SOURCE, path, ordinal),
                Language.ENGLISH,
                title,
                null,
                null,
                ReviewStatus.UNKNOWN,
                Audience.INTERNAL,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                new Incident(
                        RecordedInstant.missing(),
                        RecordedInstant.missing(),
                        RecordedInstant.missing(),
                        Incident.DetectedBy.UNKNOWN,
                        List.of(),
                        List.of(),
                        List.of()),
                List.of(),
                Background.none());
    }

    private static Postmortem with(Postmortem record, Incident incident) {
        return new Postmortem(
                record.id(),
                record.place(),
                record.language(),
                record.title(),
                record.severity(),
                record.originalSeverity(),
                record.status(),
                record.audience(),
                record.system(),
                record.tags(),
                record.summary(),
                record.impact(),
                record.cause(),
                record.contact(),
                record.meetingDate(),
                record.url(),
                incident,
                record.countermeasures(),
                record.background());
    }
}
