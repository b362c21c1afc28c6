package dev.aftercare.tracker.github;

import dev.aftercare.tracker.Wanted;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run asks for.
 *
 * @param tracker the configured name of the tracker
 * @param repositories the repositories whose labelled issues are listed
 * @param labels the labels, each asked for on its own: several in one question would all have to be there
 * @param query what is searched for besides; null for nothing
 * @param changedSince only what changed since then is listed; null for everything
 * @param wanted the tickets that postmortems name
 * @param bookmark what the last good run left
 * @param now when this run began
 */
record Plan(
        String tracker,
        List<String> repositories,
        List<String> labels,
        @Nullable String query,
        @Nullable Instant changedSince,
        Wanted wanted,
        Bookmark bookmark,
        Instant now) {

    boolean isFull() {
        return changedSince == null;
    }

    /** The same run, asking for everything. */
    Plan full() {
        return new Plan(tracker, repositories, labels, query, null, wanted, bookmark, now);
    }
}
