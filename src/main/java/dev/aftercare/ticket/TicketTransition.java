package dev.aftercare.ticket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of a ticket's state.
 *
 * @param at when it changed, or when a nightly run first saw it changed where the tracker gives no history
 * @param from the state before; null where the tracker does not say
 * @param to the state after
 * @param originalTo the tracker's own word for the state after
 */
public record TicketTransition(Instant at, @Nullable TicketState from, TicketState to, String originalTo) {

    /** Says whether this change took a finished ticket up again. */
    public boolean reopens() {
        return from == TicketState.DONE && (to == TicketState.OPEN || to == TicketState.IN_PROGRESS);
    }
}
