package dev.aftercare.link;

import dev.aftercare.ticket.TicketKey;

/**
 * A suggestion as it is kept.
 *
 * @param countermeasureId the countermeasure, which names no ticket
 * @param ticket the ticket that may stand for it
 * @param sameTitle whether the titles are the same but for case, accents and punctuation
 */
record SuggestedTicket(String countermeasureId, TicketKey ticket, boolean sameTitle) {}
