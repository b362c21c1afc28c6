package dev.aftercare.mail;

import java.time.Clock;

/** Previews of mails for tests of other packages. */
public final class PreviewOf {

    private PreviewOf() {}

    public static MailPreview mails(MailSettings settings, Clock clock) {
        return new MailPreview(settings, clock);
    }
}
