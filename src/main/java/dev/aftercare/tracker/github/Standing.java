package dev.aftercare.tracker.github;

import dev.aftercare.ticket.TicketState;

/**
 * Where an issue or a pull request stands now.
 *
 * @param state in our words
 * @param word GitHub's word for it, or the label that says more
 * @param pull whether it is a pull request
 */
record Standing(TicketState state, String word, boolean pull) {

    boolean isClosed() {
        return state == TicketState.DONE || state == TicketState.CANCELLED;
    }
}
