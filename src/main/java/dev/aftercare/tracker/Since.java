package dev.aftercare.tracker;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was brought home from a tracker before.
 *
 * @param bookmark where the last good fetch ended, in the tracker's own words; null where there is none, and after a
 *     failed fetch, which may have brought some tickets
 * @param lastSuccess when the last good fetch began; null where there was none
 */
public record Since(@Nullable String bookmark, @Nullable Instant lastSuccess) {

    private static final Since EVER = new Since(null, null);

    /** Asks for everything. */
    public static Since ever() {
        return EVER;
    }
}
