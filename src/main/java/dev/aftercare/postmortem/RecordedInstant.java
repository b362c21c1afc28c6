package dev.aftercare.postmortem;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A point in time as a record states it, with everything needed to trace it back to the line.
 *
 * @param state whether there is a value, and why not
 * @param value the instant; null unless the state is recorded or approximate, and null where only a day is known
 * @param local the wall time as written, at midnight where only a day is known; null where none could be read
 * @param zone the zone that the wall time was read in; null where none could be read
 * @param zoneAssumed whether the zone is the source's configured one because the record states none
 * @param precision how exactly it is known; null where nothing is
 * @param line the line that states it, counted from 1; 0 where no line does
 * @param raw the words that state it; null where none do
 */
public record RecordedInstant(
        State state,
        @Nullable Instant value,
        @Nullable LocalDateTime local,
        @Nullable ZoneId zone,
        boolean zoneAssumed,
        @Nullable Precision precision,
        int line,
        @Nullable String raw) {

    private static final RecordedInstant MISSING =
            new RecordedInstant(State.MISSING, null, null, null, false, null, 0, null);

    /** Whether a record states an instant. Missing is never zero. */
    public enum State {
        /** Stated. */
        RECORDED,
        /** Stated as approximate ({@code ~09:40}), or with an ambiguous zone. */
        APPROXIMATE,
        /** Stated as not yet known: the incident is still going on. */
        PENDING,
        /** Stated as not applicable. */
        NOT_APPLICABLE,
        /** Stated, but it cannot be true or cannot be read. */
        INVALID,
        /** Not stated. */
        MISSING
    }

    /** How exactly an instant is known. */
    public enum Precision {
        /** To the minute or better. */
        MINUTE,
        /** To the hour. */
        HOUR,
        /** To the day: there is a date but no instant. */
        DAY
    }

    /** The instant that no line states. */
    public static RecordedInstant missing() {
        return MISSING;
    }

    /** Says whether there is an instant to reckon with. */
    public boolean isKnown() {
        return value != null && (state == State.RECORDED || state == State.APPROXIMATE);
    }
}
