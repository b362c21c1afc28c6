package dev.aftercare.ticket;

import dev.aftercare.ticket.TicketTransition.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one saving adds to the history of one ticket.
 *
 * @param transitions the transitions that are to be known afterwards, beside those that are
 * @param forgetObserved whether the transition that was already observed at the same instant no longer holds
 */
record Turn(List<TicketTransition> transitions, boolean forgetObserved) {

    /** Compares a ticket with what was known of it. */
    static Turn of(Ticket ticket, @Nullable KnownTicket known, Instant seenAt) {
        List<TicketTransition> transitions = new ArrayList<>(with(ticket, Evidence.STATED));
        if (known == null) {
            transitions.addAll(with(ticket, Evidence.IMPLIED));
            return new Turn(transitions, false);
        }
        if (transitions.isEmpty() && changed(ticket, known)) {
            TicketState from = Objects.requireNonNullElse(known.before(), known.state());
            transitions.add(
                    new TicketTransition(seenAt, from, ticket.state(), ticket.originalState(), Evidence.OBSERVED));
        }
        // What was observed is better known than what a word implies.
        if (transitions.stream().noneMatch(TicketTransition::reopens)) {
            with(ticket, Evidence.IMPLIED).stream()
                    .filter(implied -> isNew(implied, ticket, known, seenAt))
                    .forEach(transitions::add);
        }
        return new Turn(transitions, known.before() != null && known.state() != ticket.state());
    }

    private static boolean changed(Ticket ticket, KnownTicket known) {
        if (known.before() != null) {
            return known.before() != ticket.state();
        }
        return known.state() != ticket.state() && !known.originalState().equals(ticket.originalState());
    }

    /** A reopening that is known to be later explains the word; so does an undated one while the word stands. */
    private static boolean isNew(TicketTransition implied, Ticket ticket, KnownTicket known, Instant seenAt) {
        Instant last = known.lastReopened();
        if (last == null) {
            return true;
        }
        boolean dated = implied.at().isBefore(seenAt);
        boolean newWord = !ticket.originalState().equals(known.originalState());
        return last.isBefore(implied.at()) && (dated || newWord);
    }

    private static List<TicketTransition> with(Ticket ticket, Evidence evidence) {
        return ticket.transitions().stream()
                .filter(transition -> transition.evidence() == evidence)
                .toList();
    }
}
