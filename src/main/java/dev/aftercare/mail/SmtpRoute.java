package dev.aftercare.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Sends each message by SMTP as it was rendered, byte by byte, at least once and always under the same Message-ID. */
final class SmtpRoute implements MailRoute {

    private static final int SHUTTING_DOWN = 421;
    private static final int AUTHENTICATION_REQUIRED = 530;
    private static final int AUTHENTICATION_FAILED = 535;

    private final JavaMailSender sender;

    SmtpRoute(JavaMailSender sender) {
        this.sender = sender;
        if (sender instanceof JavaMailSenderImpl configured) {
            limitWaiting(configured.getJavaMailProperties());
        }
    }

    /** Jakarta Mail waits for ever unless told otherwise: a server that hangs would hold the night. */
    static void limitWaiting(Properties properties) {
        for (String protocol : new String[] {"smtp", "smtps"}) {
            properties.putIfAbsent("mail." + protocol + ".connectiontimeout", "10000");
            properties.putIfAbsent("mail." + protocol + ".timeout", "30000");
            properties.putIfAbsent("mail." + protocol + ".writetimeout", "30000");
        }
    }

    @Override
    public Handover handOver(String key, byte[] mime) {
        try {
            sender.send(new UnchangedMail(mime));
            return Handover.delivered();
        } catch (MailSendException failure) {
            return judge(failure);
        } catch (MailException failure) {
            return closed("The mail server did not let us in: " + reason(failure));
        } catch (MessagingException unreadable) {
            return new Handover(Handover.Result.MESSAGE_REFUSED, "It cannot be read back: " + reason(unreadable));
        }
    }

    @Override
    public String saidOf(int messages) {
        return messages == 1 ? "1 mail sent" : messages + " mails sent";
    }

    private static Handover judge(MailSendException failure) {
        if (failure.getFailedMessages().isEmpty()) {
            // only the goodbye failed: the server had taken the message
            return Handover.delivered();
        }
        Exception ofMessage = failure.getFailedMessages().values().iterator().next();
        if (Objects.equals(ofMessage, failure.getCause())) {
            return closed("The mail server cannot be reached: " + reason(ofMessage));
        }
        return judge(ofMessage);
    }

    private static Handover judge(Exception ofMessage) {
        for (Exception each = ofMessage; each != null; each = next(each)) {
            if (each instanceof SMTPAddressFailedException refused) {
                return judge(refused.getReturnCode(), Handover.Result.RECIPIENT_REFUSED, reason(refused));
            }
            if (each instanceof SMTPSenderFailedException refused) {
                return closed("The mail server does not take mail from our sender: " + reason(refused));
            }
        }
        if (ofMessage instanceof SMTPSendFailedException refused) {
            return judge(refused.getReturnCode(), Handover.Result.MESSAGE_REFUSED, reason(refused));
        }
        return judge(-1, Handover.Result.MESSAGE_REFUSED, reason(ofMessage));
    }

    private static Handover judge(int code, Handover.Result forGood, String reason) {
        if (code == SHUTTING_DOWN || code == AUTHENTICATION_REQUIRED || code == AUTHENTICATION_FAILED) {
            return closed("The mail server takes nothing at present: " + reason);
        }
        if (code >= 500) {
            return new Handover(forGood, reason);
        }
        if (code >= 400) {
            return new Handover(Handover.Result.PUT_OFF, reason);
        }
        return new Handover(Handover.Result.UNCERTAIN, "The connection to the mail server broke: " + reason);
    }

    private static Handover closed(String reason) {
        return new Handover(Handover.Result.CLOSED, reason);
    }

    private static @Nullable Exception next(Exception each) {
        return each instanceof MessagingException chained ? chained.getNextException() : null;
    }

    /** What the server answered, in one line; of nested failures the innermost, which names the host or the fault. */
    private static String reason(Exception failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        String said = Objects.requireNonNullElse(innermost.getMessage(), innermost.toString());
        return OneLine.of(said);
    }

    /** A message that is sent as it is: saving it would render it anew. */
    private static final class UnchangedMail extends MimeMessage {

        UnchangedMail(byte[] mime) throws MessagingException {
            super(Session.getInstance(new Properties()), new ByteArrayInputStream(mime));
        }

        @Override
        public void saveChanges() {
            // stays as rendered
        }
    }
}
