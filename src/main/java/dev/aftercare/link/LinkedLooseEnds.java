package dev.aftercare.link;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.Postmortems;
import dev.aftercare.ticket.Absence;
import dev.aftercare.ticket.PostmortemLabels;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.ticket.TicketState;
import dev.aftercare.ticket.Tickets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What the last night's linking left loose. */
@Component
final class LinkedLooseEnds implements LooseEnds {

    private static final Comparator<Ticket> WAITING_AND_NEWEST_FIRST = comparing(LinkedLooseEnds::isOver)
            .thenComparing(
                    comparing(Ticket::created, nullsFirst(naturalOrder())).reversed())
            .thenComparing(Ticket::key);

    private final Postmortems postmortems;
    private final Tickets tickets;
    private final JdbcTicketLinks links;
    private final JdbcSuggestedTickets suggested;
    private final PostmortemLabels labels;

    LinkedLooseEnds(
            Postmortems postmortems,
            Tickets tickets,
            JdbcTicketLinks links,
            JdbcSuggestedTickets suggested,
            PostmortemLabels labels) {
        this.postmortems = postmortems;
        this.tickets = tickets;
        this.links = links;
        this.suggested = suggested;
        this.labels = labels;
    }

    @Override
    public List<Unanswered> unanswered() {
        Map<String, Decided> decided = decided();
        Set<TicketKey> known = known().keySet();
        Map<TicketKey, Absence> absent = tickets.absent();
        List<Unanswered> unanswered = new ArrayList<>();
        for (TicketLink link : links.all()) {
            Decided one = decided.get(link.countermeasureId());
            boolean answered = link.ticket() != null && known.contains(link.ticket());
            if (one != null && !answered && one.countermeasure().tickets().contains(link.reference())) {
                unanswered.add(new Unanswered(
                        one.postmortem(), one.countermeasure(), link.reference(), absent.get(link.reference())));
            }
        }
        return unanswered;
    }

    @Override
    public List<Suggestion> suggestions() {
        Map<String, Decided> decided = decided();
        Map<TicketKey, Ticket> known = known();
        List<Suggestion> suggestions = new ArrayList<>();
        for (SuggestedTicket one : suggested.all()) {
            Decided action = decided.get(one.countermeasureId());
            Ticket ticket = known.get(one.ticket());
            // since the night the one may have been withdrawn, and the other may name a ticket
            if (action != null
                    && ticket != null
                    && action.countermeasure().tickets().isEmpty()) {
                suggestions.add(new Suggestion(action.postmortem(), action.countermeasure(), ticket, one.sameTitle()));
            }
        }
        return suggestions;
    }

    @Override
    public List<Ticket> unnamed() {
        Set<TicketKey> named = links.all().stream()
                .map(TicketLink::ticket)
                .filter(Objects::nonNull)
                .collect(toSet());
        // A ticket that is a postmortem itself stands for no action.
        Set<String> records =
                postmortems.all().stream().map(one -> one.place().path()).collect(toSet());
        return tickets.all().stream()
                .filter(labels::areOn)
                .filter(ticket -> !named.contains(ticket.key()))
                .filter(ticket -> !records.contains(ticket.key().value()))
                .sorted(WAITING_AND_NEWEST_FIRST)
                .toList();
    }

    private Map<TicketKey, Ticket> known() {
        return tickets.all().stream().collect(toMap(Ticket::key, Function.identity()));
    }

    private Map<String, Decided> decided() {
        Map<String, Decided> decided = new HashMap<>();
        for (Postmortem postmortem : postmortems.all()) {
            for (Countermeasure countermeasure : postmortem.countermeasures()) {
                decided.put(countermeasure.id(), new Decided(postmortem, countermeasure));
            }
        }
        return decided;
    }

    private static boolean isOver(Ticket ticket) {
        return ticket.state() == TicketState.DONE || ticket.state() == TicketState.CANCELLED;
    }

    private record Decided(Postmortem postmortem, Countermeasure countermeasure) {}
}
