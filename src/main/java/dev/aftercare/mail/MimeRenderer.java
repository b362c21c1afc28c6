package dev.aftercare.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Renders a message as an RFC 5322 mail; the same message at the same time gives the same bytes. */
final class MimeRenderer {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    // RFC 5322, 3.3: "Tue, 1 Sep 2026 02:00:00 +0000"
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss xx", Locale.ENGLISH);

    private final MailSettings settings;
    private final Clock clock;

    MimeRenderer(MailSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    RenderedMail render(Message message) {
        Message shown = settings.pilot() == null ? message : PilotNote.on(message);
        String address = settings.pilot() == null ? message.to() : settings.pilot();
        String id = StableId.of(settings.delivery() + " " + message.key());
        try {
            InternetAddress from = address(settings.from());
            String messageId = "<" + id + "@" + domainOf(from.getAddress()) + ">";
            MimeMessage mail = new StableMail(messageId);
            addHeaders(mail, from, address, shown.subject());
            if (message.kind() == Message.Kind.REMINDER) {
                addThread(mail, message.to(), domainOf(from.getAddress()));
            }
            fill(mail, shown, id);
            return new RenderedMail(address, messageId, bytesOf(mail));
        } catch (MessagingException failure) {
            throw new IllegalStateException("the message " + message.key() + " cannot be rendered", failure);
        }
    }

    private void addHeaders(MimeMessage mail, InternetAddress from, String to, String subject)
            throws MessagingException {
        mail.setFrom(from);
        if (settings.replyTo() != null) {
            mail.setReplyTo(new InternetAddress[] {address(settings.replyTo())});
        }
        if (Recipients.isAddress(to)) {
            mail.setRecipient(jakarta.mail.Message.RecipientType.TO, address(to));
        }
        mail.setSubject(OneLine.of(subject), UTF_8);
        mail.setHeader("Date", DATE.format(ZonedDateTime.now(clock)));
        // RFC 3834: no out-of-office notes in return
        mail.setHeader("Auto-Submitted", "auto-generated");
    }

    /** A person's reminders answer to one message that never was, so that mail programs show them as one thread. */
    private void addThread(MimeMessage mail, String to, String domain) throws MessagingException {
        String root =
                StableId.of(settings.delivery() + " reminders " + to.strip().toLowerCase(Locale.ROOT));
        mail.setHeader("References", "<" + root + "@" + domain + ">");
        mail.setHeader("In-Reply-To", "<" + root + "@" + domain + ">");
        // RFC 2919
        mail.setHeader("List-Id", "Aftercare reminders <reminders.aftercare." + domain + ">");
    }

    private static void fill(MimePart whole, Message message, String id) throws MessagingException {
        List<Attachment> files = message.attachments().stream()
                .filter(file -> file.contentId() == null || message.html() == null)
                .toList();
        if (files.isEmpty()) {
            fillBody(whole, message, id);
            return;
        }
        MimeBodyPart body = new MimeBodyPart();
        fillBody(body, message, id);
        Parts mixed = new Parts("mixed", id);
        mixed.addBodyPart(body);
        for (Attachment file : files) {
            mixed.addBodyPart(part(file, "attachment"));
        }
        whole.setContent(mixed);
    }

    private static void fillBody(MimePart body, Message message, String id) throws MessagingException {
        if (message.html() == null) {
            write(body, message.text(), "plain");
            return;
        }
        MimeBodyPart plain = new MimeBodyPart();
        write(plain, message.text(), "plain");
        MimeBodyPart html = new MimeBodyPart();
        fillHtml(html, message, message.html(), id);
        body.setContent(new Parts("alternative", id, plain, html));
    }

    private static void fillHtml(MimePart part, Message message, String html, String id) throws MessagingException {
        List<Attachment> pictures = message.attachments().stream()
                .filter(file -> file.contentId() != null)
                .toList();
        if (pictures.isEmpty()) {
            write(part, html, "html");
            return;
        }
        MimeBodyPart text = new MimeBodyPart();
        write(text, html, "html");
        Parts related = new Parts("related", id, text);
        for (Attachment picture : pictures) {
            MimeBodyPart shown = part(picture, "inline");
            shown.setContentID("<" + picture.contentId() + ">");
            related.addBodyPart(shown);
        }
        part.setContent(related);
    }

    private static void write(MimePart part, String text, String subtype) throws MessagingException {
        part.setText(text.replaceAll("\\R", "\r\n").replace("\0", ""), UTF_8, subtype);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    }

    private static MimeBodyPart part(Attachment file, String disposition) throws MessagingException {
        String name = OneLine.of(file.fileName()).replaceAll("[/\\\\]", "-");
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.content(), file.mediaType())));
        ContentType type = new ContentType(file.mediaType());
        type.setParameterList(named("name", name, type.getParameterList()));
        part.setHeader("Content-Type", type.toString());
        part.setHeader(
                "Content-Disposition", new ContentDisposition(disposition, named("filename", name, null)).toString());
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private static ParameterList named(String parameter, String name, @Nullable ParameterList others) {
        ParameterList parameters = others == null ? new ParameterList() : others;
        parameters.set(parameter, name, UTF_8);
        return parameters;
    }

    private static InternetAddress address(String written) throws MessagingException {
        try {
            InternetAddress address = new InternetAddress(OneLine.of(written), true);
            if (address.getPersonal() != null) {
                address.setPersonal(address.getPersonal(), UTF_8);
            }
            return address;
        } catch (AddressException notOne) {
            throw new MessagingException("\"" + written + "\" is not an e-mail address", notOne);
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException("every Java platform has UTF-8", impossible);
        }
    }

    private static String domainOf(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static byte[] bytesOf(MimeMessage mail) throws MessagingException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            mail.writeTo(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory does not fail", impossible);
        }
        return bytes.toByteArray();
    }

    /** A mail whose Message-ID is given, not drawn. */
    private static final class StableMail extends MimeMessage {

        private final String messageId;

        StableMail(String messageId) {
            super(Session.getInstance(new Properties()));
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }

    /** Parts whose boundary is given, not drawn. */
    private static final class Parts extends MimeMultipart {

        Parts(String subtype, String id, MimeBodyPart... parts) throws MessagingException {
            super(subtype);
            ContentType type = new ContentType(contentType);
            type.setParameter("boundary", "=_" + subtype + "_" + id);
            contentType = type.toString();
            for (MimeBodyPart part : parts) {
                addBodyPart(part);
            }
        }
    }
}
