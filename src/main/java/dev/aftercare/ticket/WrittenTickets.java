package dev.aftercare.ticket;

import java.util.List;

/** The tickets of one tracker that are written as postmortems. Not thread-safe: one for each reading. */
public interface WrittenTickets {

    /**
     * Asks who we are and how many tickets match.
     *
     * @return a few words for a person
     * @throws TicketsUnavailable where it cannot be told, with all that is wrong
     */
    String seen() throws TicketsUnavailable;

    /**
     * All tickets that match now, each once.
     *
     * @throws TicketsUnavailable where the list is not whole: then nothing is known to be gone
     */
    List<Head> list() throws TicketsUnavailable;

    /**
     * Says which tickets will be read, so that they can be asked for together; the others will not be.
     *
     * @param heads those to be read, in that order
     */
    default void willRead(List<Head> heads) {}

    /**
     * What a ticket says.
     *
     * @throws TicketsUnavailable where this one cannot be read now
     */
    WrittenTicket read(Head head) throws TicketsUnavailable;

    /**
     * Where a ticket went that is no longer among those that match.
     *
     * @param key as it was called
     * @throws TicketsUnavailable where that cannot be told now
     */
    Whereabouts whereabouts(String key) throws TicketsUnavailable;

    /**
     * A ticket that matches.
     *
     * @param key as people write it
     * @param id the tracker's own, which it keeps when it moves
     * @param version changes whenever the ticket does
     */
    record Head(String key, String id, String version) {}

    /**
     * Where a ticket is.
     *
     * @param state whether there is one
     * @param key what it is called now; as asked where it is not known
     */
    record Whereabouts(State state, String key) {

        /** Whether a ticket is there. */
        public enum State {
            /** It is there, and does not match any more. */
            THERE,
            /** The tracker knows none, or hides it from us. */
            NOT_FOUND,
            /** The tracker says that we may not see it. */
            FORBIDDEN
        }
    }
}
