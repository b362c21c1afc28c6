package dev.aftercare.readingclub;

import java.time.YearMonth;

/**
 * The reading club's postmortem of a month.
 *
 * @param month the month of the digest that presents it
 * @param postmortemId the postmortem
 * @param pickedBy who chose it
 * @param reason why, in one sentence; empty where the organiser gave none
 */
public record FeaturedPostmortem(YearMonth month, String postmortemId, PickedBy pickedBy, String reason) {

    /** Who chose a featured postmortem. */
    public enum PickedBy {
        /** The ranking: nobody had chosen one by the day of the digest. */
        PROPOSED,
        /** The reading club's organiser, by command. */
        ORGANIZER,
        /** Whoever wrote it into a record, or a label onto its ticket. It counts as long as it stands there. */
        RECORD
    }
}
