package dev.aftercare.newsletter;

import dev.aftercare.postmortem.Language;
import org.jspecify.annotations.Nullable;

/**
 * Who edits the newsletter, and when its section is due.
 *
 * @param organisation the organisation's name
 * @param language the language of our words in it; titles stay in their own
 * @param editor the editor's address; null where there is no newsletter
 * @param copyDeadline the day of the month, 1 to 28, by which the editor needs last month's section
 * @param daysBefore how many days before that it is mailed
 */
public record NewsletterSettings(
        String organisation, Language language, @Nullable String editor, int copyDeadline, int daysBefore) {}
