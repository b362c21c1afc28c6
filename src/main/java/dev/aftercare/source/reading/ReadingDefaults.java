package dev.aftercare.source.reading;

import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.ReviewStatus;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What holds where a record does not say. Configured for each source.
 *
 * @param zone the zone of times without one; an instant read with it says so
 * @param language the language; null to tell it from each document
 * @param system the system; null where the source has none
 * @param status the status of a record without one
 * @param audience who may read a record that does not say
 * @param url where a person can read a file: {@code {path}} stands for its path; null where nowhere
 * @param dateOrder the order of numeric dates, where a document does not show it
 * @param tickets what short forms of ticket keys stand for
 * @param words the team's own words
 */
public record ReadingDefaults(
        ZoneId zone,
        @Nullable Language language,
        @Nullable String system,
        ReviewStatus status,
        Audience audience,
        @Nullable String url,
        DateOrderDefault dateOrder,
        TicketForms tickets,
        ReadingWords words) {

    /** Without an order of dates, short forms of tickets and words of the team's own. */
    public ReadingDefaults(
            ZoneId zone,
            @Nullable Language language,
            @Nullable String system,
            ReviewStatus status,
            Audience audience,
            @Nullable String url) {
        this(
                zone,
                language,
                system,
                status,
                audience,
                url,
                DateOrderDefault.AUTO,
                TicketForms.none(),
                ReadingWords.none());
    }

    /** Nothing but a zone is configured. */
    public static ReadingDefaults in(ZoneId zone) {
        return new ReadingDefaults(zone, null, null, ReviewStatus.UNKNOWN, Audience.INTERNAL, null);
    }
}
