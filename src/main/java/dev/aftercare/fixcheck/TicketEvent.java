package dev.aftercare.fixcheck;

import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.ticket.TicketState;
import dev.aftercare.ticket.TicketTransition;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a ticket, as well as it is known.
 *
 * @param ticket the ticket
 * @param at when it happened; null where nobody says
 * @param observed whether a nightly run first saw it then
 */
record TicketEvent(TicketKey ticket, @Nullable Instant at, boolean observed) {

    private static final Comparator<TicketEvent> IN_TIME = Comparator.comparing(
                    TicketEvent::at, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(TicketEvent::ticket, Comparator.reverseOrder());

    /** The last of several; of those at one moment that of the first key. */
    static Optional<TicketEvent> last(Collection<TicketEvent> events) {
        return events.stream().max(IN_TIME);
    }

    /** How a ticket came to stand where it stands. */
    static TicketEvent present(Ticket ticket) {
        List<TicketTransition> transitions = ticket.transitions();
        boolean finished = ticket.state() == TicketState.DONE || ticket.state() == TicketState.CANCELLED;
        if (finished && ticket.resolved() != null) {
            return new TicketEvent(ticket.key(), ticket.resolved(), false);
        }
        if (transitions.isEmpty()) {
            // A finished ticket without history is not one that was finished when it was created.
            return new TicketEvent(ticket.key(), ticket.state() == TicketState.OPEN ? ticket.created() : null, false);
        }
        TicketTransition last = transitions.get(transitions.size() - 1);
        return last.to() == ticket.state() ? of(ticket, last) : new TicketEvent(ticket.key(), null, false);
    }

    /** The last time that a ticket was taken up again after it was done. */
    static Optional<TicketEvent> reopening(Ticket ticket) {
        return ticket.transitions().stream()
                .filter(TicketTransition::reopens)
                .reduce((earlier, later) -> later)
                .map(transition -> of(ticket, transition));
    }

    private static TicketEvent of(Ticket ticket, TicketTransition transition) {
        return switch (transition.evidence()) {
            case STATED -> new TicketEvent(ticket.key(), transition.at(), false);
            case OBSERVED -> new TicketEvent(ticket.key(), transition.at(), true);
            case IMPLIED -> new TicketEvent(ticket.key(), null, false);
        };
    }
}
