package dev.aftercare.mail;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How mail leaves.
 *
 * @param delivery as files, or by SMTP (only where a server and allowed domains are configured)
 * @param outboxFolder where files are written
 * @param from the sender's address
 * @param replyTo where answers go; null for the sender
 * @param allowedDomains the domains that mail may go to, in lower case; not asked for files
 * @param pilot the one address that every mail goes to, with the real recipient in its first line; null when not a pilot
 * @param mostPerNight a night that would send more than this sends none and says so
 */
public record MailSettings(
        Delivery delivery,
        Path outboxFolder,
        String from,
        @Nullable String replyTo,
        List<String> allowedDomains,
        @Nullable String pilot,
        int mostPerNight) {

    public MailSettings {
        allowedDomains = List.copyOf(allowedDomains);
    }
}
