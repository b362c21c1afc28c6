package dev.aftercare.postmortem;

import dev.aftercare.ticket.Priority;
import dev.aftercare.ticket.TicketKey;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An action that a postmortem decided on, as the postmortem states it. What its tickets say wins and is not here.
 *
 * @param id deterministic and kept through edits, reordering and renames: see {@link Postmortems#save}
 * @param description what is to be done, as plain text in one line
 * @param owner who carries it, as written; null where nobody is named
 * @param due the day it is promised for; null where none is stated
 * @param priority its priority in our words; null where none is stated
 * @param kind what it is for
 * @param state where it stands
 * @param tickets the tickets it names, in order
 * @param line the line that states it, counted from 1
 */
public record Countermeasure(
        String id,
        String description,
        @Nullable String owner,
        @Nullable LocalDate due,
        @Nullable Priority priority,
        Kind kind,
        State state,
        List<TicketKey> tickets,
        int line) {

    public Countermeasure {
        tickets = List.copyOf(tickets);
    }

    /** What a countermeasure is for. */
    public enum Kind {
        /** So that it does not happen again. */
        PREVENT,
        /** So that it is noticed sooner. */
        DETECT,
        /** So that it hurts less or ends sooner. */
        MITIGATE,
        /** So that we work better together. */
        PROCESS,
        /** The record does not say. */
        UNKNOWN
    }

    /** Where a countermeasure stands. */
    public enum State {
        /** Stated as not begun. */
        OPEN,
        /** Stated as begun. */
        IN_PROGRESS,
        /** Stated as done. */
        DONE,
        /** Stated as given up. */
        CANCELLED,
        /** No ticket and no completion mark: it is asked about once and is never overdue. */
        UNKNOWN
    }

    /** The same countermeasure under another id. */
    public Countermeasure withId(String newId) {
        return new Countermeasure(newId, description, owner, due, priority, kind, state, tickets, line);
    }
}
