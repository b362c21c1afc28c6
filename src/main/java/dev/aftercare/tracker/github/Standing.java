package dev.aftercare.tracker.github;

import dev.aftercare.ticket.TicketState;
import tools.jackson.databind.JsonNode;

/**
 * Where an issue or a pull request stands now.
 *
 * @param state in our words
 * @param word GitHub's word for it, or the label that says more
 * @param pull whether it is a pull request
 */
record Standing(TicketState state, String word, boolean pull) {

    /**
     * Says whether an issue is a pull request. Old servers say of every issue where its pull request lies, and that this is
     * nowhere.
     */
    static boolean isPull(JsonNode issue) {
        return issue.path("pull_request").valueStream().anyMatch(JsonNode::isString);
    }

    boolean isClosed() {
        return state == TicketState.DONE || state == TicketState.CANCELLED;
    }
}
