package dev.aftercare.link;

import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.ticket.Priority;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A countermeasure as it stands today. What its tickets say wins over what the postmortem says.
 *
 * @param postmortem the postmortem that decided on it
 * @param countermeasure what the postmortem says
 * @param tickets the tickets that stand for it, by key
 * @param unknownTickets references in the postmortem that no tracker answered to
 * @param state where it stands
 * @param owner who carries it, as the ticket or else the postmortem writes it; null where nobody is named
 * @param due the day it is promised for, set by a person; null where none is
 * @param dueFromTicket whether that day comes from a ticket
 * @param priority its priority; null where none is given
 */
public record Commitment(
        Postmortem postmortem,
        Countermeasure countermeasure,
        List<Ticket> tickets,
        List<TicketKey> unknownTickets,
        Countermeasure.State state,
        @Nullable String owner,
        @Nullable LocalDate due,
        boolean dueFromTicket,
        @Nullable Priority priority) {

    public Commitment {
        tickets = List.copyOf(tickets);
        unknownTickets = List.copyOf(unknownTickets);
    }

    /** The address of its owner, where one of its tickets gives it. */
    public Optional<String> ownerAddress() {
        List<String> addresses = tickets.stream()
                .filter(ticket -> owner != null && owner.equals(ticket.owner()))
                .map(Ticket::ownerAddress)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return addresses.size() == 1 ? Optional.of(addresses.get(0)) : Optional.empty();
    }

    /** Says whether it still waits for somebody: known to be neither done nor cancelled. */
    public boolean isOpen() {
        return state == Countermeasure.State.OPEN || state == Countermeasure.State.IN_PROGRESS;
    }
}
