package dev.aftercare.tracker.gitlab;

import dev.aftercare.tracker.Wanted;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one run asks for.
 *
 * @param tracker the configured name of the tracker
 * @param projects the paths of the projects whose issues are listed
 * @param labels the labels as configured
 * @param query the parameters of the list that is asked for besides; null for none
 * @param changedSince only what changed since then is asked for; null for everything
 * @param wanted the tickets that postmortems name
 * @param bookmark what the last good run left
 * @param now when this run began
 */
record Plan(
        String tracker,
        List<String> projects,
        List<String> labels,
        @Nullable Query query,
        @Nullable Instant changedSince,
        Wanted wanted,
        Bookmark bookmark,
        Instant now) {

    boolean isFull() {
        return changedSince == null;
    }

    /** The same run, asking for everything; what moved is known already. */
    Plan full(Map<String, String> moved) {
        return new Plan(tracker, projects, labels, query, null, wanted, new Bookmark(bookmark.full(), moved), now);
    }

    /** Says whether an issue, or the milestone that dates it, may have changed since it was brought home. */
    boolean reaches(JsonNode issue) {
        return isNew(issue) || (issue.path("milestone").isObject() && isNew(issue.path("milestone")));
    }

    /** Says whether something changed since everything was brought home. */
    boolean isNew(JsonNode json) {
        try {
            return changedSince == null
                    || !OffsetDateTime.parse(json.path("updated_at").asString(""))
                            .toInstant()
                            .isBefore(changedSince);
        } catch (DateTimeException unknown) {
            return true;
        }
    }
}
