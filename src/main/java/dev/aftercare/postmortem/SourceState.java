package dev.aftercare.postmortem;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered about a source or tracker between two nights. A failed source is not an empty one: its data is stale.
 *
 * @param name its configured name
 * @param bookmark where the last good reading ended, in the source's own words (a commit); null where it has none
 * @param fingerprint of the reader and the configuration that the last good reading used: a change reads everything again
 * @param lastSuccess when the last good reading began; null where there was none
 * @param lastAttempt when it was last tried
 * @param failure why the last try failed, for a person; null where it did not
 */
public record SourceState(
        String name,
        @Nullable String bookmark,
        String fingerprint,
        @Nullable Instant lastSuccess,
        Instant lastAttempt,
        @Nullable String failure) {

    /** Says whether the data of this source is older than its last try. */
    public boolean isStale() {
        return failure != null;
    }
}
