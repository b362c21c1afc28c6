package dev.aftercare.tracker;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** The tickets as their trackers sent them: everything that we say about them can be read from here again. */
interface RawTickets {

    /**
     * Keeps tickets as sent; an unchanged one stays untouched.
     *
     * @param tickets at most one per key
     */
    void save(String tracker, Collection<RawTicket> tickets, Instant seenAt);

    /** Forgets the tickets of a tracker that are no longer there: {@code present} are those that still are. */
    void removeAllBut(String tracker, Set<String> present);

    /**
     * Forgets the tickets of trackers that are no longer asked: {@code trackers} are those that still are.
     *
     * @return the trackers that had any
     */
    Set<String> removeOtherTrackers(Set<String> trackers);
}
