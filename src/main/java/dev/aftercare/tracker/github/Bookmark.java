package dev.aftercare.tracker.github;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a good run leaves to the next one.
 *
 * @param full when everything was last listed; null where that is due now
 * @param references what came of the tickets that were asked for by their keys as written
 * @param renamed the repositories that are no longer called as they are configured, with their names
 * @param owed the issues whose history was not asked for, because of GitHub's limits
 */
record Bookmark(@Nullable Instant full, Map<String, Seen> references, Map<String, String> renamed, Set<String> owed) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * What came of one reference.
     *
     * @param etag the mark of the answer; null where there was none
     * @param key the key under which the issue answered
     */
    record Seen(@Nullable String etag, String key) {}

    Bookmark {
        references = new TreeMap<>(references == null ? Map.of() : references);
        renamed = new TreeMap<>(renamed == null ? Map.of() : renamed);
        owed = new TreeSet<>(owed == null ? Set.of() : owed);
    }

    /** Nothing is known. */
    static Bookmark none() {
        return new Bookmark(null, Map.of(), Map.of(), Set.of());
    }

    /** A bookmark as it was written; one that cannot be read says nothing. */
    static Bookmark read(@Nullable String written) {
        try {
            Bookmark bookmark = written == null ? null : JSON.readValue(written, Bookmark.class);
            return bookmark == null ? none() : bookmark;
        } catch (JacksonException unreadable) {
            return none();
        }
    }

    String written() {
        return JSON.writeValueAsString(this);
    }
}
