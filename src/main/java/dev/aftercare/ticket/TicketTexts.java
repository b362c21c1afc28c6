package dev.aftercare.ticket;

import java.util.Optional;

/** Where the text of tickets can be asked for. Gathered here, so that whoever reads texts need not know how a tracker is asked. */
public interface TicketTexts {

    /**
     * The tickets of one tracker that are written as postmortems.
     *
     * @param tracker the configured name of the tracker
     * @param selection which of its tickets, and which of their fields
     * @return empty where there is no tracker of this name, or its tickets have no text
     * @throws TicketsUnavailable where it cannot be asked as it is configured
     */
    Optional<WrittenTickets> of(String tracker, TicketSelection selection) throws TicketsUnavailable;
}
