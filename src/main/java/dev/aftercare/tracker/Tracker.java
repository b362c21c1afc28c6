package dev.aftercare.tracker;

import dev.aftercare.ticket.TicketKey;
import dev.aftercare.ticket.TicketSelection;
import dev.aftercare.ticket.WrittenTickets;
import java.util.Optional;

/**
 * Where tickets come from. A further tracker is a further package with one of these, its {@link TicketReader} and a
 * {@link TrackerKind}.
 */
public interface Tracker {

    /** Its configured name. */
    String name();

    /** Stands for its reader and its configuration: with another one everything is asked for and read again. */
    String fingerprint();

    /** Reads what it sends. */
    TicketReader reader();

    /**
     * Says whether a key that a postmortem names may be one of its tickets, by its looks. A tracker that always lists all
     * its tickets need not be asked for any.
     */
    default boolean mayHold(TicketKey reference) {
        return false;
    }

    /** Says whether addresses at this host lead to its tickets. */
    default boolean isAt(String host) {
        return false;
    }

    /** Says whether the repository or project of a key is one that its configuration names. */
    default boolean isConfiguredFor(TicketKey reference) {
        return false;
    }

    /**
     * Asks who we are to it and what we may see; reads no more than it must.
     *
     * @return one sentence for a person: who we are, what we see, how many tickets match
     * @throws TrackerUnavailable if it cannot be reached now
     * @throws TrackerRefused if it can be reached and somebody has to change something
     */
    String check() throws TrackerUnavailable, TrackerRefused;

    /**
     * Asks for tickets. The answer may come in pages, so it may also fail while it is read.
     *
     * @param since what was brought home before
     * @param wanted the tickets that are asked for by their keys
     * @throws TrackerUnavailable if it cannot be reached now
     * @throws TrackerRefused if it can be reached and somebody has to change something
     */
    Fetch fetch(Since since, Wanted wanted) throws TrackerUnavailable, TrackerRefused;

    /**
     * Its tickets with their text, for those that are written as postmortems.
     *
     * @return empty where its tickets have no text
     * @throws TrackerRefused if it cannot be asked as it is configured
     */
    default Optional<WrittenTickets> written(TicketSelection selection) throws TrackerRefused {
        return Optional.empty();
    }
}
