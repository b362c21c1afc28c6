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
 * Finds the ticket behind each reference of a postmortem. The first of these that fits one ticket, and one only, counts:
 *
 * <ol>
 *   <li>its key as written;
 *   <li>its key in any case: people write ops-12 for OPS-12;
 *   <li>a key that it had before it was moved, in any case;
 *   <li>the key that its link spells, in any case: an export may have numbers for keys.
 * </ol>
 *
 * An address that was written instead of a key stands for the key that it spells.
 */
final class TicketLinks {

    /** No ticket's key is longer; what is, is no reference. */
    private static final int LONGEST_REFERENCE = 500;

    private final Map<String, Ticket> exact = new HashMap<>();
    private final Map<String, Optional<Ticket>> withoutCase = new HashMap<>();
    private final Map<String, Optional<Ticket>> byFormerKey = new HashMap<>();
    private final Map<String, Optional<Ticket>> byAddress = new HashMap<>();

    TicketLinks(Collection<Ticket> tickets) {
        for (Ticket ticket : tickets) {
            exact.put(ticket.key().value(), ticket);
            add(withoutCase, ticket.key().value(), ticket);
            ticket.formerKeys().stream()
                    .map(key -> lower(key.value()))
                    .distinct()
                    .forEach(former -> add(byFormerKey, former, ticket));
            Optional.ofNullable(ticket.url())
                    .flatMap(TicketAddress::keyIn)
                    .ifPresent(spelled -> add(byAddress, spelled, ticket));
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
    private static void add(Map<String, Optional<Ticket>> index, String spelling, Ticket ticket) {
        index.merge(lower(spelling), Optional.of(ticket), (one, other) -> Optional.empty());
    }

    private @Nullable TicketKey ticketOf(TicketKey reference) {
        String written = TicketAddress.keyIn(reference.value()).orElse(reference.value());
        String host = reference.host() == null ? TicketAddress.hostOf(reference.value()) : reference.host();
        Ticket same = exact.get(written);
        String spelling = lower(written);
        return Optional.ofNullable(same)
                .or(() -> withoutCase.getOrDefault(spelling, Optional.empty()))
                .or(() -> byFormerKey.getOrDefault(spelling, Optional.empty()))
                .or(() -> byAddress.getOrDefault(spelling, Optional.empty()))
                .filter(ticket -> isThere(ticket, host))
                .map(Ticket::key)
                .orElse(null);
    }

    /**
     * Says whether a ticket may lie at a host. Numbers of repositories exist at GitHub and at GitLab alike, so there the host
     * decides; a Jira keeps its keys when its address changes.
     */
    private static boolean isThere(Ticket ticket, @Nullable String host) {
        boolean numbered =
                ticket.key().value().indexOf('#') >= 0 || ticket.key().value().indexOf('!') >= 0;
        String actual = ticket.url() == null ? null : TicketAddress.hostOf(ticket.url());
        return host == null || actual == null || !numbered || actual.equals(host);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
