package dev.aftercare.reminder;

import dev.aftercare.postmortem.Language;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whom reminders reach, and from when on.
 *
 * @param start the adoption date: what was due before it is mailed to nobody; null mails nothing at all
 * @param language the language of the mails
 * @param fallback who gets the items that no owner can be found for; null for nobody
 * @param organisation the organisation's name
 * @param templates the operator's folder of templates, which need not exist: a file in its {@code reminder} folder stands in
 *     for ours of the same name, and a sentence for ours of the same key
 */
public record ReminderSettings(
        @Nullable LocalDate start,
        Language language,
        @Nullable String fallback,
        String organisation,
        Path templates) {

    /** With the operator's templates in {@code config/templates} of the working directory. */
    public ReminderSettings(
            @Nullable LocalDate start, Language language, @Nullable String fallback, String organisation) {
        this(start, language, fallback, organisation, Path.of("config", "templates"));
    }
}
