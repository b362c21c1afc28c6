package dev.aftercare.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Sends each message by SMTP as it was rendered, byte by byte, and always under the same Message-ID, over one connection. */
final class SmtpRoute implements MailRoute {

    private static final int SHUTTING_DOWN = 421;
    private static final int AUTHENTICATION_REQUIRED = 530;
    private static final int AUTHENTICATION_FAILED = 535;

    private static final int CLOSED_CONNECTION = -1;
    private static final String[] PROTOCOLS = {"smtp", "smtps"};

    private final JavaMailSenderImpl server;
    private @Nullable Transport connection;

    SmtpRoute(JavaMailSenderImpl server) {
        this.server = server;
        limitWaiting(server.getJavaMailProperties());
        secure(server);
    }

    /** Jakarta Mail waits for ever unless told otherwise: a server that hangs would hold the night. */
    static void limitWaiting(Properties properties) {
        for (String protocol : PROTOCOLS) {
            properties.putIfAbsent("mail." + protocol + ".connectiontimeout", "10000");
            properties.putIfAbsent("mail." + protocol + ".timeout", "30000");
            properties.putIfAbsent("mail." + protocol + ".writetimeout", "30000");
        }
    }

    /** Nothing leaves this machine unencrypted, or to a server that cannot prove its name. */
    static void secure(JavaMailSenderImpl server) {
        Properties properties = server.getJavaMailProperties();
        for (String protocol : PROTOCOLS) {
            properties.putIfAbsent("mail." + protocol + ".ssl.checkserveridentity", "true");
        }
        boolean implicit = "smtps".equals(server.getProtocol())
                || Boolean.parseBoolean(properties.getProperty("mail.smtp.ssl.enable"));
        if (!implicit) {
            properties.putIfAbsent("mail.smtp.socketFactory", new PromptSockets());
        }
        if (!implicit && !isLoopback(server.getHost())) {
            properties.setProperty("mail.smtp.starttls.enable", "true");
            properties.setProperty("mail.smtp.starttls.required", "true");
        }
    }

    private static boolean isLoopback(@Nullable String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException elsewhere) {
            return false;
        }
    }

    @Override
    public Handover handOver(String key, byte[] mime) {
        boolean fresh = connection == null;
        Handover handover = handOverOnce(mime);
        // a server may end a connection that carried many messages or waited long
        return !fresh && handover.result() == Handover.Result.BUSY ? handOverOnce(mime) : handover;
    }

    private Handover handOverOnce(byte[] mime) {
        Transport open;
        try {
            open = connected();
        } catch (AuthenticationFailedException refused) {
            return closed("The mail server did not let us in: " + reason(refused));
        } catch (MessagingException failure) {
            return unreachable(failure);
        }
        try {
            MimeMessage mail = new UnchangedMail(mime);
            open.sendMessage(mail, mail.getAllRecipients());
            return Handover.delivered();
        } catch (MessagingException failure) {
            Handover handover = judge(failure);
            if (handover.result() != Handover.Result.RECIPIENT_REFUSED
                    && handover.result() != Handover.Result.MESSAGE_REFUSED
                    && handover.result() != Handover.Result.PUT_OFF) {
                close();
            }
            return handover;
        }
    }

    private Transport connected() throws MessagingException {
        Transport open = connection;
        if (open == null) {
            String protocol = server.getProtocol();
            open = server.getSession().getTransport(protocol == null ? "smtp" : protocol);
            open.connect(server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
            connection = open;
        }
        return open;
    }

    @Override
    public void close() {
        Transport open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (MessagingException goodbyeFailed) {
                // the server had taken every message before
                return;
            }
        }
    }

    private static Handover unreachable(MessagingException failure) {
        String reason = reason(failure);
        // a greeting of 421 comes as plain text
        return reason.contains("response: " + SHUTTING_DOWN)
                ? new Handover(Handover.Result.BUSY, "The mail server takes nothing at present: " + reason)
                : closed("The mail server cannot be reached: " + reason);
    }

    @Override
    public String saidOf(int messages) {
        return messages == 1 ? "1 mail sent" : messages + " mails sent";
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
        return judge(CLOSED_CONNECTION, Handover.Result.MESSAGE_REFUSED, reason(ofMessage));
    }

    private static Handover judge(int code, Handover.Result forGood, String reason) {
        if (code == SHUTTING_DOWN) {
            return new Handover(Handover.Result.BUSY, "The mail server takes nothing at present: " + reason);
        }
        if (code == AUTHENTICATION_REQUIRED || code == AUTHENTICATION_FAILED) {
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
