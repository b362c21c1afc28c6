package dev.aftercare.tracker.gitlab;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a good run leaves to the next one.
 *
 * @param full when everything was last asked for; null where that is due
 * @param moved where tickets and whole projects lie now that lay elsewhere before
 */
record Bookmark(@Nullable Instant full, Map<String, String> moved) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    Bookmark {
        moved = new TreeMap<>(moved == null ? Map.of() : moved);
    }

    /** A bookmark as it was written; one that cannot be read says nothing. */
    static Bookmark read(@Nullable String written) {
        try {
            Bookmark bookmark = written == null ? null : JSON.readValue(written, Bookmark.class);
            return bookmark == null ? new Bookmark(null, Map.of()) : bookmark;
        } catch (JacksonException unreadable) {
            return new Bookmark(null, Map.of());
        }
    }

    String written() {
        return JSON.writeValueAsString(this);
    }
}
