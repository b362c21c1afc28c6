package dev.aftercare.tracker;

import java.time.Instant;

/** Reads what a tracker sent into our vocabulary. It keeps no state: the same payload is read in the same way. */
public interface TicketReader {

    /**
     * Reads one ticket. Whatever was sent, it never throws: what cannot be understood is a diagnostic.
     *
     * @param raw the ticket as sent
     * @param seenAt when the tracker was asked; the instant of what it does not date
     */
    Reading read(RawTicket raw, Instant seenAt);
}
