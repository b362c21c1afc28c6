package dev.aftercare.overdue;

import java.time.LocalDate;

/**
 * The day through whose end an action is in time, in its owner's zone.
 *
 * @param day the day
 * @param kind who set it
 */
public record Deadline(LocalDate day, Kind kind) {

    /** Who set a day. */
    public enum Kind {
        /** A person: in the ticket, or else in the postmortem. */
        DUE,
        /** The deadline policy, because nobody did. */
        TARGET
    }

    /** Says whether it is over on a day. */
    public boolean isOver(LocalDate today) {
        return day.isBefore(today);
    }
}
