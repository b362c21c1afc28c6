package dev.aftercare.tracker;

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
     * Asks for tickets. The answer may come in pages, so it may also fail while it is read.
     *
     * @param since what was brought home before
     * @throws TrackerUnavailable if it cannot be reached now
     * @throws TrackerRefused if it can be reached and somebody has to change something
     */
    Fetch fetch(Since since) throws TrackerUnavailable, TrackerRefused;
}
