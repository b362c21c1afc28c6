package dev.aftercare.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.aftercare.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What a mail server can do wrong, and what the ledger says afterwards. */
class SmtpFaultsTests {

    private static final Instant NOW = Instant.parse("2026-09-01T02:00:00Z");
    private static final DataSource DATABASE = TestDatabase.migrated();

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private MailSettings.Guarantee guarantee = MailSettings.Guarantee.AT_LEAST_ONCE;
    private Instant now = NOW;
    private ScriptedSmtpServer server;

    @BeforeEach
    void empty() throws IOException {
        jdbc.sql("DELETE FROM outbox").update();
        server = new ScriptedSmtpServer();
        outbox().queue(
                        "nightly:2026-09-01",
                        Stream.of("a", "b", "c", "d", "e")
                                .map(SmtpFaultsTests::message)
                                .toList());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void sendWhenTheServerTakesTheConnectionAndHangsSaysSoAndKeepsAll() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            JavaMailSenderImpl sender = sender(silent.getLocalPort());

            SendingReport report = send(sender);

            assertThat(report.trouble())
                    .singleElement()
                    .asString()
                    .startsWith("The mail server cannot be reached: ")
                    .endsWith("What is left waits for the next run.");
            assertThat(states()).containsExactly("QUEUED", "QUEUED", "QUEUED", "QUEUED", "QUEUED");
        }
    }

    @Test
    void sendWhenTheServerClosesBehindTheMessageSendsItAgainUnderTheSameId() {
        server.answer(".", ScriptedSmtpServer.HANG_UP);

        SendingReport report = send(server.sender());

        assertThat(report.trouble())
                .singleElement()
                .asString()
                .contains("k:a may or may not have left; the next run sends it again under the same Message-ID");
        assertThat(states()).containsExactly("SENDING", "QUEUED", "QUEUED", "QUEUED", "QUEUED");
        server.forget();
        assertThat(send(server.sender()).delivered()).isEqualTo(5);
        assertThat(states()).containsOnly("SENT");
    }

    @Test
    void sendWhenTheServerClosesBehindTheMessageAndItMustNotComeTwiceReportsIt() {
        guarantee = MailSettings.Guarantee.AT_MOST_ONCE;
        server.answer(".", ScriptedSmtpServer.HANG_UP);

        SendingReport report = send(server.sender());

        assertThat(report.trouble())
                .singleElement()
                .asString()
                .contains("k:a may or may not have left; it is not sent again, unless you say so");
        assertThat(states()).containsExactly("UNSURE", "QUEUED", "QUEUED", "QUEUED", "QUEUED");
        server.forget();
        assertThat(send(server.sender()).delivered()).as("all but that one").isEqualTo(4);
        assertThat(server.taken()).doesNotContain("<a@example.com>");
        assertThat(outbox().retry("k:a")).isTrue();
        assertThat(send(server.sender()).delivered()).isEqualTo(1);
    }

    @Test
    void sendWhenARunDiedWhileSendingAndItMustNotComeTwiceReportsIt() {
        guarantee = MailSettings.Guarantee.AT_MOST_ONCE;
        outbox().claim("k:c");

        SendingReport report = send(server.sender());

        assertThat(report.delivered()).isEqualTo(4);
        assertThat(report.trouble())
                .containsExactly(
                        "1 mail may or may not have left when a run ended, and is not sent again: k:c. To send one"
                                + " again: aftercare outbox retry KEY.");
        assertThat(states()).containsExactly("SENT", "SENT", "UNSURE", "SENT", "SENT");
    }

    @Test
    void sendWhenTheServerIsBusyInTheMiddleTriesAgainAndThenLeavesItToTheNextRun() {
        server.answer("RCPT TO:<c@", "421 4.3.2 too many connections");

        SendingReport report = send(server.sender());

        assertThat(report.delivered()).isEqualTo(2);
        assertThat(report.trouble()).singleElement().asString().contains("put off", "k:c", "421 4.3.2");
        assertThat(states()).containsExactly("SENT", "SENT", "QUEUED", "QUEUED", "QUEUED");
        assertThat(outbox().entries().get(2).attempts()).as("the back-off").isGreaterThanOrEqualTo(2);
        server.forget();
        assertThat(send(server.sender()).delivered()).isEqualTo(3);
    }

    @Test
    void sendWhenOneOfFiveIsRefusedSendsTheOthersAndRemembersTheAddress() {
        server.answer("RCPT TO:<b@", "550 5.1.1 nobody of that name");

        SendingReport report = send(server.sender());

        assertThat(report.delivered()).isEqualTo(4);
        assertThat(report.trouble()).singleElement().asString().contains("recipient is refused", "k:b", "550 5.1.1");
        assertThat(states()).containsExactly("SENT", "REFUSED", "SENT", "SENT", "SENT");
        assertThat(outbox().whyNot("B@example.com"))
                .hasValueSatisfying(why -> assertThat(why).contains("550 5.1.1"));
        assertThat(outbox().whyNot("a@example.com")).isEmpty();
        assertThat(send(server.sender()).delivered()).as("final").isZero();
        assertThat(outbox().retry("k:b")).isTrue();
        assertThat(outbox().whyNot("b@example.com")).as("somebody acted").isEmpty();
    }

    @Test
    void sendWhenTheCertificateIsNotToBeTrustedSendsNothing() {
        GreenMail bad = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        bad.start();
        try {
            JavaMailSenderImpl sender = sender(bad.getSmtps().getPort());
            sender.setProtocol("smtps");

            SendingReport report = send(sender);

            assertThat(report.trouble()).singleElement().asString().containsIgnoringCase("certif");
            assertThat(states()).containsOnly("QUEUED");
            assertThat(bad.getReceivedMessages()).isEmpty();
        } finally {
            bad.stop();
        }
    }

    @Test
    void sendWhenThePasswordIsWrongSaysThatWeWereNotLetIn() {
        GreenMail picky = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        picky.start();
        try {
            picky.setUser("aftercare@example.com", "aftercare", "right");
            JavaMailSenderImpl sender = sender(picky.getSmtp().getPort());
            sender.setUsername("aftercare");
            sender.setPassword("wrong");
            sender.getJavaMailProperties().setProperty("mail.smtp.auth", "true");

            SendingReport report = send(sender);

            assertThat(report.trouble()).singleElement().asString().startsWith("The mail server did not let us in: ");
            assertThat(report.trouble().get(0)).doesNotContain("wrong");
            assertThat(states()).containsOnly("QUEUED");
            sender.setPassword("right");
            assertThat(send(sender).delivered()).isEqualTo(5);
        } finally {
            picky.stop();
        }
    }

    @Test
    void secureWhenTheServerIsElsewhereRequiresStartTls() {
        JavaMailSenderImpl elsewhere = new JavaMailSenderImpl();
        elsewhere.setHost("192.0.2.1");
        JavaMailSenderImpl here = sender(25);

        SmtpRoute.secure(elsewhere);
        SmtpRoute.secure(here);

        assertThat(elsewhere.getJavaMailProperties()).containsEntry("mail.smtp.starttls.required", "true");
        assertThat(here.getJavaMailProperties()).doesNotContainKey("mail.smtp.starttls.required");
    }

    @Test
    void cancelWhenItWaitsStopsItAndWhenItLeftDoesNot() {
        assertThat(outbox().cancel("k:a")).isTrue();
        assertThat(send(server.sender()).delivered()).isEqualTo(4);
        assertThat(outbox().cancel("k:b")).isFalse();
        assertThat(states()).containsExactly("CANCELLED", "SENT", "SENT", "SENT", "SENT");
    }

    @Test
    void sendWhenTheRetentionIsOverForgetsWhatLeft() {
        send(server.sender());
        now = NOW.plus(Duration.ofDays(11));
        outbox().queue("nightly:2026-09-12", List.of(message("later")));

        send(server.sender());

        assertThat(outbox().entries()).extracting(OutboxEntry::key).containsExactly("k:later");
    }

    private SendingReport send(JavaMailSenderImpl sender) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("sender", sender);
        return new Sending(
                        outbox(),
                        settings(),
                        beans.getBeanProvider(JavaMailSenderImpl.class),
                        beans.getBeanProvider(SendGate.class))
                .sendAll(() -> false);
    }

    private JdbcOutbox outbox() {
        return new JdbcOutbox(jdbc, settings(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private MailSettings settings() {
        return new MailSettings(
                Delivery.SMTP,
                Path.of("outbox"),
                "aftercare@example.com",
                null,
                List.of("example.com"),
                null,
                50,
                new MailSettings.Care(guarantee, List.of(Duration.ofMillis(1), Duration.ofMillis(1)), 10));
    }

    private static JavaMailSenderImpl sender(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "300");
        return sender;
    }

    private static Message message(String name) {
        return new Message(
                "k:" + name,
                Message.Kind.REMINDER,
                name + "@example.com",
                "1 action is late",
                "Hello",
                null,
                List.of());
    }

    private List<String> states() {
        return jdbc.sql("SELECT state FROM outbox ORDER BY message_key")
                .query(String.class)
                .list();
    }
}
