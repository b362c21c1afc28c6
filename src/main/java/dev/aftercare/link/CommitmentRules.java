package dev.aftercare.link;

import static java.util.Comparator.naturalOrder;

import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Countermeasure.State;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.ticket.Priority;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.ticket.TicketState;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a countermeasure stands, from what its postmortem and its tickets say.
 *
 * <table>
 * <caption>The state</caption>
 * <tr><td>no ticket answers</td><td>what the postmortem says</td></tr>
 * <tr><td>none waits, and one does not answer</td><td>what the postmortem says</td></tr>
 * <tr><td>all tickets are cancelled</td><td>cancelled</td></tr>
 * <tr><td>all that are not cancelled are done</td><td>done</td></tr>
 * <tr><td>one is in progress, or some are done and some are open</td><td>in progress</td></tr>
 * <tr><td>one is open</td><td>open</td></tr>
 * <tr><td>else a state is not known to us</td><td>unknown</td></tr>
 * </table>
 *
 * Owner, due date and priority come from the tickets that still wait, else from all of them, else from the postmortem.
 */
final class CommitmentRules {

    private CommitmentRules() {}

    /**
     * Puts together what is known.
     *
     * @param tickets the tickets that stand for it, by key
     * @param unknownTickets the references that no tracker answered to
     */
    static Commitment of(
            Postmortem postmortem,
            Countermeasure countermeasure,
            List<Ticket> tickets,
            List<TicketKey> unknownTickets) {
        List<Ticket> speaking = speaking(tickets);
        LocalDate ticketDue = first(
                speaking.stream().map(Ticket::due).filter(Objects::nonNull).sorted(naturalOrder()));
        return new Commitment(
                postmortem,
                countermeasure,
                tickets,
                unknownTickets,
                stateOf(countermeasure, tickets, unknownTickets),
                firstOr(speaking, Ticket::owner, countermeasure.owner()),
                ticketDue == null ? countermeasure.due() : ticketDue,
                ticketDue != null,
                mostUrgent(speaking, countermeasure.priority()));
    }

    private static State stateOf(Countermeasure countermeasure, List<Ticket> tickets, List<TicketKey> unknownTickets) {
        State state = tickets.isEmpty() ? countermeasure.state() : stateOf(tickets);
        boolean finished = state == State.DONE || state == State.CANCELLED;
        // a ticket that nobody sees is not done, so the others alone cannot finish what it belongs to
        return finished && !unknownTickets.isEmpty() ? countermeasure.state() : state;
    }

    private static State stateOf(List<Ticket> tickets) {
        List<TicketState> wanted = tickets.stream()
                .map(Ticket::state)
                .filter(state -> state != TicketState.CANCELLED)
                .toList();
        if (wanted.isEmpty()) {
            return State.CANCELLED;
        }
        boolean someDone = wanted.contains(TicketState.DONE);
        boolean someOpen = wanted.contains(TicketState.OPEN);
        if (wanted.stream().allMatch(state -> state == TicketState.DONE)) {
            return State.DONE;
        }
        if (wanted.contains(TicketState.IN_PROGRESS) || someDone && someOpen) {
            return State.IN_PROGRESS;
        }
        return someOpen ? State.OPEN : State.UNKNOWN;
    }

    /** The tickets that still wait for somebody speak for the countermeasure; where none does, all of them. */
    private static List<Ticket> speaking(List<Ticket> tickets) {
        List<Ticket> waiting = tickets.stream()
                .filter(ticket -> ticket.state() == TicketState.OPEN || ticket.state() == TicketState.IN_PROGRESS)
                .toList();
        return waiting.isEmpty() ? tickets : waiting;
    }

    private static @Nullable String firstOr(
            List<Ticket> tickets, Function<Ticket, @Nullable String> what, @Nullable String otherwise) {
        String found = first(tickets.stream().map(what).filter(Objects::nonNull));
        return found == null ? otherwise : found;
    }

    private static @Nullable Priority mostUrgent(List<Ticket> tickets, @Nullable Priority otherwise) {
        Priority found = first(
                tickets.stream().map(Ticket::priority).filter(Objects::nonNull).sorted(naturalOrder()));
        return found == null ? otherwise : found;
    }

    @SuppressWarnings("NullAway") // the streams above hold no null any more, which the checker cannot see
    private static <T> @Nullable T first(Stream<? extends @Nullable T> values) {
        Optional<? extends @Nullable T> found = values.findFirst();
        return found.isPresent() ? found.get() : null;
    }
}
