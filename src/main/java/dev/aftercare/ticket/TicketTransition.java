package dev.aftercare.ticket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of a ticket's state.
 *
 * @param at when it changed; what that means depends on the evidence
 * @param from the state before; null where the tracker does not say
 * @param to the state after
 * @param originalTo the tracker's own word for the state after
 * @param evidence how it is known
 */
public record TicketTransition(
        Instant at, @Nullable TicketState from, TicketState to, String originalTo, Evidence evidence) {

    /** How a change is known. */
    public enum Evidence {
        /** The tracker's own history states it, with its instant. */
        STATED,
        /** A nightly run saw another state than the night before; the instant is that of the run. */
        OBSERVED,
        /** The tracker's word says that it happened ({@code Reopened}), not when: the instant is the latest known before. */
        IMPLIED
    }

    /** A change that the tracker's own history states. */
    public TicketTransition(Instant at, @Nullable TicketState from, TicketState to, String originalTo) {
        this(at, from, to, originalTo, Evidence.STATED);
    }

    /** Says whether this change took a finished ticket up again. */
    public boolean reopens() {
        return from == TicketState.DONE && (to == TicketState.OPEN || to == TicketState.IN_PROGRESS);
    }
}
