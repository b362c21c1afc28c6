package dev.aftercare.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.TestDatabase;
import dev.aftercare.link.Commitments;
import dev.aftercare.mail.Delivery;
import dev.aftercare.mail.MailSettings;
import dev.aftercare.mail.Outbox;
import dev.aftercare.mail.OutboxEntry;
import dev.aftercare.mail.Rehearsal;
import dev.aftercare.overdue.Deadlines;
import dev.aftercare.overdue.DueMoves;
import dev.aftercare.people.Directory;
import dev.aftercare.people.People;
import dev.aftercare.people.Person;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.InMemoryPostmortems;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Postmortems;
import dev.aftercare.postmortem.RunNotes;
import dev.aftercare.postmortem.RunSchedule;
import dev.aftercare.postmortem.SourceState;
import dev.aftercare.postmortem.SourceStates;
import dev.aftercare.reminder.Stories.Action;
import dev.aftercare.ticket.Priority;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Nights in a row: what is written about whom, and what leaves. */
class ReminderStepTests {

    @TempDir
    private Path outbox;

    private final DataSource database = TestDatabase.migrated();
    private final List<Action> actions = new ArrayList<>();
    private final List<SourceState> sources = new ArrayList<>(List.of(Stories.source("records")));
    private final Map<String, DueMoves.Moves> moves = new HashMap<>();
    private int mostPerNight = 50;
    private Delivery delivery = Delivery.FILE;
    private boolean sends = true;
    private @Nullable AnnotationConfigApplicationContext open;

    @AfterEach
    void close() {
        if (open != null) {
            open.close();
        }
    }

    @Test
    void writeRemindersWhenNightFollowsNightBringsUpEachItemOnce() throws Exception {
        actions.add(Stories.action("a").priority(Priority.P1));
        assertThat(said(night("2026-09-01"))).isEqualTo("1 reminder about 1 action");

        assertThat(said(night("2026-09-02")))
                .isEqualTo("0 reminders about 0 actions; 1 action late, and nobody is mailed tonight");

        actions.add(Stories.action("b").priority(Priority.P1));
        assertThat(said(night("2026-09-03"))).isEqualTo("1 reminder about 1 action");

        assertThat(mails())
                .containsExactly(
                        "1 action is late, due 12 August 2026", "2 actions are late, the oldest due 12 August 2026");
    }

    @Test
    void writeRemindersWhenTheSameNightRunsAgainMailsNobodyTwice() throws Exception {
        actions.add(Stories.action("a").priority(Priority.P1));
        night("2026-09-01");
        List<List<Object>> before = reminders();

        actions.add(Stories.action("b").priority(Priority.P1));
        night("2026-09-01");

        assertThat(mails()).as("one mail a person a day").hasSize(1);
        assertThat(reminders()).as("what was not mailed is not remembered").isEqualTo(before);
        night("2026-09-02");
        assertThat(mails()).hasSize(2);
    }

    @Test
    void writeRemindersWhenAMailCouldNotLeaveWritesItAnewWithoutWhatIsDone() throws Exception {
        actions.add(Stories.action("a").priority(Priority.P1));
        actions.add(Stories.action("b").priority(Priority.P1));
        sends = false;
        night("2026-09-01");

        actions.set(0, Stories.action("a").priority(Priority.P1).state(Countermeasure.State.DONE));
        sends = true;
        night("2026-09-02");

        assertThat(mails()).containsExactly("1 action is late, due 12 August 2026");
        assertThat(reminders()).containsExactly(List.of("b", "reminder:2026-09-02:ada@example.com"));
        assertThat(entries()).extracting(OutboxEntry::state).containsExactly(OutboxEntry.State.SENT);
    }

    @Test
    void writeRemindersWhenAMailMayHaveLeftDoesNotWriteItAnew() throws Exception {
        actions.add(Stories.action("a").priority(Priority.P1));
        sends = false;
        night("2026-09-01");
        JdbcClient.create(database).sql("UPDATE outbox SET state = 'SENDING'").update();

        sends = true;
        night("2026-09-02");

        assertThat(mails()).hasSize(1);
        assertThat(reminders()).containsExactly(List.of("a", "reminder:2026-09-01:ada@example.com"));
    }

    @Test
    void writeRemindersWhenTheFirstNightIsAFloodHoldsItAndSendsAsOfTheDayItIsAllowed() throws Exception {
        mostPerNight = 1;
        actions.add(Stories.action("a").priority(Priority.P1));
        actions.add(Stories.action("b").priority(Priority.P1).ownedBy("bo"));
        assertThat(trouble(night("2026-09-01"))).contains("would send 2 mails, more than the 1");
        assertThat(mails()).isEmpty();

        mostPerNight = 2;
        assertThat(trouble(night("2026-09-02"))).isEmpty();

        assertThat(mails()).hasSize(2);
        assertThat(entries()).extracting(OutboxEntry::night).containsOnly("nightly:2026-09-02");
    }

    @Test
    void writeRemindersWhenDeliveryChangesStartsFresh() throws Exception {
        actions.add(Stories.action("a").priority(Priority.P1));
        night("2026-09-01");

        delivery = Delivery.SMTP;
        night("2026-09-02");

        assertThat(entries()).extracting(OutboxEntry::key).containsExactly("reminder:2026-09-02:ada@example.com");
    }

    @Test
    void writeRemindersWhenATrackerWasDownRemindsOnTheNightItIsBack() throws Exception {
        actions.add(Stories.action("a").priority(Priority.P1).ticket("OPS-1", null));
        sources.add(Stories.stale("jira"));
        assertThat(said(night("2026-09-01")))
                .isEqualTo(
                        "0 reminders about 0 actions; 1 late action passed over, because jira could not be read; 1 action late, and nobody is mailed tonight");

        sources.set(1, Stories.source("jira"));
        night("2026-09-02");

        assertThat(mails()).hasSize(1);
    }

    @Test
    void writeRemindersWhenItFailsHalfwayLeavesNoMailBehind() throws Exception {
        actions.add(Stories.action("a").priority(Priority.P1));
        JdbcClient.create(database)
                .sql("ALTER TABLE reminder ADD CONSTRAINT full_disk CHECK (false)")
                .update();

        assertThat(night("2026-09-01").getStatus()).isEqualTo(BatchStatus.FAILED);

        JdbcClient.create(database)
                .sql("ALTER TABLE reminder DROP CONSTRAINT full_disk")
                .update();
        assertThat(entries()).isEmpty();
        assertThat(night("2026-09-01").getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(mails()).hasSize(1);
    }

    @Test
    void rehearseWhenANightFollowsSpendsNoStepAndShowsWhatItWillSend() throws Exception {
        mostPerNight = 1;
        actions.add(Stories.action("a").priority(Priority.P1));
        sends = false;
        night("2026-08-31");
        actions.add(Stories.action("b").priority(Priority.P1).ownedBy("bo"));
        List<OutboxEntry> before = entries();

        Rehearsal.Shown shown = rehearsed("2026-09-01");

        assertThat(shown.mails()).as("too many for a night").isEmpty();
        assertThat(shown.held()).singleElement().asString().contains("would send 2 mails, more than the 1");
        assertThat(entries()).isEqualTo(before);
        assertThat(reminders()).containsExactly(List.of("a", "reminder:2026-08-31:ada@example.com"));
        mostPerNight = 2;
        assertThat(rehearsed("2026-09-01").mails())
                .extracting(OutboxEntry::key)
                .containsExactly("reminder:2026-09-01:ada@example.com", "reminder:2026-09-01:bo@example.com");
    }

    private Rehearsal.Shown rehearsed(String date) {
        try (AnnotationConfigApplicationContext context = installation()) {
            return context.getBean(Rehearsal.class).of(Stories.night(date));
        }
    }

    private JobExecution night(String date) throws Exception {
        close();
        open = installation();
        return open.getBean(JobOperator.class)
                .start(
                        open.getBean(Job.class),
                        new JobParametersBuilder()
                                .addLocalDate("runDate", LocalDate.parse(date))
                                .addLong("attempt", System.nanoTime())
                                .toJobParameters());
    }

    private AnnotationConfigApplicationContext installation() {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        boolean sending = sends;
        context.registerBean(DataSource.class, () -> database);
        context.registerBean(
                MailSettings.class,
                () -> new MailSettings(
                        delivery, outbox, "aftercare@example.com", null, List.of("example.com"), null, mostPerNight));
        context.registerBean(
                ReminderSettings.class,
                () -> new ReminderSettings(
                        LocalDate.parse("2026-01-01"),
                        Language.ENGLISH,
                        null,
                        "Harborline",
                        // what is tested here happens from night to night
                        new ReminderSettings.Pace(DayOfWeek.TUESDAY, 3, 3, Set.of(Priority.P1))));
        context.registerBean(dev.aftercare.mail.SendGate.class, () -> () -> sending);
        context.registerBean(Deadlines.class, () -> Stories.DEADLINES);
        context.registerBean(DueMoves.class, () -> () -> moves);
        context.registerBean(
                Commitments.class,
                () -> () -> actions.stream().map(Action::commitment).toList());
        context.registerBean(Postmortems.class, InMemoryPostmortems::new);
        context.registerBean(People.class, KnownPeople::new);
        context.registerBean(SourceStates.class, () -> new KnownSources(sources));
        context.register(Night.class);
        context.scan("dev.aftercare.mail", "dev.aftercare.reminder");
        context.refresh();
        return context;
    }

    private static String said(JobExecution night) {
        return note(night, "writeReminders", RunNotes.SAID);
    }

    private static String trouble(JobExecution night) {
        return note(night, "sendMail", RunNotes.TROUBLE);
    }

    private static String note(JobExecution night, String step, String key) {
        return night.getStepExecutions().stream()
                .filter(each -> each.getStepName().equals(step))
                .map(each -> each.getExecutionContext().getString(key))
                .findFirst()
                .orElseThrow();
    }

    private List<OutboxEntry> entries() {
        try (AnnotationConfigApplicationContext context = installation()) {
            return context.getBean(Outbox.class).entries();
        }
    }

    private List<List<Object>> reminders() {
        return JdbcClient.create(database)
                .sql("SELECT countermeasure_id, message_key FROM reminder ORDER BY 1, 2")
                .query((row, number) -> Arrays.<Object>asList(row.getString(1), row.getString(2)))
                .list();
    }

    /** The subjects of the mails that left, by file name and so by date. */
    private List<String> mails() throws Exception {
        List<String> subjects = new ArrayList<>();
        try (Stream<Path> files = Files.list(outbox)) {
            for (Path file : files.sorted().toList()) {
                try (InputStream mime = Files.newInputStream(file)) {
                    subjects.add(new MimeMessage(Session.getInstance(new Properties()), mime).getSubject());
                }
            }
        } catch (IOException noMail) {
            throw new AssertionError(noMail);
        }
        return subjects;
    }

    private static final class KnownPeople implements People {

        @Override
        public void replaceAll(Collection<Person> people) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Directory directory() {
            return Stories.DIRECTORY;
        }
    }

    private record KnownSources(List<SourceState> all) implements SourceStates {

        @Override
        public Optional<SourceState> find(String name) {
            return all.stream().filter(each -> each.name().equals(name)).findFirst();
        }

        @Override
        public void succeeded(String name, @Nullable String bookmark, String fingerprint, Instant began) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void forget(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void failed(String name, String failure, Instant began) {
            throw new UnsupportedOperationException();
        }
    }

    @EnableBatchProcessing
    @EnableJdbcJobRepository
    // no @Configuration: a scan of dev.aftercare in another test must not find it
    static class Night {

        @Bean
        JdbcTransactionManager transactionManager(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }

        @Bean
        JdbcClient jdbcClient(DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-09-01T02:00:00Z"), ZoneOffset.UTC);
        }

        @Bean
        RunSchedule schedule() {
            return new RunSchedule(LocalTime.of(2, 0), ZoneOffset.UTC);
        }

        @Bean
        Job night(JobRepository repository, Step writeReminders, Step sendMail) {
            return new JobBuilder("night", repository)
                    .start(writeReminders)
                    .next(sendMail)
                    .build();
        }
    }
}
