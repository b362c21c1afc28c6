package dev.aftercare.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Whom mail may go to. */
final class Recipients {

    private final MailSettings settings;

    Recipients(MailSettings settings) {
        this.settings = settings;
    }

    /** Why nothing may go to this address; empty where it may. */
    Optional<String> whyNot(String address) {
        if (!isAddress(address)) {
            return Optional.of("it is not an e-mail address that mail servers know");
        }
        return switch (settings.delivery()) {
            case FILE -> Optional.empty();
            case SMTP -> whyNotBySmtp(address);
        };
    }

    /** Says whether this is one address, alone or behind a name. */
    static boolean isAddress(String written) {
        try {
            String address = new InternetAddress(written, true).getAddress();
            return address.indexOf('@') > 0
                    && StandardCharsets.US_ASCII.newEncoder().canEncode(address);
        } catch (AddressException notOne) {
            return false;
        }
    }

    private Optional<String> whyNotBySmtp(String address) {
        String domain = domainOf(address);
        return settings.allowedDomains().contains(domain)
                ? Optional.empty()
                : Optional.of("its domain " + domain + " is not among the allowed ones ("
                        + String.join(", ", settings.allowedDomains()) + ")");
    }

    private static String domainOf(String written) {
        try {
            String address = new InternetAddress(written, true).getAddress();
            return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        } catch (AddressException notOne) {
            return "";
        }
    }
}
