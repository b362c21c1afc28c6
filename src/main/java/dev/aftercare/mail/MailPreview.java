package dev.aftercare.mail;

import java.time.Clock;
import org.springframework.stereotype.Component;

/** Shows what a message would be as a mail, without queueing or sending it. */
@Component
public class MailPreview {

    private final MimeRenderer renderer;

    MailPreview(MailSettings settings, Clock clock) {
        this.renderer = new MimeRenderer(settings, clock);
    }

    /** The mail as a file that mail programs open ({@code .eml}). */
    public byte[] fileOf(Message message) {
        return renderer.render(message).mime();
    }
}
