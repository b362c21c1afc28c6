package dev.aftercare.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpRouteTests {

    private final byte[] mail = new MimeRenderer(
                    new MailSettings(
                            Delivery.SMTP,
                            Path.of("outbox"),
                            "aftercare@example.com",
                            null,
                            List.of("example.com"),
                            null,
                            50),
                    Clock.fixed(Instant.parse("2026-09-01T02:00:00Z"), ZoneOffset.UTC))
            .render(new Message(
                    "digest:2026-08:ada@example.com",
                    Message.Kind.DIGEST,
                    "ada@example.com",
                    "Août",
                    "Voilà.\n.\n..\nFrom here on\n",
                    "<p>Voilà</p>",
                    List.of(new Attachment("août.pdf", "application/pdf", new byte[] {1, 2, 3, 13, 10, 46, 10}))))
            .mime();

    private ScriptedSmtpServer scripted;

    @BeforeEach
    void startScriptedServer() throws IOException {
        scripted = new ScriptedSmtpServer();
    }

    @AfterEach
    void stopScriptedServer() throws IOException {
        scripted.close();
    }

    @Test
    void handOverWhenTheServerTakesItArrivesByteForByteAsRendered() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            JavaMailSenderImpl sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            sender.setPort(server.getSmtp().getPort());

            Handover handover = new SmtpRoute(sender).handOver("key", mail);

            assertThat(handover.result()).isEqualTo(Handover.Result.DELIVERED);
            MimeMessage[] received = server.getReceivedMessages();
            assertThat(received).hasSize(1);
            assertThat(withoutTrace(received[0])).isEqualTo(new String(mail, StandardCharsets.US_ASCII).strip());
        } finally {
            server.stop();
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            MAIL FROM, 550 5.7.1 sender rejected,          CLOSED,            The mail server does not take mail from our sender: 550 5.7.1 sender rejected
            MAIL FROM, 530 5.7.0 authentication required,  CLOSED,            The mail server takes nothing at present: 530 5.7.0 authentication required
            RCPT TO,   550 5.1.1 nobody of that name,      RECIPIENT_REFUSED, 550 5.1.1 nobody of that name
            RCPT TO,   451 4.7.1 greylisted,               PUT_OFF,           451 4.7.1 greylisted
            RCPT TO,   421 4.3.2 shutting down,            BUSY,              The mail server takes nothing at present: 421 4.3.2 shutting down
            .,         554 5.6.0 content rejected,         MESSAGE_REFUSED,   554 5.6.0 content rejected
            .,         452 4.3.1 no room,                  PUT_OFF,           452 4.3.1 no room
            """)
    void handOverWhenTheServerSaysNoTellsForGoodFromForNow(
            String line, String answer, Handover.Result result, String reason) {
        scripted.answer(line, answer);

        assertThat(new SmtpRoute(scripted.sender()).handOver("key", mail)).isEqualTo(new Handover(result, reason));
    }

    @ParameterizedTest
    @CsvSource({"hang up", "silence"})
    void handOverWhenTheServerVanishesBehindTheMessageIsUncertain(String how) {
        scripted.answer(".", how);

        assertThat(new SmtpRoute(scripted.sender()).handOver("key", mail).result())
                .isEqualTo(Handover.Result.UNCERTAIN);
    }

    @Test
    void handOverWhenOnlyTheGoodbyeFailsIsDelivered() {
        scripted.answer("QUIT", ScriptedSmtpServer.HANG_UP);

        assertThat(new SmtpRoute(scripted.sender()).handOver("key", mail).result())
                .isEqualTo(Handover.Result.DELIVERED);
    }

    @Test
    void handOverWhenNobodyListensIsClosed() throws IOException {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            sender.setPort(once.getLocalPort());
        }

        Handover handover = new SmtpRoute(sender).handOver("key", mail);

        assertThat(handover.result()).isEqualTo(Handover.Result.CLOSED);
        assertThat(handover.reason())
                .startsWith("The mail server cannot be reached: ")
                .doesNotContain("\n");
    }

    @Test
    void constructorWhenNoTimeLimitIsSetLimitsWaiting() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "5");

        new SmtpRoute(sender);

        assertThat(sender.getJavaMailProperties())
                .containsEntry("mail.smtp.connectiontimeout", "10000")
                .containsEntry("mail.smtp.timeout", "5")
                .containsEntry("mail.smtp.writetimeout", "30000")
                .containsEntry("mail.smtps.timeout", "30000");
    }

    private static String withoutTrace(MimeMessage received) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        received.writeTo(bytes);
        String text = bytes.toString(StandardCharsets.US_ASCII);
        return text.substring(text.indexOf("Date: "));
    }
}
