package dev.aftercare.tracker.gitlab;

import tools.jackson.databind.JsonNode;

/**
 * An issue or a merge request as it came.
 *
 * @param address where it lies now
 * @param json what GitLab says of it
 */
record Row(TicketAddress address, JsonNode json) {

    /** When it last changed, as GitLab writes it; empty where it does not say. */
    String updated() {
        return json.path("updated_at").asString("");
    }

    /** Says whether it only stands for an issue that lies elsewhere now. */
    boolean isMoved() {
        return json.path("moved_to_id").asLong(0) > 0;
    }

    String id() {
        return json.path("id").toString();
    }
}
