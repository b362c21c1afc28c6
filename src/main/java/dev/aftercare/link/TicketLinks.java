package dev.aftercare.link;

import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the ticket behind each reference of a postmortem. */
final class TicketLinks {

    private final Map<String, TicketKey> exact = new HashMap<>();
    private final Map<String, TicketKey> withoutCase = new HashMap<>();

    TicketLinks(Collection<Ticket> tickets) {
        for (Ticket ticket : tickets) {
            exact.put(ticket.key().value(), ticket.key());
            withoutCase.putIfAbsent(ticket.key().value().toLowerCase(Locale.ROOT), ticket.key());
        }
    }

    /** Every reference of every countermeasure, in their order. */
    List<TicketLink> of(Collection<Postmortem> postmortems) {
        return postmortems.stream()
                .flatMap(postmortem -> postmortem.countermeasures().stream())
                .flatMap(countermeasure -> countermeasure.tickets().stream()
                        .distinct()
                        .map(reference -> new TicketLink(countermeasure.id(), reference, ticketOf(reference))))
                .toList();
    }

    /** People write {@code ops-12} for {@code OPS-12}; where both exist, the exact one is meant. */
    private @Nullable TicketKey ticketOf(TicketKey reference) {
        TicketKey same = exact.get(reference.value());
        return same == null ? withoutCase.get(reference.value().toLowerCase(Locale.ROOT)) : same;
    }
}
