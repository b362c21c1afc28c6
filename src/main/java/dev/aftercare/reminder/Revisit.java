package dev.aftercare.reminder;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The question to a contact whether a fix still holds.
 *
 * @param id what it is about, the same for ever
 * @param contact who answers for it, as records write it; null where nobody is named
 * @param source the source whose record it rests on
 * @param description what was done
 * @param postmortem the title of the postmortem; null where it must not be named
 * @param url where a person can read it; null where that is not known
 * @param due the day on which it is to be asked
 */
public record Revisit(
        String id,
        @Nullable String contact,
        String source,
        String description,
        @Nullable String postmortem,
        @Nullable String url,
        LocalDate due) {}
