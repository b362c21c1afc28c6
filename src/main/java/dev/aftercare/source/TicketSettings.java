package dev.aftercare.source;

import dev.aftercare.ticket.TicketSelection;

/**
 * Which tickets of a tracker are postmortems.
 *
 * @param tracker the configured name of the tracker; how it is reached is configured there
 * @param selection which of its tickets, and which of their fields
 */
public record TicketSettings(String tracker, TicketSelection selection) {}
