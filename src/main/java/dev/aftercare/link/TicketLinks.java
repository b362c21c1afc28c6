package dev.aftercare.link;

import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ticket behind each reference of a postmortem: by its key as written, else by its key or by the key that its link
 * spells, both in any case where only one ticket fits.
 */
final class TicketLinks {

    /** No ticket's key is longer; what is, is no reference. */
    private static final int LONGEST_REFERENCE = 500;

    private final Map<String, TicketKey> exact = new HashMap<>();
    private final Map<String, Optional<TicketKey>> withoutCase = new HashMap<>();
    private final Map<String, Optional<TicketKey>> byAddress = new HashMap<>();

    TicketLinks(Collection<Ticket> tickets) {
        for (Ticket ticket : tickets) {
            exact.put(ticket.key().value(), ticket.key());
            add(withoutCase, ticket.key().value(), ticket.key());
            Optional.ofNullable(ticket.url())
                    .flatMap(TicketAddress::keyIn)
                    .ifPresent(spelled -> add(byAddress, spelled, ticket.key()));
        }
    }

    /** Every reference of every countermeasure, in their order. */
    List<TicketLink> of(Collection<Postmortem> postmortems) {
        return postmortems.stream()
                .flatMap(postmortem -> postmortem.countermeasures().stream())
                .flatMap(this::of)
                .toList();
    }

    private Stream<TicketLink> of(Countermeasure countermeasure) {
        return countermeasure.tickets().stream()
                .filter(reference -> reference.value().length() <= LONGEST_REFERENCE)
                .distinct()
                .map(reference -> new TicketLink(countermeasure.id(), reference, ticketOf(reference)));
    }

    /** Where two tickets share a spelling, it means neither. */
    private static void add(Map<String, Optional<TicketKey>> index, String spelling, TicketKey key) {
        index.merge(lower(spelling), Optional.of(key), (one, other) -> Optional.empty());
    }

    private @Nullable TicketKey ticketOf(TicketKey reference) {
        TicketKey same = exact.get(reference.value());
        if (same != null) {
            return same;
        }
        // People write ops-12 for OPS-12.
        String spelling = lower(reference.value());
        return withoutCase
                .getOrDefault(spelling, Optional.empty())
                .or(() -> byAddress.getOrDefault(spelling, Optional.empty()))
                .orElse(null);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
