package dev.aftercare.tracker;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.ticket.Absence;
import dev.aftercare.ticket.TicketKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answer of a tracker, read ticket by ticket in bounded memory. */
public interface Fetch extends AutoCloseable {

    /** The rule of a diagnostic that says why a ticket which a postmortem names was not handed out; its path is the reference. */
    String ABSENT_RULE = "ticket.absent";

    /**
     * The next ticket; empty at the end. A ticket that comes twice counts as it came last.
     *
     * @throws TrackerUnavailable if the tracker cannot be reached any more
     * @throws TrackerRefused if the rest of its answer cannot be used
     */
    Optional<RawTicket> next() throws TrackerUnavailable, TrackerRefused;

    /** What the whole answer was; only after the last ticket. */
    End end();

    @Override
    void close();

    /** How much an answer says about tickets that are not in it. */
    enum Coverage {
        /** It lists everything: what is not in it is no longer there. */
        EVERYTHING,
        /** It lists what changed, or could not be read to the letter: what is not in it may still be there. */
        SOME,
        /** Nothing changed since the bookmark, and what could not be understood then is still so. */
        NOTHING_NEW
    }

    /**
     * The end of an answer.
     *
     * @param coverage how much it says about tickets that are not in it
     * @param bookmark where it ended, in the tracker's own words; null where it has none
     * @param diagnostics what could not be taken for a ticket at all
     * @param absent the tickets that were asked for by their keys and that the tracker did not hand out
     */
    record End(
            Coverage coverage,
            @Nullable String bookmark,
            List<Diagnostic> diagnostics,
            Map<TicketKey, Absence> absent) {

        public End {
            diagnostics = List.copyOf(diagnostics);
            absent = Map.copyOf(absent);
        }

        /** The end of an answer to no keys in particular. */
        public End(Coverage coverage, @Nullable String bookmark, List<Diagnostic> diagnostics) {
            this(coverage, bookmark, diagnostics, Map.of());
        }
    }
}
