package dev.aftercare.tracker;

import java.time.Instant;
import java.util.Set;

/** What comes in while the trackers are asked, one after the other. */
sealed interface Arrival {

    /** The round begins. */
    record Begun() implements Arrival {}

    /** A ticket came in. */
    record TicketSent(Tracker tracker, RawTicket raw) implements Arrival {}

    /**
     * A tracker has nothing more to say.
     *
     * @param present the keys of all its tickets that came in
     */
    record TrackerEnded(Tracker tracker, Instant began, Fetch.End end, Set<String> present) implements Arrival {}

    /**
     * A tracker could not be asked, or not to the end.
     *
     * @param reason one sentence: what, which one, what to do
     */
    record TrackerFailed(Tracker tracker, Instant began, String reason) implements Arrival {}

    /** Every tracker was asked. */
    record RoundEnded() implements Arrival {}
}
