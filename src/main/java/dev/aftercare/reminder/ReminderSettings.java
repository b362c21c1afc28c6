package dev.aftercare.reminder;

import dev.aftercare.postmortem.Language;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whom reminders reach, and from when on.
 *
 * @param start the adoption date: what was late before it is mailed to nobody; null mails nothing at all
 * @param language the language of the mails
 * @param fallback who gets the items that no owner can be found for; null for nobody
 * @param organisation the organisation's name
 */
public record ReminderSettings(
        @Nullable LocalDate start,
        Language language,
        @Nullable String fallback,
        String organisation) {}
