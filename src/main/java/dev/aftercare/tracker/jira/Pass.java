package dev.aftercare.tracker.jira;

import dev.aftercare.tracker.Since;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * What one fetch has to bring home.
 *
 * @param since issues that were updated before are known; null where everything is asked for
 * @param began when this fetch began
 * @param lastFull when everything was last asked for, this fetch included; null where that is not known
 */
record Pass(
        @Nullable Instant since, Instant began, @Nullable Instant lastFull) {

    /**
     * How far each fetch reaches back behind the beginning of the one before. Jira's index follows changes late, its clock may
     * differ from ours, and a search for the same minutes twice costs little.
     */
    static final Duration OVERLAP = Duration.ofHours(24);

    private static final String FULL = "full ";

    /**
     * The pass that follows what was brought home before.
     *
     * @param fullEvery how often everything is asked for: only then deletions and lost labels are seen
     */
    static Pass after(Since before, Instant now, Duration fullEvery) {
        Instant lastSuccess = before.lastSuccess();
        Instant lastFull = lastFull(before.bookmark());
        if (lastSuccess == null || (lastFull != null && !now.isBefore(lastFull.plus(fullEvery)))) {
            return new Pass(null, now, now);
        }
        // A bookmark that a failed night took away asks for everything only after a good one: a Jira that is about to
        // recover
        // is not asked for all it has.
        if (lastFull == null && before.bookmark() != null) {
            return new Pass(null, now, now);
        }
        return new Pass(lastSuccess.minus(OVERLAP), now, lastFull);
    }

    boolean isFull() {
        return since == null;
    }

    /** The query of this pass. Minutes before now are the same in every zone, where dates in JQL are in the user's. */
    String jql(Jql jql) {
        return since == null
                ? jql.everything()
                : jql.updatedWithin(Duration.between(since, began).toMinutes() + 1);
    }

    /** Says whether an issue that was updated then may have changed since it was brought home. */
    boolean reaches(@Nullable Instant updated) {
        return since == null || updated == null || !updated.isBefore(since);
    }

    String bookmark() {
        return FULL + (lastFull == null ? "unknown" : lastFull);
    }

    private static @Nullable Instant lastFull(@Nullable String bookmark) {
        if (bookmark == null || !bookmark.startsWith(FULL)) {
            return null;
        }
        try {
            return Instant.parse(bookmark.substring(FULL.length()));
        } catch (DateTimeParseException unknown) {
            return null;
        }
    }
}
