package dev.aftercare.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aftercare.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SendingTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-09-01T02:00:00Z"), ZoneOffset.UTC);
    private static final String NIGHT = "nightly:2026-09-01";
    private static final MailSettings.Care HASTE =
            new MailSettings.Care(MailSettings.Guarantee.AT_LEAST_ONCE, List.of(Duration.ofMillis(1)), 730);
    private static final BooleanSupplier NOBODY_STOPS = () -> false;

    @TempDir
    private Path folder;

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.migrated());
    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();
    private ScriptedSmtpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = new ScriptedSmtpServer();
    }

    @AfterEach
    void stopServer() throws IOException {
        server.close();
    }

    @Test
    void queueWhenTheKeyWasQueuedBeforeLeavesTheMessageAsItWas() {
        JdbcOutbox outbox = outbox(files(50));

        Set<String> first = outbox.queue(NIGHT, List.of(message("ada"), message("bo")));
        Set<String> second = outbox.queue("nightly:2026-09-02", List.of(message("bo"), message("cy")));

        assertThat(first).containsExactlyInAnyOrder("reminder:ada", "reminder:bo");
        assertThat(second).containsExactly("reminder:cy");
        assertThat(outbox.entries())
                .extracting(OutboxEntry::key, OutboxEntry::night, OutboxEntry::state)
                .containsExactly(
                        tuple("reminder:ada", NIGHT, OutboxEntry.State.QUEUED),
                        tuple("reminder:bo", NIGHT, OutboxEntry.State.QUEUED),
                        tuple("reminder:cy", "nightly:2026-09-02", OutboxEntry.State.QUEUED));
    }

    @Test
    void queueWhenThereAreManyMessagesQueuesAll() {
        JdbcOutbox outbox = outbox(files(1000));

        assertThat(outbox.queue(NIGHT, messages(250))).hasSize(250);
        assertThat(outbox.entries()).hasSize(250);
    }

    @Test
    void sendAllWhenFilesWritesEachMessageOnceHoweverOftenItRuns() throws IOException {
        outbox(files(50)).queue(NIGHT, messages(3));

        SendingReport first = sending(files(50)).sendAll(NOBODY_STOPS);
        SendingReport second = sending(files(50)).sendAll(NOBODY_STOPS);

        assertThat(first).isEqualTo(new SendingReport(3, "3 mails written to " + folder, List.of()));
        assertThat(second).isEqualTo(new SendingReport(0, "no mail left", List.of()));
        assertThat(mailFiles()).hasSize(3);
        assertThat(outbox(files(50)).entries())
                .allMatch(each -> each.state() == OutboxEntry.State.SENT
                        && CLOCK.instant().equals(each.sentAt())
                        && each.attempts() == 1);
    }

    @Test
    void sendAllWhenKilledBetweenFileAndMarkEndsWithTheSameFileAndRow() throws IOException {
        outbox(files(50)).queue(NIGHT, messages(2));
        sending(files(50)).sendAll(NOBODY_STOPS);
        jdbc.sql("UPDATE outbox SET state = 'SENDING', sent_at = NULL").update();
        List<Path> before = mailFiles();

        sending(files(50)).sendAll(NOBODY_STOPS);

        assertThat(mailFiles()).isEqualTo(before);
        assertThat(states()).containsOnly(OutboxEntry.State.SENT);
    }

    @Test
    void sendAllWhenKilledBeforeTheFileWritesIt() throws IOException {
        outbox(files(50)).queue(NIGHT, messages(2));
        outbox(files(50)).claim("reminder:person-0");

        sending(files(50)).sendAll(NOBODY_STOPS);

        assertThat(mailFiles()).hasSize(2);
        assertThat(states()).containsOnly(OutboxEntry.State.SENT);
    }

    @Test
    void sendAllWhenTheFolderCannotBeWrittenSaysSoOnceAndLosesNothing() throws IOException {
        Path blocked = Files.writeString(folder.resolve("blocked"), "");
        outbox(filesIn(blocked, 50)).queue(NIGHT, messages(3));

        SendingReport report = sending(filesIn(blocked, 50)).sendAll(NOBODY_STOPS);

        assertThat(report.delivered()).isZero();
        assertThat(report.trouble())
                .containsExactly("The outbox folder " + blocked + " cannot be written: a file is in its place."
                        + " Make it writable or make room. What is left waits for the next run.");
        assertThat(states()).containsOnly(OutboxEntry.State.QUEUED);
        Files.delete(blocked);
        assertThat(sending(filesIn(blocked, 50)).sendAll(NOBODY_STOPS).delivered())
                .isEqualTo(3);
    }

    @Test
    void sendAllWhenSomebodyStopsItStopsAtTheNextMailAndGoesOnLater() throws IOException {
        outbox(files(50)).queue(NIGHT, messages(5));
        AtomicInteger asked = new AtomicInteger();

        sending(files(50)).sendAll(() -> asked.incrementAndGet() > 2);

        assertThat(mailFiles()).hasSize(2);
        assertThat(sending(files(50)).sendAll(NOBODY_STOPS).delivered()).isEqualTo(3);
        assertThat(mailFiles()).hasSize(5);
    }

    @Test
    void sendAllWhenTheLockIsLostSendsNoMore() throws IOException {
        outbox(files(50)).queue(NIGHT, messages(3));
        AtomicInteger asked = new AtomicInteger();
        beans.addBean("lock", (SendGate) () -> asked.incrementAndGet() <= 1);

        SendingReport report = sending(files(50)).sendAll(NOBODY_STOPS);

        assertThat(mailFiles()).hasSize(1);
        assertThat(report.trouble())
                .containsExactly(
                        "This run lost its lock, so it stopped sending; the mails that are left go with the next run.");
    }

    @Test
    void sendAllWhenANightWouldSendTooManySendsNoneUntilItIsAllowed() throws IOException {
        outbox(files(2)).queue(NIGHT, messages(3));
        outbox(files(2)).queue("digest:2026-08", List.of(message("ada")));

        SendingReport held = sending(files(2)).sendAll(NOBODY_STOPS);

        assertThat(held.trouble())
                .containsExactly(
                        "The run nightly:2026-09-01 would send 3 mails, more than the 2 that one run may send, so it"
                                + " sent none and keeps them. To allow it, set aftercare.mail.most-per-night to 3 or more and start"
                                + " again.");
        assertThat(mailFiles()).hasSize(1);
        assertThat(sending(files(2)).sendAll(NOBODY_STOPS).trouble()).hasSize(1);

        SendingReport allowed = sending(files(3)).sendAll(NOBODY_STOPS);

        assertThat(allowed).isEqualTo(new SendingReport(3, "3 mails written to " + folder, List.of()));
    }

    @Test
    void sendAllWhenANightGrowsBeyondTheLimitHoldsTheRest() {
        outbox(files(3)).queue(NIGHT, messages(2));
        sending(files(3)).sendAll(NOBODY_STOPS);
        outbox(files(3)).queue(NIGHT, List.of(message("ada"), message("bo")));

        SendingReport report = sending(files(3)).sendAll(NOBODY_STOPS);

        assertThat(report.delivered()).isZero();
        assertThat(report.trouble()).singleElement().asString().contains("would send 4 mails, more than the 3");
    }

    @Test
    void sendAllWhenFilesWereWrittenStartsFreshBySmtp() {
        outbox(files(50)).queue(NIGHT, messages(1));
        sending(files(50)).sendAll(NOBODY_STOPS);

        assertThat(outbox(smtp(null)).queue(NIGHT, messages(1))).hasSize(1);
        assertThat(bySmtp(null).delivered()).isEqualTo(1);
        assertThat(server.taken()).containsExactly("<person-0@example.com>");
    }

    @Test
    void sendAllWhenADomainIsNotAllowedSendsTheOthersAndReportsIt() {
        outbox(smtp(null)).queue(NIGHT, List.of(message("ada"), to("bo", "bo@example.org"), to("cy", "cy, or so")));

        SendingReport report = bySmtp(null);

        assertThat(server.taken()).containsExactly("<ada@example.com>");
        assertThat(report.said()).isEqualTo("1 mail sent");
        assertThat(report.trouble())
                .containsExactly(
                        "2 mails will not be sent, because the recipient is refused: reminder:bo for bo@example.org:"
                                + " its domain example.org is not among the allowed ones (example.com); reminder:cy for cy, or so:"
                                + " it is not an e-mail address that mail servers know.");
        assertThat(bySmtp(null).trouble()).as("it was said").isEmpty();
        assertThat(outbox(smtp(null)).entries())
                .extracting(OutboxEntry::key, OutboxEntry::state, OutboxEntry::attempts)
                .containsExactly(
                        tuple("reminder:ada", OutboxEntry.State.SENT, 1),
                        tuple("reminder:bo", OutboxEntry.State.REFUSED, 0),
                        tuple("reminder:cy", OutboxEntry.State.REFUSED, 0));
    }

    @Test
    void sendAllWhenARecipientIsRefusedSendsTheOthersAndNeverTriesAgain() {
        outbox(smtp(null)).queue(NIGHT, List.of(message("ada"), message("bo"), message("cy")));
        server.answer("RCPT TO:<bo@", "550 5.1.1 nobody of that name");

        SendingReport report = bySmtp(null);

        assertThat(server.taken()).containsExactly("<ada@example.com>", "<cy@example.com>");
        assertThat(report.trouble())
                .containsExactly("1 mail will not be sent, because the recipient is refused:"
                        + " reminder:bo for bo@example.com: 550 5.1.1 nobody of that name.");
        server.forget();
        assertThat(bySmtp(null)).isEqualTo(new SendingReport(0, "no mail left", List.of()));
    }

    @Test
    void sendAllWhenTheServerPutsOneOffSendsItInTheNextRun() {
        outbox(smtp(null)).queue(NIGHT, List.of(message("ada"), message("bo")));
        server.answer("RCPT TO:<ada@", "451 4.7.1 greylisted");

        SendingReport report = bySmtp(null);

        assertThat(report.trouble())
                .containsExactly("1 mail put off by the mail server until the next run:"
                        + " reminder:ada for ada@example.com: 451 4.7.1 greylisted.");
        assertThat(outbox(smtp(null)).entries().get(0).failure()).isEqualTo("451 4.7.1 greylisted");
        server.forget();
        assertThat(bySmtp(null).delivered()).isEqualTo(1);
        assertThat(server.taken()).containsExactly("<bo@example.com>", "<ada@example.com>");
        assertThat(outbox(smtp(null)).entries().get(0).attempts())
                .as("tried again in the same night, and in the next")
                .isEqualTo(3);
    }

    @Test
    void sendAllWhenTheServerIsDownSaysSoOnceAndKeepsAll() throws IOException {
        outbox(smtp(null)).queue(NIGHT, messages(3));
        server.close();

        SendingReport report = bySmtp(null);

        assertThat(report.trouble())
                .singleElement()
                .asString()
                .startsWith("The mail server cannot be reached: ")
                .endsWith(". What is left waits for the next run.");
        assertThat(states()).containsOnly(OutboxEntry.State.QUEUED);
        assertThat(outbox(smtp(null)).entries())
                .extracting(OutboxEntry::attempts)
                .as("one try tells enough")
                .containsExactly(1, 0, 0);
    }

    @Test
    void sendAllWhenTheServerHangsBehindTheMessageSendsItAgainUnderTheSameMessageId() {
        outbox(smtp(null)).queue(NIGHT, messages(2));
        String messageId = outbox(smtp(null)).entries().get(0).messageId();
        server.answer(".", ScriptedSmtpServer.SILENCE);

        SendingReport report = bySmtp(null);

        assertThat(report.trouble()).singleElement().asString().startsWith("The connection to the mail server broke: ");
        assertThat(outbox(smtp(null)).entries())
                .extracting(OutboxEntry::state)
                .containsExactly(OutboxEntry.State.SENDING, OutboxEntry.State.QUEUED);
        server.forget();
        assertThat(bySmtp(null).delivered()).isEqualTo(2);
        assertThat(outbox(smtp(null)).entries().get(0).messageId()).isEqualTo(messageId);
    }

    @Test
    void sendAllWhenAPilotRunsSendsOnlyToThePilot() {
        outbox(smtp(null)).queue(NIGHT, List.of(message("ada")));
        outbox(smtp("pilot@example.com")).queue(NIGHT, List.of(message("bo")));

        SendingReport report = bySmtp("pilot@example.com");

        assertThat(server.taken()).containsExactly("<pilot@example.com>");
        assertThat(report.trouble()).containsExactly("1 mail queued before the pilot began: held until it ends.");
        assertThat(outbox(smtp(null)).entries())
                .extracting(OutboxEntry::recipient, OutboxEntry::address, OutboxEntry::state)
                .containsExactly(
                        tuple("ada@example.com", "ada@example.com", OutboxEntry.State.HELD),
                        tuple("bo@example.com", "pilot@example.com", OutboxEntry.State.SENT));
        bySmtp(null);
        assertThat(server.taken()).containsExactly("<pilot@example.com>", "<ada@example.com>");
    }

    @Test
    void sendAllWhenNoServerIsConfiguredKeepsAll() {
        outbox(smtp(null)).queue(NIGHT, messages(1));

        SendingReport report = sending(smtp(null)).sendAll(NOBODY_STOPS);

        assertThat(report.trouble()).singleElement().asString().contains("spring.mail.host");
        assertThat(states()).containsOnly(OutboxEntry.State.QUEUED);
    }

    @Test
    void takeBackWhenSomeMessagesLeftTakesOnlyThoseThatDidNot() {
        JdbcOutbox outbox = outbox(files(50));
        outbox.queue(NIGHT, List.of(message("ada"), message("bo"), message("cy"), message("dee")));
        outbox.claim("reminder:ada");
        outbox.claim("reminder:bo");
        outbox.mark("reminder:bo", OutboxEntry.State.SENT, "");
        outbox.mark("reminder:cy", OutboxEntry.State.HELD, "");

        assertThat(outbox.takeBack(Message.Kind.DIGEST)).isEmpty();
        assertThat(outbox.takeBack(Message.Kind.REMINDER)).containsExactlyInAnyOrder("reminder:cy", "reminder:dee");
        assertThat(outbox.entries()).extracting(OutboxEntry::key).containsExactly("reminder:ada", "reminder:bo");
    }

    private SendingReport bySmtp(String pilot) {
        StaticListableBeanFactory withServer = new StaticListableBeanFactory();
        withServer.addBean("mailSender", server.sender());
        return new Sending(
                        outbox(smtp(pilot)),
                        smtp(pilot),
                        withServer.getBeanProvider(JavaMailSenderImpl.class),
                        beans.getBeanProvider(SendGate.class))
                .sendAll(NOBODY_STOPS);
    }

    private Sending sending(MailSettings settings) {
        return new Sending(
                outbox(settings),
                settings,
                beans.getBeanProvider(JavaMailSenderImpl.class),
                beans.getBeanProvider(SendGate.class));
    }

    private JdbcOutbox outbox(MailSettings settings) {
        return new JdbcOutbox(jdbc, settings, CLOCK);
    }

    private MailSettings files(int mostPerNight) {
        return filesIn(folder, mostPerNight);
    }

    private static MailSettings filesIn(Path folder, int mostPerNight) {
        return new MailSettings(Delivery.FILE, folder, "aftercare@example.com", null, List.of(), null, mostPerNight);
    }

    private MailSettings smtp(String pilot) {
        return new MailSettings(
                Delivery.SMTP, folder, "aftercare@example.com", null, List.of("example.com"), pilot, 50, HASTE);
    }

    private static List<Message> messages(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> message("person-" + number))
                .toList();
    }

    private static Message message(String name) {
        return to(name, name + "@example.com");
    }

    private static Message to(String name, String address) {
        return new Message(
                "reminder:" + name, Message.Kind.REMINDER, address, "1 action is late", "Hello", null, List.of());
    }

    private List<OutboxEntry.State> states() {
        return jdbc.sql("SELECT state FROM outbox").query(String.class).list().stream()
                .map(OutboxEntry.State::valueOf)
                .toList();
    }

    private List<Path> mailFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
