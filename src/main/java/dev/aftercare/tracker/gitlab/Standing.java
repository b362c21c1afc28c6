package dev.aftercare.tracker.gitlab;

import dev.aftercare.ticket.TicketState;

/**
 * Where a ticket stands now.
 *
 * @param state in our words
 * @param word GitLab's word for it, or the label that says more
 */
record Standing(TicketState state, String word) {

    boolean isOver() {
        return state == TicketState.DONE || state == TicketState.CANCELLED;
    }
}
