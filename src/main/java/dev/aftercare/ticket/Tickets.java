package dev.aftercare.ticket;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tickets that are known, and what happened to them. */
public interface Tickets {

    /**
     * Saves tickets as their tracker now shows them; saving the same twice changes nothing, also when it happens again for
     * the same instant. A change of state against what was saved before is kept as a transition when the tracker gives no
     * history of its own and its own word changed too: another mapping of the same word is no change of the ticket.
     *
     * <p>A key belongs to the tracker that brought it first, until that tracker withdraws it.
     *
     * @param tickets at most one per key
     * @param seenAt when the tracker was asked; the instant of an observed transition
     * @return what came of it
     */
    Saved save(Collection<Ticket> tickets, Instant seenAt);

    /**
     * Marks the tickets of a tracker that are no longer there as withdrawn: {@code present} are those that still are.
     *
     * @return how many were withdrawn now
     */
    int withdrawAllBut(String tracker, Set<TicketKey> present);

    /**
     * Marks the tickets of trackers that are no longer asked as withdrawn: {@code trackers} are those that still are.
     *
     * @return how many were withdrawn now
     */
    int withdrawOtherTrackers(Set<String> trackers);

    /**
     * Marks tickets of a tracker as withdrawn.
     *
     * @return how many were withdrawn now
     */
    int withdraw(String tracker, Set<TicketKey> keys);

    /** Keeps which tickets that postmortems name a tracker did not hand out, in place of what was kept for it before. */
    void replaceAbsent(String tracker, Map<TicketKey, Absence> absent);

    /** The tickets that no tracker handed out though one was asked for them; forbidden wins where two trackers differ. */
    Map<TicketKey, Absence> absent();

    /** The keys of the tickets of a tracker that are known and not withdrawn, the former ones too. */
    Set<TicketKey> keys(String tracker);

    /** How many tickets of a tracker are known and not withdrawn. */
    int count(String tracker);

    /** Every ticket that was not withdrawn, by key. */
    List<Ticket> all();

    /**
     * What came of saving tickets.
     *
     * @param changed how many are new or differ from what was saved before
     * @param elsewhere the keys that were left alone because another tracker brought them before
     */
    record Saved(int changed, Set<TicketKey> elsewhere) {

        public Saved {
            elsewhere = Set.copyOf(elsewhere);
        }
    }
}
