package dev.aftercare.postmortem;

import org.jspecify.annotations.Nullable;

/**
 * What one of the operator's corrections did to one record. What the source says stays beside it.
 *
 * @param entry identifies the entry of the corrections file by its content
 * @param postmortemId the record; null where none was changed
 * @param kind what was done
 * @param countermeasureId the countermeasure; null where the record itself was corrected
 * @param field the field as the corrections file names it
 * @param before what the source says; null where it says nothing
 * @param after what holds instead; null where the value was blanked. The other record's id where two records were merged or are said to be of one family or not
 * @param reason why, in the operator's words
 * @param problem why it was not done, for the operator; null where it was
 */
public record AppliedCorrection(
        String entry,
        @Nullable String postmortemId,
        Kind kind,
        @Nullable String countermeasureId,
        String field,
        @Nullable String before,
        @Nullable String after,
        String reason,
        @Nullable String problem) {

    /** What a correction does. */
    public enum Kind {
        /** A value was set or blanked. */
        VALUE,
        /** A document was split into several incidents. */
        SPLIT,
        /** The record tells of the same incident as another one. */
        MERGED,
        /** The record counts in no figure. */
        EXCLUDED,
        /** The record tells of an incident of the same family as another one. */
        RECURRENCE,
        /** The record tells of an incident of another family than another one. */
        NO_RECURRENCE
    }

    /** The same for another record. */
    public AppliedCorrection of(String otherPostmortemId) {
        return new AppliedCorrection(
                entry, otherPostmortemId, kind, countermeasureId, field, before, after, reason, problem);
    }
}
