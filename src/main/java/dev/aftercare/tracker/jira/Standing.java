package dev.aftercare.tracker.jira;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where an issue stands, or stood, in Jira's words.
 *
 * @param id the id of its status; empty where Jira does not say
 * @param status the name of its status; may be empty
 * @param category in which of Jira's three categories that lies
 * @param resolution how it was resolved; null where it was not
 */
record Standing(
        String id,
        String status,
        Category category,
        @Nullable String resolution) {

    /** Jira's own order of all statuses. */
    enum Category {
        /** Not begun. */
        TO_DO,
        /** Begun. */
        IN_PROGRESS,
        /** Over. */
        DONE,
        /** Jira does not say. */
        UNKNOWN;

        /** By the key that the API uses, which is not translated. */
        static Category of(String key) {
            return switch (key.toLowerCase(Locale.ROOT)) {
                case "new" -> TO_DO;
                case "indeterminate" -> IN_PROGRESS;
                case "done" -> DONE;
                default -> UNKNOWN;
            };
        }
    }

    /** Where an issue stands now. */
    static Standing now(JsonNode fields) {
        JsonNode status = fields.path("status");
        return new Standing(
                status.path("id").asStringOpt().orElse(""),
                JiraText.oneLine(status.path("name").stringValue("")),
                Category.of(status.path("statusCategory").path("key").stringValue("")),
                resolution(fields.path("resolution").path("name").stringValue(null)));
    }

    /** The name of a resolution; null where it says that there is none. */
    static @Nullable String resolution(@Nullable String name) {
        String line = JiraText.oneLine(name == null ? "" : name);
        return line.isEmpty() || line.equalsIgnoreCase("unresolved") ? null : line;
    }
}
