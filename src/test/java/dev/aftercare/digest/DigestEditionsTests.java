package dev.aftercare.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aftercare.TestDatabase;
import dev.aftercare.digest.Editions.Written;
import dev.aftercare.mail.Attachment;
import dev.aftercare.mail.Delivery;
import dev.aftercare.mail.MailSettings;
import dev.aftercare.mail.Message;
import dev.aftercare.mail.Outbox;
import dev.aftercare.mail.OutboxEntry;
import dev.aftercare.mail.PreviewOf;
import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RunNotes;
import dev.aftercare.postmortem.RunSchedule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

class DigestEditionsTests {

    private final DataSource dataSource = TestDatabase.migrated();
    private final JdbcClient jdbc = TestDatabase.jdbcClient(dataSource);
    private final QueuedOnce outbox = new QueuedOnce();
    private final Records records = Harborline.records();
    private final MovableClock clock = new MovableClock(Instant.parse("2026-09-02T00:00:00Z"));

    @TempDir
    private Path folder;

    private DigestEditions editions;

    @BeforeEach
    void open() {
        DigestSettings settings = Records.settings(Language.ENGLISH, folder);
        editions = editions(settings);
    }

    @Test
    void queueWhenEditionIsRenderedMailsTheManagersAlone() throws IOException {
        issue(1);

        assertThat(outbox.night).isEqualTo("digest:2026-08");
        assertThat(outbox.messages.values())
                .extracting(Message::key, Message::kind, Message::to, Message::subject)
                .containsExactly(
                        tuple(
                                "digest:2026-08:maelle.legoff@harborline.example",
                                Message.Kind.DIGEST,
                                "maelle.legoff@harborline.example",
                                "Harborline: reliability digest, August 2026"),
                        tuple(
                                "digest:2026-08:ines.caron@harborline.example",
                                Message.Kind.DIGEST,
                                "ines.caron@harborline.example",
                                "Harborline: reliability digest, August 2026"));
        Message digest = outbox.messages.get("digest:2026-08:ines.caron@harborline.example");
        assertThat(digest.attachments())
                .element(1)
                .isEqualTo(new Attachment(
                        "reliability-digest-2026-08.pdf",
                        "application/pdf",
                        Files.readAllBytes(folder.resolve("reliability-digest-2026-08.pdf"))));
        assertThat(digest.html())
                .as("the key chart, and its words for who does not see it")
                .contains("src=\"cid:chart\"")
                .contains("alt=\"Are we noticing faster? In the 12 months");
        Attachment chart = digest.attachments().get(0);
        assertThat(chart.contentId()).isEqualTo("chart");
        assertThat(ImageIO.read(new ByteArrayInputStream(chart.content())).getWidth())
                .as("two dots a point")
                .isEqualTo(964);
    }

    @Test
    void queueWhenDoneAgainQueuesNothing() {
        issue(1);

        assertThat(editions.queue(Records.AUGUST, 1)).isZero();
    }

    @Test
    void queueWhenNobodyEditsOrOrganisesMailsManagersOnly() {
        DigestSettings settings =
                new DigestSettings("Harborline", Language.ENGLISH, folder, List.of("a@harborline.example"));
        editions = editions(settings);

        issue(1);

        assertThat(outbox.messages.keySet()).containsExactly("digest:2026-08:a@harborline.example");
    }

    @Test
    void queueWhenEditionIsCorrectedMailsManagersUnderItsNumber() {
        issue(1);
        outbox.messages.clear();

        issue(2);

        assertThat(outbox.messages.keySet())
                .containsExactly(
                        "digest:2026-08:edition-2:maelle.legoff@harborline.example",
                        "digest:2026-08:edition-2:ines.caron@harborline.example");
        assertThat(outbox.messages.values())
                .extracting(Message::subject)
                .containsOnly("Corrected edition 2: Harborline: reliability digest, August 2026");
        assertThat(folder.resolve("reliability-digest-2026-08-edition-2.pdf")).exists();
        assertThat(folder.resolve("reliability-digest-2026-08.pdf")).exists();
    }

    @Test
    void assembleWhenIssuedLeavesTheRecordAsItIs() throws IOException {
        issue(1);
        byte[] before = Files.readAllBytes(folder.resolve("reliability-digest-2026-08.pdf"));
        Files.delete(folder.resolve("reliability-digest-2026-08.pdf"));
        records.postmortems.clear();
        records.metrics.clear();

        editions.assemble(Records.AUGUST, 1, Records.RUN_DATE);
        Written written = editions.writeAgain(Records.AUGUST).orElseThrow();

        assertThat(written.files()).hasSize(3);
        assertThat(Files.readAllBytes(folder.resolve("reliability-digest-2026-08.pdf")))
                .as("from its record, not from today's tables")
                .isEqualTo(before);
    }

    @Test
    void assembleWhenNotIssuedYetTakesTheTablesOfToday() {
        editions.assemble(Records.AUGUST, 1, Records.RUN_DATE);
        records.postmortems.clear();
        records.metrics.clear();

        assertThat(editions.assemble(Records.AUGUST, 1, Records.RUN_DATE))
                .isEqualTo("incidents: 0; actions late: 6; places not understood: 3");
        assertThat(editions.writeAgain(Records.AUGUST)).isEmpty();
    }

    @Test
    void queueWhenAnEditorIsConfiguredSendsTheDraftFirstAndTheSamePagesAfterItsHours() throws IOException {
        editions = editions(drafted("chief@harborline.example"));
        assertThat(editions.standing(Records.AUGUST, clock.instant()).next()).isEqualTo(Editions.Next.DRAFT);

        editions.assemble(Records.AUGUST, 1, Records.RUN_DATE);
        editions.render(Records.AUGUST, 1);
        editions.queueDraft(Records.AUGUST);

        Message draft = outbox.messages.get("digest-draft:2026-08:chief@harborline.example");
        assertThat(draft.subject()).isEqualTo("Draft – Harborline: reliability digest, August 2026");
        assertThat(draft.text())
                .startsWith(
                        "This is the draft. It goes to 2 recipients with the first run after 2026-09-03 00:00, unless"
                                + " you stop it: aftercare digest hold --month 2026-08");
        assertThat(editions.standing(Records.AUGUST, clock.instant()).said())
                .isEqualTo(
                        "The draft of 2026-08 is with chief@harborline.example; the digest goes with the first run after"
                                + " 2026-09-03 00:00.");
        clock.pass(Duration.ofHours(24));
        assertThat(editions.standing(Records.AUGUST, clock.instant()).next()).isEqualTo(Editions.Next.ISSUE);
        records.postmortems.clear();
        issue(1);
        assertThat(outbox.messages
                        .get("digest:2026-08:ines.caron@harborline.example")
                        .attachments())
                .as("what the editor has read")
                .filteredOn(file -> file.mediaType().equals("application/pdf"))
                .isEqualTo(draft.attachments().stream()
                        .filter(file -> file.mediaType().equals("application/pdf"))
                        .toList());
    }

    @Test
    void standingWhenHeldWaitsUntilItIsLetGo() {
        editions.hold(Records.AUGUST, clock.instant());

        assertThat(editions.standing(Records.AUGUST, clock.instant()).said())
                .isEqualTo(
                        "The digest of 2026-08 is held back since 2026-09-02 00:00; \"aftercare digest release --month"
                                + " 2026-08\" lets it go.");
        assertThat(editions.letGo(Records.AUGUST)).isTrue();
        assertThat(editions.letGo(Records.AUGUST)).as("once").isFalse();
        assertThat(editions.standing(Records.AUGUST, clock.instant()).next()).isEqualTo(Editions.Next.ISSUE);
    }

    @Test
    void correctionsWhenARecordReadsOtherwiseStandOnTheFirstPageOfTheNextEdition() {
        issue(1);
        assertThat(editions.corrections(Records.AUGUST, Records.RUN_DATE))
                .as("nothing changed")
                .isZero();
        String gone = records.postmortems.stream()
                .filter(Postmortem::mayBeNamed)
                .filter(one -> one.title().contains("Two ferries"))
                .findFirst()
                .orElseThrow()
                .id();
        records.postmortems.removeIf(one -> one.id().equals(gone));
        records.metrics.removeIf(one -> one.postmortemId().equals(gone));

        assertThat(editions.corrections(Records.AUGUST, Records.RUN_DATE)).isPositive();
        outbox.messages.clear();
        issue(2);

        assertThat(outbox.messages
                        .get("digest:2026-08:edition-2:ines.caron@harborline.example")
                        .text())
                .contains("What this edition corrects")
                .contains("Incidents of the month: 6 → 5.")
                .contains("One incident is no longer among them.");
    }

    @Test
    void queueWhenAGroupHasASystemMailsItsOwnEditionInItsLanguage() throws IOException {
        editions = editions(grouped(new Readers(
                "Embarquement",
                Language.FRENCH,
                Audience.INTERNAL,
                List.of("booking"),
                List.of(),
                List.of("booking@harborline.example"))));

        issue(1);

        Message message = outbox.messages.get("digest:2026-08:Embarquement:booking@harborline.example");
        assertThat(message.subject()).isEqualTo("Harborline – Embarquement : digest de fiabilité, août 2026");
        assertThat(message.attachments())
                .extracting(Attachment::fileName)
                .contains("reliability-digest-2026-08-embarquement.pdf");
        String page = Files.readString(folder.resolve("reliability-digest-2026-08-embarquement.html"));
        assertThat(page).contains("Two ferries").doesNotContain("scanned, nothing moved");
        assertThat(Files.readString(folder.resolve("reliability-digest-2026-08.html")))
                .contains("Two ferries", "scanned, nothing moved");
    }

    @Test
    void queueWhenAGroupIsThePublicNamesPublicRecordsAndCountsAll() throws IOException {
        records.incident("2026/08.booking.public.md", "What everybody may read")
                .shareable()
                .times("2026-08-19T10:00", 5, 50)
                .write();
        editions = editions(grouped(new Readers(
                "Outside",
                Language.ENGLISH,
                Audience.PUBLIC,
                List.of(),
                List.of(),
                List.of("all@harborline.example"))));

        issue(1);

        String page = Files.readString(folder.resolve("reliability-digest-2026-08-outside.html"));
        assertThat(page)
                .contains("What everybody may read", "7 incidents in August")
                .doesNotContain("Two ferries", "certificate", "OPS-107");
        assertThat(Files.readString(folder.resolve("reliability-digest-2026-08-outside.csv")))
                .contains("What everybody may read")
                .doesNotContain("Two ferries");
        assertThat(outbox.messages
                        .get("digest:2026-08:Outside:all@harborline.example")
                        .text())
                .doesNotContain("Two ferries", "certificate");
    }

    private DigestSettings drafted(String editor) {
        return new DigestSettings(
                "Harborline",
                Language.ENGLISH,
                folder,
                List.of("maelle.legoff@harborline.example", "ines.caron@harborline.example"),
                DigestSettings.Look.usual(),
                List.of(),
                new DigestSettings.Draft(editor, Duration.ofHours(24)),
                0);
    }

    private DigestSettings grouped(Readers group) {
        return new DigestSettings(
                "Harborline",
                Language.ENGLISH,
                folder,
                List.of(),
                DigestSettings.Look.usual(),
                List.of(group),
                DigestSettings.Draft.none(),
                0);
    }

    @Test
    void storeWhenRecordIsReadBackIsTheSame() {
        Digest digest = records.august(Language.FRENCH);
        JdbcStoredEditions stored = new JdbcStoredEditions(jdbc);

        stored.save(digest);

        assertThat(stored.find(Records.AUGUST, 1, "")).contains(digest);
        assertThat(stored.find(Records.AUGUST, 2, "")).isEmpty();
        assertThat(stored.newestIssued(Records.AUGUST, "")).isEmpty();
    }

    @Test
    void previewWhenAskedForWritesFilesAndKeepsNothing() {
        records.featured = null;

        Written written = editions.preview(Records.AUGUST, Records.RUN_DATE);

        assertThat(written.files())
                .extracting(file -> file.getFileName().toString())
                .containsExactly(
                        "preview-reliability-digest-2026-08.pdf",
                        "preview-reliability-digest-2026-08.html",
                        "preview-reliability-digest-2026-08.csv",
                        "preview-reliability-digest-2026-08.eml");
        assertThat(jdbc.sql("SELECT count(*) FROM digest_edition")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(outbox.messages).as("a preview sends nothing").isEmpty();
        assertThat(records.featured).as("nor does it propose").isNull();
    }

    @Test
    void stepsWhenRunInOrderIssueTheEditionAndSayWhatTheyDid() {
        assertThat(said(step("assembleDigest"))).isEqualTo("incidents: 6; actions late: 6; places not understood: 3");
        assertThat(said(step("renderDigest")))
                .startsWith("Written: " + folder.resolve("reliability-digest-2026-08.pdf"))
                .endsWith("One character has no letter in the PDF and stands as □; the last page names it.");
        assertThat(said(step("queueDigest"))).isEqualTo("mails queued: 2");
        assertThat(jdbc.sql("SELECT issued FROM digest_edition")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void stepsWhenFolderIsInTheWayReportItAndMailTheDigestAllTheSame() throws IOException {
        Files.delete(folder);
        Files.writeString(folder, "in the way");

        step("assembleDigest");
        StepExecution render = step("renderDigest");
        step("queueDigest");

        assertThat(render.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(render.getExecutionContext().getString(RunNotes.TROUBLE).lines())
                .hasSize(3);
        assertThat(outbox.messages).hasSize(2);
        Files.delete(folder);
        StepExecution again = step("renderDigest");
        assertThat(again.getExecutionContext().getString(RunNotes.TROUBLE)).isEmpty();
        assertThat(folder.resolve("reliability-digest-2026-08.pdf")).exists();
    }

    private DigestEditions editions(DigestSettings settings) {
        MailSettings mail =
                new MailSettings(Delivery.FILE, folder, "aftercare@harborline.example", null, List.of(), null, 50);
        return new DigestEditions(
                records.assembly(settings),
                new DigestRendering(new Templates(Path.of("none"))),
                new JdbcStoredEditions(jdbc),
                records.club(),
                outbox,
                PreviewOf.mails(mail, clock),
                records.sources(),
                settings,
                clock);
    }

    private void issue(int edition) {
        editions.assemble(Records.AUGUST, edition, Records.RUN_DATE);
        assertThat(editions.render(Records.AUGUST, edition).troubles()).isEmpty();
        editions.queue(Records.AUGUST, edition);
    }

    private static String said(StepExecution execution) {
        assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        return execution.getExecutionContext().getString(RunNotes.SAID);
    }

    private StepExecution step(String name) {
        ResourcelessJobRepository repository = new ResourcelessJobRepository();
        JdbcTransactionManager transactions = new JdbcTransactionManager(dataSource);
        RunSchedule schedule = new RunSchedule(LocalTime.of(2, 0), Records.PARIS);
        DigestStepConfiguration configuration = new DigestStepConfiguration();
        Step step =
                switch (name) {
                    case "assembleDigest" -> configuration.assembleDigest(repository, transactions, editions, schedule);
                    case "renderDigest" -> configuration.renderDigest(repository, transactions, editions);
                    default -> configuration.queueDigest(repository, transactions, editions);
                };
        JobParameters parameters = new JobParametersBuilder()
                .addString("month", "2026-08")
                .addLocalDate("runDate", Records.RUN_DATE.date(), false)
                .toJobParameters();
        try {
            JobExecution job = repository.createJobExecution(
                    repository.createJobInstance("digest", parameters), parameters, new ExecutionContext());
            StepExecution execution = repository.createStepExecution(name, job);
            step.execute(execution);
            return execution;
        } catch (Exception interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** A clock that a test sets. */
    private static final class MovableClock extends Clock {

        private Instant now;

        MovableClock(Instant now) {
            this.now = now;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** An outbox that keeps the first message of each key. */
    private static final class QueuedOnce implements Outbox {

        private final Map<String, Message> messages = new LinkedHashMap<>();
        private String night = "";

        @Override
        public Delivery delivery() {
            return Delivery.FILE;
        }

        @Override
        public Set<String> queue(String newNight, Collection<Message> queued) {
            night = newNight;
            Set<String> now = new TreeSet<>();
            for (Message message : queued) {
                if (messages.putIfAbsent(message.key(), message) == null) {
                    now.add(message.key());
                }
            }
            return now;
        }

        @Override
        public Set<String> takeBack(Message.Kind kind) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<OutboxEntry> entries() {
            throw new UnsupportedOperationException();
        }
    }
}
