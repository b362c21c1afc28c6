package dev.aftercare.review;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A postmortem that has stopped on its way, for a person to ask about once. It is late, nobody is.
 *
 * @param kind what has not happened
 * @param id stable: the postmortem's id, or the key of the ticket that has none
 * @param title the title of the postmortem or of the ticket
 * @param url where a person can look at it; null where unknown
 * @param contact who answers for it, as written; null where nobody is named
 * @param incident the day of the incident
 */
public record LatePostmortem(
        Kind kind,
        String id,
        String title,
        @Nullable String url,
        @Nullable String contact,
        LocalDate incident) {

    /** What has not happened. */
    public enum Kind {
        /** A ticket tells of an incident that needs a postmortem, and no postmortem does (seeds 001, 003). */
        MISSING,
        /** A severe incident without a meeting within the limit (seeds 000, 003). */
        MEETING,
        /** It is a draft or in review for too long (seed 004: "no postmortem left unreviewed"). */
        DRAFT,
        /** It is reviewed and was never shared (seed 004: "did we share the outcome with relevant stakeholders"). */
        UNSHARED
    }
}
