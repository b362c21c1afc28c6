package dev.aftercare.source;

import static dev.aftercare.source.SourceFixtures.folder;
import static dev.aftercare.source.SourceFixtures.postmortem;
import static dev.aftercare.source.SourceFixtures.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aftercare.TestDatabase;
import dev.aftercare.postmortem.AppliedCorrection;
import dev.aftercare.postmortem.AppliedCorrections;
import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Diagnostics;
import dev.aftercare.postmortem.FigureUse;
import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.Postmortems;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.RunNotes;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.source.correction.CorrectionSettings;
import dev.aftercare.source.correction.Corrections;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the operator's corrections do to a night's reading. */
class CorrectedCollectionTests {

    private static final AtomicInteger RUNS = new AtomicInteger();

    private final DataSource dataSource = TestDatabase.migrated();
    private final JdbcClient database = JdbcClient.create(dataSource);

    @TempDir
    private Path records;

    @TempDir
    private Path config;

    @Test
    void collectWhenValuesAreSetKeepsWhatTheSourceSaysBesideThem() {
        write(records, "a.md", postmortem("A", "Add an alert", "Write a runbook"));
        corrections("""
                corrections:
                  - record: payments:a.md
                    reason: The author wrote the wrong day.
                    set:
                      title: Cards were charged twice
                      detected: 2026-03-04 10:31 Europe/Paris
                      resolved: null
                      severity: SEV-2
                      status: shared
                      audience: restricted
                      system: payments
                      tags: [retry, cards]
                      detected-by: user
                """);

        Outcome outcome = run();

        assertThat(outcome.said()).isEqualTo("1 file in 1 source, 1 new or changed, 1 correction");
        assertThat(outcome.trouble()).isEmpty();
        assertThat(outcome.postmortems()).singleElement().satisfies(record -> {
            assertThat(record.title()).isEqualTo("Cards were charged twice");
            assertThat(record.severity()).isEqualTo(Severity.SEV2);
            assertThat(record.status()).isEqualTo(ReviewStatus.SHARED);
            assertThat(record.audience()).isEqualTo(Audience.RESTRICTED);
            assertThat(record.system()).isEqualTo("payments");
            assertThat(record.tags()).containsExactly("retry", "cards");
            assertThat(record.incident().detectedBy()).isEqualTo(Incident.DetectedBy.USER);
            assertThat(record.incident().started().value()).isEqualTo("2026-03-04T09:05:00Z");
            assertThat(record.incident().detected().value()).isEqualTo("2026-03-04T09:31:00Z");
            assertThat(record.incident().detected().zoneAssumed()).isFalse();
            assertThat(record.incident().detected().raw())
                    .as("what the source says")
                    .contains("2026-03-04 10:10");
            assertThat(record.incident().resolved().state()).isEqualTo(RecordedInstant.State.MISSING);
        });
        assertThat(outcome.corrections())
                .extracting(AppliedCorrection::field, AppliedCorrection::before, AppliedCorrection::after)
                .contains(
                        tuple("title", "A", "Cards were charged twice"),
                        tuple("detected", "2026-03-04 10:10", "2026-03-04 10:31 Europe/Paris"),
                        tuple("resolved", "2026-03-04 11:05", null),
                        tuple("audience", "internal", "restricted"));
        assertThat(outcome.corrections())
                .allSatisfy(one -> assertThat(one.reason()).isEqualTo("The author wrote the wrong day."));
    }

    @Test
    void collectWhenACountermeasureIsCorrectedFindsItByItsTextOrItsId() {
        write(records, "a.md", postmortem("A", "Add an alert on retries — owner: Jo", "Write a runbook"));
        corrections("""
                corrections:
                  - record: payments:a.md
                    countermeasure: alert on RETRIES
                    reason: Jo left.
                    set: {owner: Amara, due: 2026-04-10, ticket: [PAY-1, PAY-2], kind: detect, state: in progress, priority: P1}
                  - record: payments:a.md
                    countermeasure: payments:a.md/2
                    reason: It was written in the meeting.
                    set: {state: done}
                """);

        for (int night = 0; night < 2; night++) {
            assertThat(run().postmortems().get(0).countermeasures())
                    .extracting(
                            Countermeasure::id,
                            Countermeasure::owner,
                            one -> String.valueOf(one.due()),
                            one -> one.tickets().toString(),
                            Countermeasure::kind,
                            Countermeasure::state)
                    .containsExactly(
                            tuple(
                                    "payments:a.md/1",
                                    "Amara",
                                    "2026-04-10",
                                    "[PAY-1, PAY-2]",
                                    Countermeasure.Kind.DETECT,
                                    Countermeasure.State.IN_PROGRESS),
                            tuple(
                                    "payments:a.md/2",
                                    null,
                                    "null",
                                    "[]",
                                    Countermeasure.Kind.UNKNOWN,
                                    Countermeasure.State.DONE));
            write(records, "a.md", postmortem("A", "Add an alert on retries — owner: Jo", "Write a runbook") + "\n");
        }
    }

    @Test
    void collectWhenRunAgainReadsNothingAndTouchesNoRow() {
        everyKind();
        Outcome first = run();
        Map<String, String> before = rowVersions();

        Outcome second = run();

        assertThat(first.trouble()).isEmpty();
        assertThat(second.said()).startsWith("5 files in 1 source, 0 new or changed");
        assertThat(second.corrections()).isEqualTo(first.corrections());
        assertThat(rowVersions()).isEqualTo(before);
    }

    @Test
    void collectWhenACorrectionIsTakenAwayRestoresWhatTheSourceSays() {
        write(records, "a.md", postmortem("A", "Add an alert"));
        write(records, "b.md", postmortem("B", "Add another alert"));
        write(records, "c.md", postmortem("C"));
        write(records, "long.md", yearReview());
        List<Postmortem> asRead = run().postmortems();
        everyKind();
        run();
        corrections("corrections:\n");

        Outcome outcome = run();

        assertThat(outcome.postmortems().stream()
                        .filter(record ->
                                asRead.stream().anyMatch(one -> one.id().equals(record.id())))
                        .toList())
                .isEqualTo(asRead);
        assertThat(outcome.corrections()).isEmpty();
        assertThat(outcome.problems()).isEmpty();
        assertThat(run().said()).isEqualTo("5 files in 1 source, 0 new or changed");
    }

    @Test
    void collectWhenOneCorrectionChangesReadsItsRecordAlone() {
        write(records, "a.md", postmortem("A"));
        write(records, "b.md", postmortem("B"));
        corrections("""
                corrections:
                  - {record: "payments:a.md", reason: Known., set: {system: payments}}
                """);
        run();
        Map<String, String> before = rowVersions();
        corrections("""
                # A comment moves every line, and means nothing.
                corrections:
                  - record: payments:b.md
                    reason: Known, too.
                    set:
                      system: search
                  - reason: Known.
                    record: payments:a.md
                    set: {system: payments}
                """);

        Outcome outcome = run();

        assertThat(outcome.said()).isEqualTo("2 files in 1 source, 1 new or changed, 2 corrections");
        assertThat(outcome.postmortems()).extracting(Postmortem::system).containsExactly("payments", "search");
        assertThat(rowVersions().get("a.md")).isEqualTo(before.get("a.md"));
    }

    @Test
    void collectWhenASourceIsAwayCorrectsItsRecordsAllTheSame() throws Exception {
        write(records, "a.md", postmortem("A"));
        run();
        Path away = Files.move(records, records.resolveSibling(records.getFileName() + "-away"));
        corrections("""
                corrections:
                  - {record: "payments:a.md", reason: A security breach., set: {audience: restricted}}
                """);

        Outcome outcome = run();
        Files.move(away, records);

        assertThat(outcome.postmortems()).extracting(Postmortem::audience).containsExactly(Audience.RESTRICTED);
        assertThat(run().postmortems()).extracting(Postmortem::audience).containsExactly(Audience.RESTRICTED);
    }

    @Test
    void collectWhenARecordIsMergedCountsOneIncidentAndKeepsTheIdsOfItsActions() {
        write(records, "a.md", postmortem("A", "Add an alert", "Write a runbook"));
        write(records, "b.md", postmortem("B", "Add an alert", "Call the bank"));
        write(records, "c.md", postmortem("C", "Thank the bank"));
        corrections("""
                corrections:
                  - {record: "payments:b.md", reason: Two teams wrote about it., merge-into: "payments:a.md"}
                  - {record: "payments:c.md", reason: A third team did., merge-into: "payments:b.md"}
                  - {record: "payments:c.md", reason: It names customers., set: {audience: restricted}}
                """);

        Outcome outcome = run();

        assertThat(outcome.postmortems()).singleElement().satisfies(record -> {
            assertThat(record.id()).isEqualTo("payments:a.md");
            assertThat(record.audience()).as("the narrowest").isEqualTo(Audience.RESTRICTED);
            assertThat(record.countermeasures())
                    .extracting(Countermeasure::id)
                    .containsExactly("payments:a.md/1", "payments:a.md/2", "payments:b.md/2", "payments:c.md/1");
        });
        assertThat(outcome.corrections())
                .filteredOn(one -> one.kind() == AppliedCorrection.Kind.MERGED)
                .extracting(AppliedCorrection::before, AppliedCorrection::after)
                .containsExactly(tuple("B", "payments:a.md"), tuple("C", "payments:a.md"));

        corrections("corrections: []\n");
        assertThat(run().postmortems()).extracting(Postmortem::title).containsExactly("A", "B", "C");
    }

    @Test
    void collectWhenTheSurvivorVanishesShowsTheOthersAgain() throws Exception {
        write(records, "a.md", postmortem("A"));
        write(records, "b.md", postmortem("B"));
        corrections("""
                corrections:
                  - {record: "payments:b.md", reason: Two teams wrote about it., merge-into: "payments:a.md"}
                """);
        run();
        Files.delete(records.resolve("a.md"));

        Outcome outcome = run();

        assertThat(outcome.postmortems()).extracting(Postmortem::title).containsExactly("B");
        assertThat(outcome.problems())
                .singleElement()
                .asString()
                .startsWith("corrections.yaml:2: the record that is to");
    }

    @Test
    void collectWhenADocumentIsSplitBySectionsMakesThemIncidents() {
        write(records, "long.md", yearReview());
        corrections("""
                corrections:
                  - record: payments:long.md
                    reason: The year's review tells of two incidents.
                    split:
                      - section: The queue stood still
                      - title: Search answered slowly
                        section: search
                  - record: payments:long.md#2
                    reason: Nobody said it.
                    set: {severity: "3"}
                """);

        Outcome outcome = run();

        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.postmortems())
                .extracting(
                        Postmortem::id,
                        Postmortem::title,
                        one -> String.valueOf(one.incident().started().value()),
                        one -> one.countermeasures().stream()
                                .map(Countermeasure::description)
                                .toList(),
                        Postmortem::severity)
                .containsExactly(
                        tuple(
                                "payments:long.md",
                                "The queue stood still",
                                "2026-02-03T09:00:00Z",
                                List.of("Restart the queue by itself"),
                                null),
                        tuple(
                                "payments:long.md#2",
                                "Search answered slowly",
                                "2026-05-07T13:00:00Z",
                                List.of("Add a second index"),
                                Severity.SEV3));
        assertThat(outcome.postmortems().get(1).place().line()).isEqualTo(13);

        corrections("corrections:\n");
        assertThat(run().postmortems()).extracting(Postmortem::id).doesNotContain("payments:long.md#2");
    }

    @Test
    void collectWhenADocumentIsSplitByLinesTakesTheStatedTitles() {
        write(records, "long.md", yearReview());
        corrections("""
                corrections:
                  - record: payments:long.md
                    reason: The year's review tells of two incidents.
                    split:
                      - {title: First, lines: 3-12}
                      - {title: Second, lines: 13-22}
                """);

        assertThat(run().postmortems()).extracting(Postmortem::title).containsExactly("First", "Second");
    }

    @Test
    void collectWhenASplitDoesNotFitReadsTheDocumentAsAWholeAndSaysWhy() {
        write(records, "long.md", yearReview());
        corrections("""
                corrections:
                  - record: payments:long.md
                    reason: The year's review tells of two incidents.
                    split:
                      - section: The queue stood still
                      - section: The moon fell down
                """);

        Outcome outcome = run();

        assertThat(outcome.postmortems()).hasSize(1);
        assertThat(outcome.problems())
                .containsExactly("corrections.yaml:2: the document has no heading \"The moon fell down\"");
    }

    @Test
    void collectWhenARecordIsExcludedCountsItNoMoreAndFollowsItsActions() {
        write(records, "a.md", postmortem("A", "Add an alert"));
        corrections("""
                corrections:
                  - {record: "payments:a.md", reason: It was an exercise., exclude-from-figures: game-day}
                """);

        Outcome outcome = run();

        assertThat(outcome.postmortems()).singleElement().satisfies(record -> {
            assertThat(record.figures()).isEqualTo(FigureUse.GAME_DAY);
            assertThat(record.countsInFigures()).isFalse();
            assertThat(record.countermeasures()).hasSize(1);
        });
    }

    @Test
    void collectWhenTheFileIsRenamedFollowsTheRecord() throws Exception {
        write(records, "a.md", postmortem("A"));
        corrections("""
                corrections:
                  - {record: "payments:a.md", reason: Known., set: {system: payments}}
                """);
        run();
        Files.createDirectory(records.resolve("2026"));
        Files.move(records.resolve("a.md"), records.resolve("2026/a.md"));

        Outcome renamed = run();
        Outcome next = run();

        assertThat(renamed.postmortems()).extracting(Postmortem::system).containsExactly("payments");
        assertThat(renamed.problems()).isEmpty();
        assertThat(next.said()).isEqualTo("1 file in 1 source, 0 new or changed, 1 correction");
        assertThat(next.corrections()).isEqualTo(renamed.corrections()).hasSize(1);
    }

    @Test
    void collectWhenCorrectionsFitNothingGoesOnAndListsThemWithTheirLines() {
        write(records, "a.md", postmortem("A", "Add an alert on retries", "Add an alert on refunds"));
        corrections("""
                corrections:
                  - {record: "payments:gone.md", reason: r, set: {system: s}}
                  - {record: "payments:a.md", countermeasure: runbook, reason: r, set: {owner: Jo}}
                  - {record: "payments:a.md", countermeasure: an alert, reason: r, set: {owner: Jo}}
                  - {record: "payments:a.md", reason: r, set: {durations: {Time to repair: 2 h}}}
                  - {record: "payments:a.md", reason: r, merge-into: "payments:a.md"}
                  - {record: "payments:a.md", reason: r, exclude-from-figures: other}
                  - {record: "payments:a.md", reason: again, exclude-from-figures: duplicate}
                  - {record: "payments:a.md", reason: r, set: {system: fits}}
                """);

        Outcome outcome = run();

        assertThat(outcome.status()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(outcome.trouble()).isEmpty();
        assertThat(outcome.said()).endsWith("8 corrections, 6 of them not applied (see \"aftercare check\")");
        assertThat(outcome.postmortems()).extracting(Postmortem::system).containsExactly("fits");
        assertThat(outcome.problems())
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("corrections.yaml:2: this correction fits no record; write"),
                        one -> assertThat(one)
                                .isEqualTo("corrections.yaml:3: no action of the record contains \"runbook\"; write a"
                                        + " piece of its text, or its id"),
                        one -> assertThat(one)
                                .isEqualTo(
                                        "corrections.yaml:4: 2 actions of the record contain \"an alert\"; write more"
                                                + " of the text, or the id of the one"),
                        one -> assertThat(one)
                                .isEqualTo("corrections.yaml:5: the record states no duration \"Time to repair\"; it"
                                        + " states none"),
                        one -> assertThat(one).isEqualTo("corrections.yaml:6: a record cannot be merged into itself"),
                        one -> assertThat(one)
                                .isEqualTo(
                                        "corrections.yaml:8: the record is excluded by a correction further up; leave"
                                                + " one of them out"));
        assertThat(run().problems()).as("also where nothing is read again").isEqualTo(outcome.problems());
    }

    @Test
    void collectWhenTheFileHasAMistakeKeepsTheLastGoodOneInForce() throws Exception {
        write(records, "a.md", postmortem("A"));
        corrections("""
                corrections:
                  - {record: "payments:a.md", reason: A security breach., set: {audience: restricted}}
                """);
        run();
        corrections("""
                corrections:
                  - {record: "payments:a.md", set: {audience: restricted}}
                """);
        write(records, "a.md", postmortem("A, edited"));

        Outcome outcome = run();

        assertThat(outcome.trouble())
                .isEqualTo(
                        "corrections.yaml:2: \"reason\" is missing; say why in one sentence; the digest shows it; the"
                                + " corrections of the last good file stay in force");
        assertThat(outcome.postmortems())
                .extracting(Postmortem::title, Postmortem::audience)
                .containsExactly(tuple("A, edited", Audience.RESTRICTED));

        Files.delete(config.resolve("corrections.yaml"));
        assertThat(run().trouble()).contains("the file cannot be read");
        corrections("corrections:\n");
        Outcome mended = run();
        assertThat(mended.trouble()).isEmpty();
        assertThat(mended.problems()).isEmpty();
        assertThat(mended.postmortems()).extracting(Postmortem::audience).containsExactly(Audience.INTERNAL);
    }

    private void everyKind() {
        write(records, "a.md", postmortem("A", "Add an alert"));
        write(records, "b.md", postmortem("B", "Add another alert"));
        write(records, "c.md", postmortem("C"));
        write(records, "d.md", postmortem("D", "Write a runbook"));
        write(records, "long.md", yearReview());
        corrections("""
                corrections:
                  - {record: "payments:a.md", reason: r, set: {severity: SEV-1, started: null}}
                  - {record: "payments:a.md", countermeasure: alert, reason: r, set: {owner: Jo}}
                  - {record: "payments:b.md", reason: r, merge-into: "payments:a.md"}
                  - {record: "payments:c.md", reason: r, exclude-from-figures: maintenance}
                  - {record: "payments:long.md", reason: r, split: [{section: queue}, {section: search}]}
                  - {record: "payments:nowhere.md", reason: r, set: {system: s}}
                """);
    }

    /** Lines 3 to 12 tell of a queue, lines 13 to 22 of search. */
    private static String yearReview() {
        return """
                # Our postmortem of the year

                ## The queue stood still

                Start Time: 2026-02-03 10:00
                Reported by: a caller

                Root cause: a full disk.

                ### Action items

                - Restart the queue by itself
                ## Search was slow

                Start Time: 2026-05-07 15:00
                Reported by: a colleague

                Root cause: one index.

                ### Action items

                - Add a second index
                """;
    }

    private void corrections(String yaml) {
        write(config, "corrections.yaml", yaml);
    }

    private Map<String, String> rowVersions() {
        Map<String, String> versions = new TreeMap<>();
        database.sql("""
                        SELECT path, string_agg(version, ' ' ORDER BY version) AS versions FROM (
                            SELECT path, 'r' || xmin AS version FROM raw_postmortem
                            UNION ALL SELECT path, 'p' || xmin FROM postmortem
                            UNION ALL SELECT path, 'c' || xmin FROM correction
                            UNION ALL SELECT path, 'd' || xmin FROM diagnostic
                            UNION ALL SELECT 'file', 'f' || xmin FROM corrections_file
                            UNION ALL SELECT p.path, 'm' || c.xmin
                                FROM countermeasure c JOIN postmortem p ON p.id = c.postmortem_id) AS every
                        GROUP BY path
                        """).query(row -> {
            versions.put(row.getString("path"), row.getString("versions"));
        });
        return versions;
    }

    private Outcome run() {
        try (var context = new AnnotationConfigApplicationContext()) {
            var wiring = new CollectPostmortemsTests.Wiring(
                    dataSource,
                    List.of(folder("payments", records)),
                    new CorrectionSettings(config.resolve("corrections.yaml")));
            context.registerBean(CollectPostmortemsTests.Wiring.class, () -> wiring);
            context.refresh();
            JobExecution execution = context.getBean(JobOperator.class)
                    .start(
                            new JobBuilder("test", context.getBean(JobRepository.class))
                                    .start(context.getBean("collectPostmortems", Step.class))
                                    .build(),
                            new JobParametersBuilder()
                                    .addLong("run", (long) RUNS.incrementAndGet())
                                    .toJobParameters());
            StepExecution saved = context.getBean(JobRepository.class)
                    .getStepExecution(
                            execution.getStepExecutions().iterator().next().getId());
            return new Outcome(
                    execution.getStatus(),
                    saved.getExecutionContext().getString(RunNotes.SAID),
                    saved.getExecutionContext().getString(RunNotes.TROUBLE),
                    context.getBean(Postmortems.class).all(),
                    context.getBean(AppliedCorrections.class).all(),
                    context.getBean(Diagnostics.class).all(),
                    context.getBean(Corrections.class).check());
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private record Outcome(
            BatchStatus status,
            String said,
            String trouble,
            List<Postmortem> postmortems,
            List<AppliedCorrection> corrections,
            List<Diagnostic> diagnostics,
            List<String> checked) {

        /** What is wrong with the corrections, as people read it. */
        List<String> problems() {
            return diagnostics.stream()
                    .filter(one -> one.place().source().equals("corrections"))
                    .map(Diagnostic::toString)
                    .toList();
        }
    }
}
