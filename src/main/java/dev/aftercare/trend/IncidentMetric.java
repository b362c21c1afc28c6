package dev.aftercare.trend;

import java.time.Duration;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * One measure of one incident. Missing is never zero; a negative difference is invalid; an incident that goes on is pending.
 *
 * @param postmortemId the postmortem of the incident
 * @param measure what is measured
 * @param state whether there is a value, and why not
 * @param value the duration, never negative; to the millisecond; null unless the state is recorded or approximate
 * @param month the month, in the configured zone, that the incident counts in (that of its start, else of its detection or
 *     resolution); null where no instant is known
 */
public record IncidentMetric(
        String postmortemId,
        Measure measure,
        State state,
        @Nullable Duration value,
        @Nullable YearMonth month) {

    /** Whether a measure has a value, and why not. */
    public enum State {
        /** Both instants are recorded. */
        RECORDED,
        /** At least one of them is approximate, or known to the hour only. */
        APPROXIMATE,
        /** The incident was not over when the record was written. */
        PENDING,
        /** The record says that it does not apply. */
        NOT_APPLICABLE,
        /** The difference is negative, or an instant cannot be true. */
        INVALID,
        /** An instant is not stated, or only its day is. */
        MISSING
    }
}
