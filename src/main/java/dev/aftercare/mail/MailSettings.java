package dev.aftercare.mail;

import java.nio.file.Path;
import java.time.Duration;
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
 * @param care what happens when things go wrong
 */
public record MailSettings(
        Delivery delivery,
        Path outboxFolder,
        String from,
        @Nullable String replyTo,
        List<String> allowedDomains,
        @Nullable String pilot,
        int mostPerNight,
        Care care) {

    public MailSettings {
        allowedDomains = List.copyOf(allowedDomains);
    }

    /** With the usual care. */
    public MailSettings(
            Delivery delivery,
            Path outboxFolder,
            String from,
            @Nullable String replyTo,
            List<String> allowedDomains,
            @Nullable String pilot,
            int mostPerNight) {
        this(delivery, outboxFolder, from, replyTo, allowedDomains, pilot, mostPerNight, Care.usual());
    }

    /** How often a message may arrive whose sending broke halfway. */
    public enum Guarantee {
        /** It is sent again under the same Message-ID: it may arrive twice. */
        AT_LEAST_ONCE,
        /** It is not sent again, and is reported as possibly unsent. */
        AT_MOST_ONCE
    }

    /**
     * What happens when things go wrong.
     *
     * @param guarantee how often a message may arrive whose sending broke halfway
     * @param waits how long to wait before each further try, where the server is busy
     * @param keepDays after how many days what left is forgotten; 0 for never
     */
    public record Care(Guarantee guarantee, List<Duration> waits, int keepDays) {

        private static final int TWO_YEARS = 730;

        public Care {
            waits = List.copyOf(waits);
        }

        /** At least once; tries again after 5, 30 and 120 seconds; forgets after two years. */
        public static Care usual() {
            return new Care(
                    Guarantee.AT_LEAST_ONCE,
                    List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(120)),
                    TWO_YEARS);
        }
    }
}
