package dev.aftercare.link;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.Postmortems;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.ticket.Tickets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Every countermeasure with the tickets that the last night linked to it. */
@Component
final class LinkedCommitments implements Commitments {

    private final Postmortems postmortems;
    private final Tickets tickets;
    private final JdbcTicketLinks links;

    LinkedCommitments(Postmortems postmortems, Tickets tickets, JdbcTicketLinks links) {
        this.postmortems = postmortems;
        this.tickets = tickets;
        this.links = links;
    }

    @Override
    public List<Commitment> all() {
        Map<TicketKey, Ticket> known = tickets.all().stream().collect(toMap(Ticket::key, Function.identity()));
        Map<String, List<TicketLink>> linked = links.all().stream().collect(groupingBy(TicketLink::countermeasureId));
        List<Commitment> all = new ArrayList<>();
        for (Postmortem postmortem : postmortems.all()) {
            for (Countermeasure countermeasure : postmortem.countermeasures()) {
                all.add(commitment(
                        postmortem, countermeasure, linked.getOrDefault(countermeasure.id(), List.of()), known));
            }
        }
        all.sort(Comparator.comparing(commitment -> commitment.countermeasure().id()));
        return List.copyOf(all);
    }

    private static Commitment commitment(
            Postmortem postmortem,
            Countermeasure countermeasure,
            List<TicketLink> links,
            Map<TicketKey, Ticket> known) {
        Map<TicketKey, Ticket> answering = new TreeMap<>();
        List<TicketKey> unknown = new ArrayList<>();
        for (TicketLink link : links) {
            // a ticket that was withdrawn since the night answers no more
            Ticket ticket = link.ticket() == null ? null : known.get(link.ticket());
            if (ticket == null) {
                unknown.add(link.reference());
            } else {
                answering.put(ticket.key(), ticket);
            }
        }
        return CommitmentRules.of(postmortem, countermeasure, List.copyOf(answering.values()), unknown);
    }
}
