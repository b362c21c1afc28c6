package dev.aftercare.source;

import static dev.aftercare.source.SourceFixtures.folder;
import static dev.aftercare.source.SourceFixtures.postmortem;
import static dev.aftercare.source.SourceFixtures.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aftercare.TestDatabase;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Diagnostics;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.Postmortems;
import dev.aftercare.postmortem.Progress;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.RunNotes;
import dev.aftercare.postmortem.SourceState;
import dev.aftercare.postmortem.SourceStates;
import dev.aftercare.source.SourceSettings.GitSettings;
import dev.aftercare.source.correction.CorrectionSettings;
import dev.aftercare.source.reading.ReadingDefaults;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.ResetCommand.ResetType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

class CollectPostmortemsTests {

    private static final Instant NIGHT = Instant.parse("2026-09-01T02:00:00Z");
    private static final AtomicInteger RUNS = new AtomicInteger();

    @TempDir
    private Path records;

    private DataSource dataSource;
    private JdbcClient database;

    @BeforeEach
    void emptyTables() {
        dataSource = TestDatabase.migrated();
        database = JdbcClient.create(dataSource);
    }

    @Test
    void collectWhenFolderIsReadFillsTheTables() {
        write(records, "2026/03.payments.md", postmortem("Double charge", "Add an alert", "Write a runbook"));
        write(records, "README.md", "# How we write postmortems\n");

        Outcome outcome = run(folder("payments", records));

        assertThat(outcome.said()).isEqualTo("2 files in 1 source, 2 new or changed");
        assertThat(outcome.trouble()).isEmpty();
        assertThat(outcome.postmortems())
                .extracting(Postmortem::id, Postmortem::title)
                .containsExactly(tuple("payments:2026/03.payments.md", "Double charge"));
        assertThat(outcome.postmortems().get(0).countermeasures())
                .extracting(Countermeasure::id)
                .containsExactly("payments:2026/03.payments.md/1", "payments:2026/03.payments.md/2");
        assertThat(outcome.state("payments").lastSuccess()).isEqualTo(NIGHT);
        assertThat(database.sql("SELECT content FROM raw_postmortem WHERE path = 'README.md'")
                        .query(byte[].class)
                        .single())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("# How we write postmortems\n");
    }

    @Test
    void collectAgainWhenNothingChangedReadsNothing() {
        write(records, "a.md", postmortem("A"));
        write(records, "b.md", postmortem("B"));
        run(folder("payments", records));
        Map<String, String> before = rowVersions();

        Outcome outcome = run(folder("payments", records));

        assertThat(outcome.said()).isEqualTo("2 files in 1 source, 0 new or changed");
        assertThat(rowVersions()).isEqualTo(before);
    }

    @Test
    void collectWhenOneFileChangedReadsThatOne() {
        write(records, "a.md", postmortem("A"));
        write(records, "b.md", postmortem("B", "Add an alert on the queue depth", "Write a runbook"));
        run(folder("payments", records));
        Map<String, String> before = rowVersions();
        write(records, "b.md", postmortem("B, edited", "Write the runbook", "Add an alert on the queue depth"));

        Outcome outcome = run(folder("payments", records));

        assertThat(outcome.said()).isEqualTo("2 files in 1 source, 1 new or changed");
        assertThat(rowVersions().get("a.md")).isEqualTo(before.get("a.md"));
        assertThat(outcome.postmortems()).extracting(Postmortem::title).containsExactly("A", "B, edited");
        assertThat(outcome.postmortems().get(1).countermeasures())
                .extracting(Countermeasure::id)
                .containsExactly("payments:b.md/2", "payments:b.md/1");
    }

    @Test
    void collectWhenSettingsChangedReadsEverythingAgain() {
        write(records, "a.md", postmortem("A"));
        write(records, "b.md", postmortem("B"));
        run(folder("payments", records));
        ReadingDefaults defaults = SourceFixtures.DEFAULTS;
        ReadingDefaults others = new ReadingDefaults(
                defaults.zone(), null, "ledger", ReviewStatus.SHARED, defaults.audience(), defaults.url());

        Outcome outcome = run(new SourceSettings("payments", records, null, List.of(), List.of(), others));

        assertThat(outcome.said()).isEqualTo("2 files in 1 source, 2 new or changed");
        assertThat(run(new SourceSettings("payments", records, null, List.of(), List.of(), others))
                        .said())
                .isEqualTo("2 files in 1 source, 0 new or changed");
    }

    @Test
    void collectWhenKilledWhileReadingEverythingAgainGoesOnWhereItStopped() {
        write(records, "a.md", postmortem("A"));
        write(records, "b.md", postmortem("B"));
        run(folder("payments", records));
        database.sql("UPDATE raw_postmortem SET fingerprint = 'older reader' WHERE path = 'b.md'")
                .update();

        assertThat(run(folder("payments", records)).said()).isEqualTo("2 files in 1 source, 1 new or changed");
    }

    @Test
    void collectWhenFileIsRenamedAndDeletedKeepsIdsAndWithdraws() throws Exception {
        write(records, "a.md", postmortem("A", "Add an alert"));
        write(records, "b.md", postmortem("B"));
        run(folder("payments", records));
        Files.createDirectory(records.resolve("2026"));
        Files.move(records.resolve("a.md"), records.resolve("2026/a.md"));
        Files.delete(records.resolve("b.md"));

        Outcome outcome = run(folder("payments", records));

        assertThat(outcome.said()).isEqualTo("1 file in 1 source, 1 new or changed, 1 vanished");
        assertThat(outcome.postmortems()).singleElement().satisfies(record -> {
            assertThat(record.id()).isEqualTo("payments:a.md");
            assertThat(record.place().path()).isEqualTo("2026/a.md");
            assertThat(record.countermeasures()).extracting(Countermeasure::id).containsExactly("payments:a.md/1");
        });
        assertThat(run(folder("payments", records)).said()).isEqualTo("1 file in 1 source, 0 new or changed");
    }

    @Test
    void collectWhenOneSourceFailsReadsTheOthersAndKeepsItsRecords(@TempDir Path other) throws Exception {
        write(records, "a.md", postmortem("A"));
        write(other, "b.md", postmortem("B"));
        run(folder("payments", records), folder("other", other));
        Path away = Files.move(records, records.resolveSibling(records.getFileName() + "-away"));
        write(other, "b.md", postmortem("B, edited"));

        Outcome outcome = run(folder("payments", records), folder("other", other));

        assertThat(outcome.status()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(outcome.trouble())
                .isEqualTo("The source \"payments\" could not be read: The folder \"" + records
                        + "\" does not exist; create it, or correct the folder of this source in the configuration.");
        assertThat(outcome.postmortems()).extracting(Postmortem::title).containsExactly("B, edited", "A");
        assertThat(outcome.state("payments").isStale()).isTrue();
        assertThat(outcome.state("other").isStale()).isFalse();

        Files.move(away, records);
        Outcome mended = run(folder("payments", records), folder("other", other));
        assertThat(mended.trouble()).isEmpty();
        assertThat(mended.state("payments").isStale()).isFalse();
    }

    @Test
    void collectWhenSourceIsNoLongerConfiguredWithdrawsItsRecords(@TempDir Path other) throws Exception {
        write(records, "a.md", postmortem("A"));
        Files.write(records.resolve("binary.md"), png());
        write(other, "b.md", postmortem("B"));
        run(folder("payments", records), folder("other", other));

        Outcome outcome = run(folder("other", other));

        assertThat(outcome.said())
                .isEqualTo("1 file in 1 source, 0 new or changed, the source \"payments\" is no longer configured");
        assertThat(outcome.postmortems()).extracting(Postmortem::title).containsExactly("B");
        assertThat(outcome.diagnostics()).isEmpty();
        assertThat(outcome.states()).extracting(SourceState::name).containsExactly("other");
        assertThat(run(folder("payments", records), folder("other", other)).postmortems())
                .extracting(Postmortem::id)
                .containsExactly("other:b.md", "payments:a.md");
    }

    @Test
    void collectWhenFilesAreBadReadsTheOthersAndSaysWhich() throws Exception {
        write(records, "good.md", postmortem("Good"));
        write(records, "nul.md", postmortem("With a \0 in it", "Add \0 an alert"));
        Files.write(records.resolve("binary.md"), png());
        Files.write(records.resolve("latin.md"), postmortem("Paiement refusé").getBytes(StandardCharsets.ISO_8859_1));
        try (RandomAccessFile file =
                new RandomAccessFile(records.resolve("big.md").toFile(), "rw")) {
            file.setLength(50L << 20);
        }

        Outcome outcome = run(folder("payments", records));

        assertThat(outcome.status()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(outcome.said()).isEqualTo("5 files in 1 source, 3 new or changed, 2 could not be read");
        assertThat(outcome.postmortems()).extracting(Postmortem::id).contains("payments:good.md", "payments:nul.md");
        assertThat(outcome.diagnostics().stream()
                        .filter(diagnostic -> diagnostic.level() == Diagnostic.Level.ERROR)
                        .map(diagnostic -> diagnostic.place().path()))
                .containsExactly("big.md", "binary.md");
    }

    @Test
    void collectWhenGoodFileTurnsBadKeepsItsRecordUntilItVanishes() throws Exception {
        write(records, "a.md", postmortem("A"));
        write(records, "b.md", postmortem("B"));
        run(folder("payments", records));
        Files.write(records.resolve("a.md"), png());

        Outcome bad = run(folder("payments", records));
        assertThat(bad.postmortems()).extracting(Postmortem::title).containsExactly("A", "B");
        assertThat(bad.diagnostics())
                .extracting(diagnostic -> diagnostic.place().path(), Diagnostic::level)
                .contains(tuple("a.md", Diagnostic.Level.ERROR));

        Files.delete(records.resolve("a.md"));
        Outcome gone = run(folder("payments", records));
        assertThat(gone.postmortems()).extracting(Postmortem::title).containsExactly("B");
        assertThat(gone.diagnostics()).isEmpty();
    }

    @Test
    void collectWhenBadFileIsMendedByItsOldContentSaysNothingMore() throws Exception {
        write(records, "a.md", postmortem("A"));
        List<Diagnostic> before = run(folder("payments", records)).diagnostics();
        Files.write(records.resolve("a.md"), png());
        assertThat(run(folder("payments", records)).diagnostics()).isNotEqualTo(before);
        write(records, "a.md", postmortem("A"));

        Outcome mended = run(folder("payments", records));

        assertThat(mended.diagnostics()).isEqualTo(before);
        assertThat(run(folder("payments", records)).said()).isEqualTo("1 file in 1 source, 0 new or changed");
    }

    @Test
    void collectWhenAChunkFailsIsFinishedByTheNextRun() {
        for (int file = 0; file < 60; file++) {
            write(records, "%03d.md".formatted(file), postmortem("Incident " + file));
        }
        database.sql("ALTER TABLE raw_postmortem ADD CONSTRAINT planted CHECK (path <> '055.md')")
                .update();

        Outcome failed = run(folder("payments", records));
        assertThat(failed.status()).isEqualTo(BatchStatus.FAILED);
        assertThat(failed.postmortems())
                .as("the first chunk stays, the second is taken back")
                .hasSize(50);
        assertThat(failed.states()).isEmpty();

        database.sql("ALTER TABLE raw_postmortem DROP CONSTRAINT planted").update();
        Outcome finished = run(folder("payments", records));
        assertThat(finished.said()).isEqualTo("60 files in 1 source, 10 new or changed");
        assertThat(finished.postmortems()).hasSize(60);
    }

    @Test
    void collectWhenThereAreMoreThanAChunkReadsThemAll() {
        for (int file = 0; file < 120; file++) {
            write(records, "%03d.md".formatted(file), postmortem("Incident " + file));
        }

        Outcome outcome = run(folder("payments", records));

        assertThat(outcome.postmortems()).hasSize(120);
        assertThat(outcome.progress()).contains("Reading postmortems 122/122");
    }

    @Test
    void collectWhenGitBranchMovesAndIsForcedElsewhereFollowsIt() throws Exception {
        try (Git git = Git.init().setDirectory(records.toFile()).call()) {
            SourceSettings source = SourceFixtures.git(
                    "payments", new GitSettings(records.toString(), null, "", null, null, null, records));
            write(records, "a.md", postmortem("A", "Add an alert"));
            write(records, "b.md", postmortem("B"));
            String first = commit(git);
            Outcome once = run(source);
            assertThat(once.postmortems()).extracting(Postmortem::title).containsExactly("A", "B");
            assertThat(once.state("payments").bookmark()).isEqualTo(first);

            git.rm().addFilepattern("a.md").call();
            write(records, "2026/a.md", postmortem("A, edited", "Add an alert"));
            String second = commit(git);
            Outcome renamed = run(source);
            assertThat(renamed.said()).isEqualTo("2 files in 1 source, 1 new or changed");
            assertThat(renamed.postmortems())
                    .extracting(Postmortem::id, Postmortem::title)
                    .containsExactly(tuple("payments:a.md", "A, edited"), tuple("payments:b.md", "B"));

            git.reset().setMode(ResetType.HARD).setRef(first).call();
            Outcome forced = run(source);
            assertThat(forced.postmortems())
                    .extracting(Postmortem::id, Postmortem::title)
                    .containsExactly(tuple("payments:a.md", "A"), tuple("payments:b.md", "B"));
            assertThat(forced.diagnostics().stream()
                            .filter(one -> one.place().path().isEmpty()))
                    .singleElement()
                    .satisfies(note -> assertThat(note.message()).contains(second.substring(0, 10)));
        }
    }

    private static String commit(Git git) throws Exception {
        git.add().addFilepattern(".").call();
        return git.commit()
                .setMessage("Change")
                .setAuthor("Anna", "anna@example.com")
                .setCommitter("Anna", "anna@example.com")
                .setSign(false)
                .call()
                .name();
    }

    private static byte[] png() {
        return new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0};
    }

    private Map<String, String> rowVersions() {
        Map<String, String> versions = new TreeMap<>();
        database.sql("SELECT r.path, r.xmin::text || ' ' || coalesce(p.xmin::text, '') AS version FROM raw_postmortem r"
                        + " LEFT JOIN postmortem p USING (source, path)")
                .query(row -> {
                    versions.put(row.getString("path"), row.getString("version"));
                });
        return versions;
    }

    private Outcome run(SourceSettings... sources) {
        try (var context = new AnnotationConfigApplicationContext()) {
            Wiring wiring = new Wiring(dataSource, List.of(sources));
            context.registerBean(Wiring.class, () -> wiring);
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
                    context.getBean(Diagnostics.class).all(),
                    context.getBean(SourceStates.class).all(),
                    wiring.heard);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private record Outcome(
            BatchStatus status,
            String said,
            String trouble,
            List<Postmortem> postmortems,
            List<Diagnostic> diagnostics,
            List<SourceState> states,
            List<String> progress) {

        SourceState state(String name) {
            return states.stream()
                    .filter(state -> state.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @EnableBatchProcessing
    @EnableJdbcJobRepository
    @ComponentScan({"dev.aftercare.http", "dev.aftercare.postmortem", "dev.aftercare.source"})
    static class Wiring {

        private final DataSource dataSource;
        private final List<SourceSettings> sources;
        private final CorrectionSettings corrections;
        private final List<String> heard = new ArrayList<>();

        Wiring(DataSource dataSource, List<SourceSettings> sources) {
            this(dataSource, sources, CorrectionSettings.none());
        }

        Wiring(DataSource dataSource, List<SourceSettings> sources, CorrectionSettings corrections) {
            this.dataSource = dataSource;
            this.sources = sources;
            this.corrections = corrections;
        }

        @Bean
        DataSource dataSource() {
            return dataSource;
        }

        @Bean
        PlatformTransactionManager transactionManager() {
            return new JdbcTransactionManager(dataSource);
        }

        @Bean
        JdbcTemplate jdbcTemplate() {
            return new JdbcTemplate(dataSource);
        }

        @Bean
        JdbcClient jdbcClient() {
            return JdbcClient.create(dataSource);
        }

        @Bean
        Clock clock() {
            return Clock.fixed(NIGHT, ZoneOffset.UTC);
        }

        @Bean
        List<SourceSettings> sourceSettings() {
            return sources;
        }

        @Bean
        CorrectionSettings correctionSettings() {
            return corrections;
        }

        @Bean
        Progress progress() {
            return (what, done, total) -> heard.add(what + " " + done + "/" + total);
        }
    }
}
