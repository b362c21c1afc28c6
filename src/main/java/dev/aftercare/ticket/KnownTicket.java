package dev.aftercare.ticket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was known of a ticket before it is saved again.
 *
 * @param tracker the tracker that brought it
 * @param state its state
 * @param originalState the tracker's own word for that
 * @param withdrawn whether it had vanished
 * @param before its state before the transition that was already observed at the same instant; null where none was
 * @param lastReopened when it was last taken up again after it was done; null where it never was
 */
record KnownTicket(
        String tracker,
        TicketState state,
        String originalState,
        boolean withdrawn,
        @Nullable TicketState before,
        @Nullable Instant lastReopened) {}
