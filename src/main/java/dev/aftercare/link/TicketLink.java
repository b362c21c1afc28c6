package dev.aftercare.link;

import dev.aftercare.ticket.TicketKey;
import org.jspecify.annotations.Nullable;

/**
 * One reference from a countermeasure to a ticket.
 *
 * @param countermeasureId the countermeasure
 * @param reference the key as the postmortem names it
 * @param ticket the ticket that answers to it; null where none does
 */
record TicketLink(
        String countermeasureId,
        TicketKey reference,
        @Nullable TicketKey ticket) {}
