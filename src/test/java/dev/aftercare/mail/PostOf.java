package dev.aftercare.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mails as a real SMTP server has received them, for tests of other packages. */
public final class PostOf {

    private PostOf() {}

    /** Sends a message and returns what arrived. */
    public static byte[] arrived(MailSettings settings, Clock clock, Message message)
            throws IOException, MessagingException {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            JavaMailSenderImpl sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            sender.setPort(server.getSmtp().getPort());
            Handover handover = new SmtpRoute(sender)
                    .handOver(
                            message.key(),
                            new MimeRenderer(settings, clock).render(message).mime());
            if (handover.result() != Handover.Result.DELIVERED) {
                throw new IOException("the server did not take it: " + handover.reason());
            }
            MimeMessage received = server.getReceivedMessages()[0];
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            received.writeTo(bytes);
            return bytes.toByteArray();
        } finally {
            server.stop();
        }
    }
}
