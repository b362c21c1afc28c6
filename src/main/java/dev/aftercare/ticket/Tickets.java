package dev.aftercare.ticket;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The tickets that are known, and what happened to them. */
public interface Tickets {

    /**
     * Saves tickets as their tracker now shows them; saving the same twice changes nothing. A change of state against what
     * was saved before is kept as a transition when the tracker gives no history of its own.
     *
     * @param tickets at most one per key
     * @param seenAt when the tracker was asked; the instant of an observed transition
     */
    void save(Collection<Ticket> tickets, Instant seenAt);

    /** Marks the tickets of a tracker that are no longer there as withdrawn: {@code present} are those that still are. */
    void withdrawAllBut(String tracker, Set<TicketKey> present);

    /** Every ticket that was not withdrawn, by key. */
    List<Ticket> all();
}
