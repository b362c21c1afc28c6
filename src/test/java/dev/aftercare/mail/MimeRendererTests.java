package dev.aftercare.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MimeRendererTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-09-01T02:00:00Z"), ZoneOffset.UTC);
    private static final byte[] PDF = "%PDF-1.7 \u00e9".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 0, 13, 10, 26, 10};

    private final MailSettings settings = settings(null);

    @Test
    void renderWhenTextOnlyGivesTheWholeMail() {
        Message message = new Message(
                "reminder:2026-09-01:ada@example.com",
                Message.Kind.REMINDER,
                "ada@example.com",
                "Une action en retard, décidée en août",
                "Bonjour,\n\nl’action « réduire » est en retard.\n",
                null,
                List.of());

        assertThat(text(message)).isEqualTo("""
                        Date: Tue, 1 Sep 2026 02:00:00 +0000
                        From: =?UTF-8?Q?Compagnie_des_=C3=8Eles?= <aftercare@example.com>
                        Reply-To: postmortems@example.com
                        To: ada@example.com
                        Message-ID: <ff6fd24411565df5075b6401ec37b36d@example.com>
                        In-Reply-To: <9dc656f6b99b357f348c46d85f085869@example.com>
                        References: <9dc656f6b99b357f348c46d85f085869@example.com>
                        Subject: =?UTF-8?Q?Une_action_en_retard,_d=C3=A9cid=C3=A9e_en_ao=C3=BBt?=
                        MIME-Version: 1.0
                        Content-Type: text/plain; charset=UTF-8
                        Content-Transfer-Encoding: quoted-printable
                        Auto-Submitted: auto-generated
                        List-Id: Aftercare reminders <reminders.aftercare.example.com>

                        Bonjour,

                        l=E2=80=99action =C2=AB r=C3=A9duire =C2=BB est en retard.
                        """.replace("\n", "\r\n"));
    }

    @Test
    void renderWhenHtmlPictureAndPdfNestsThemAsReadersExpect() throws Exception {
        MimeMessage mail = read(full("Digest"));

        assertThat(outline(mail, "")).isEqualTo("""
                        multipart/mixed
                          multipart/alternative
                            text/plain
                            multipart/related
                              text/html
                              image/png inline trend.png <trend>
                          application/pdf attachment Août 2026 – digest.pdf
                        """);
    }

    @Test
    void renderWhenReadBackGivesTextHtmlAndBytesAsTheyWere() throws Exception {
        Multipart mixed = (Multipart) read(full("Digest")).getContent();
        Multipart alternative = (Multipart) mixed.getBodyPart(0).getContent();
        Multipart related = (Multipart) alternative.getBodyPart(1).getContent();

        assertThat(alternative.getBodyPart(0).getContent()).isEqualTo("Voilà.\r\n.\r\nFrom here on\r\n");
        assertThat(related.getBodyPart(0).getContent()).isEqualTo("<p>Voilà <img src=\"cid:trend\"></p>");
        assertThat(related.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(PICTURE);
        assertThat(mixed.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(PDF);
    }

    @Test
    void renderWhenRenderedTwiceGivesTheSameBytes() {
        assertThat(new MimeRenderer(settings, CLOCK).render(full("Digest")).mime())
                .isEqualTo(
                        new MimeRenderer(settings, CLOCK).render(full("Digest")).mime());
    }

    @Test
    void renderWhenTheDeliveryDiffersGivesAnotherMessageId() {
        MailSettings smtp = new MailSettings(
                Delivery.SMTP, Path.of("outbox"), settings.from(), null, List.of("example.com"), null, 50);

        assertThat(new MimeRenderer(smtp, CLOCK).render(full("Digest")).messageId())
                .isNotEqualTo(
                        new MimeRenderer(settings, CLOCK).render(full("Digest")).messageId());
    }

    @Test
    void renderWhenATitleHasLineBreaksAddsNoHeader() throws Exception {
        MimeMessage mail = read(full("Late\r\nBcc: everybody@example.org\n\nand a body\u2028too\0"));

        assertThat(mail.getSubject()).isEqualTo("Late Bcc: everybody@example.org and a body too");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress("ada@example.com"));
    }

    @Test
    void renderWhenAFileNameHasLineBreaksOrFoldersKeepsItOneName() throws Exception {
        Message message = new Message(
                "key",
                Message.Kind.DIGEST,
                "ada@example.com",
                "Digest",
                "text",
                null,
                List.of(new Attachment("../a\r\nX-Evil: 1\\b.pdf", "application/pdf", PDF)));

        BodyPart file = ((Multipart) read(message).getContent()).getBodyPart(1);

        assertThat(file.getFileName()).isEqualTo("..-a X-Evil: 1-b.pdf");
        assertThat(file.getHeader("X-Evil")).isNull();
    }

    @Test
    void renderWhenASubjectIsLongKeepsEachLineShortAndTheWords() throws Exception {
        String subject = "Émission retardée ".repeat(30).strip();

        Message message = full(subject);

        assertThat(read(message).getSubject().replaceAll("\\s+", " ")).isEqualTo(subject);
        assertThat(text(message).lines()).allMatch(line -> line.length() <= 998);
        assertThat(text(message).lines().takeWhile(line -> !line.isEmpty())).allMatch(line -> line.length() <= 100);
    }

    @Test
    void renderWhenAPilotRunsGoesToThePilotAndNamesTheRecipientFirst() throws Exception {
        MimeRenderer pilot = new MimeRenderer(settings("pilot@example.com"), CLOCK);
        Message message = new Message(
                "key",
                Message.Kind.REMINDER,
                "Ada <ada@example.com>",
                "Late",
                "Hello",
                "<html><body class=\"mail\"><p>Hello</p></body></html>",
                List.of());

        RenderedMail rendered = pilot.render(message);
        MimeMessage mail = parse(rendered.mime());
        Multipart alternative = (Multipart) mail.getContent();

        assertThat(rendered.address()).isEqualTo("pilot@example.com");
        assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress("pilot@example.com"));
        assertThat(alternative.getBodyPart(0).getContent())
                .isEqualTo("Pilot: for / pour Ada <ada@example.com>\r\n\r\nHello");
        assertThat((String) alternative.getBodyPart(1).getContent())
                .startsWith("<html><body class=\"mail\"><p style=\"font-family:sans-serif;font-weight:bold\">"
                        + "Pilot: for / pour Ada &lt;ada@example.com&gt;</p><p>Hello</p>");
    }

    private static Message full(String subject) {
        return new Message(
                "digest:2026-08:ada@example.com",
                Message.Kind.DIGEST,
                "ada@example.com",
                subject,
                "Voilà.\n.\nFrom here on\n",
                "<p>Voilà <img src=\"cid:trend\"></p>",
                List.of(
                        Attachment.inline("trend", "trend.png", "image/png", PICTURE),
                        new Attachment("Août 2026 – digest.pdf", "application/pdf", PDF)));
    }

    private static MailSettings settings(String pilot) {
        return new MailSettings(
                Delivery.FILE,
                Path.of("outbox"),
                "\"Compagnie des Îles\" <aftercare@example.com>",
                "postmortems@example.com",
                List.of(),
                pilot,
                50);
    }

    private String text(Message message) {
        return new String(new MimeRenderer(settings, CLOCK).render(message).mime(), StandardCharsets.US_ASCII);
    }

    private MimeMessage read(Message message) throws MessagingException {
        return parse(new MimeRenderer(settings, CLOCK).render(message).mime());
    }

    private static MimeMessage parse(byte[] mime) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mime));
    }

    private static String outline(Part part, String indent) throws MessagingException, IOException {
        String disposition =
                part.getDisposition() == null ? "" : " " + part.getDisposition() + " " + part.getFileName();
        String id = part instanceof jakarta.mail.internet.MimeBodyPart body && body.getContentID() != null
                ? " " + body.getContentID()
                : "";
        String line = indent + part.getContentType().replaceAll("(?s);.*", "") + disposition + id + "\n";
        if (!(part.getContent() instanceof Multipart parts)) {
            return line;
        }
        StringBuilder lines = new StringBuilder(line);
        for (int i = 0; i < parts.getCount(); i++) {
            lines.append(outline(parts.getBodyPart(i), indent + "  "));
        }
        return lines.toString();
    }
}
