package dev.aftercare.fixcheck;

import java.time.LocalDate;

/**
 * A person's dated answer to whether a fix still holds.
 *
 * @param countermeasureId the countermeasure
 * @param ground how they said so
 * @param day the day that they speak of
 * @param holds whether it does
 * @param note in their words; empty where there are none
 */
public record Confirmation(String countermeasureId, Ground ground, LocalDate day, boolean holds, String note) {

    /** How a person says that a fix holds. */
    public enum Ground {
        /** By the command {@code aftercare confirm}. */
        COMMAND,
        /** In the section "Revisits" of the postmortem. */
        POSTMORTEM,
        /** By a label of the ticket; its day is the run date that first saw it. */
        LABEL,
        /** In a comment of the ticket that begins with a configured word; its day is that of the comment. */
        COMMENT
    }
}
