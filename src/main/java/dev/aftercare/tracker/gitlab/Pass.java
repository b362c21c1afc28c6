package dev.aftercare.tracker.gitlab;

import dev.aftercare.http.Address;
import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Diagnostic.Level;
import dev.aftercare.postmortem.Place;
import dev.aftercare.ticket.Absence;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.tracker.Fetch;
import dev.aftercare.tracker.RawTicket;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerUnavailable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * One way through everything that is asked for: the lists first, then the references. What the server does not hand out does not
 * keep back the rest; it is said at the end, so that nobody takes the answer for whole.
 */
final class Pass {

    private final GitLabServer server;
    private final Histories histories;
    private final Plan plan;
    private final Moves moves;
    private final Deque<String> projects;
    private final Deque<IssueList> lists = new ArrayDeque<>();
    private final Deque<NamedTickets> references;
    private final Deque<RawTicket> ready = new ArrayDeque<>();
    private final Map<TicketKey, String> sent = new HashMap<>();
    private final Set<String> problems = new LinkedHashSet<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Map<TicketKey, Absence> absent = new TreeMap<>();
    private boolean showsMove;

    Pass(GitLabServer server, Histories histories, Plan plan) {
        this.server = server;
        this.histories = histories;
        this.plan = plan;
        this.moves = new Moves(server, plan.bookmark().moved());
        this.projects = new ArrayDeque<>(plan.projects());
        this.references = new ArrayDeque<>(NamedTickets.of(server, plan.wanted().references()));
        if (projects.isEmpty() && plan.query() != null) {
            Address everywhere = Address.of("issues").with("scope", "all");
            lists.add(new IssueList(server, "", plan.query().on(everywhere), plan.changedSince()));
        }
    }

    /** The next ticket; empty at the end. */
    Optional<RawTicket> next() throws TrackerUnavailable, TrackerRefused {
        while (ready.isEmpty()) {
            if (!lists.isEmpty()) {
                takePage(lists.getFirst());
            } else if (!projects.isEmpty()) {
                lists.addAll(new ProjectLists(server, plan).of(projects.remove()));
            } else if (!references.isEmpty()) {
                takeReferences(references.remove());
            } else {
                refuseIfNotWhole();
                return Optional.empty();
            }
        }
        return Optional.of(ready.remove());
    }

    /** Says whether something lies elsewhere than it was known to, so that a list of everything is needed. */
    boolean showsMove() {
        return showsMove && !plan.isFull();
    }

    /** What is known of moves. */
    Map<String, String> moved() {
        return moves.all();
    }

    Fetch.End end() {
        boolean nothingNew = !plan.isFull() && sent.isEmpty() && diagnostics.isEmpty();
        Fetch.Coverage some = nothingNew ? Fetch.Coverage.NOTHING_NEW : Fetch.Coverage.SOME;
        Bookmark bookmark =
                new Bookmark(plan.isFull() ? plan.now() : plan.bookmark().full(), moves.all());
        return new Fetch.End(plan.isFull() ? Fetch.Coverage.EVERYTHING : some, bookmark.written(), diagnostics, absent);
    }

    private void takePage(IssueList list) throws TrackerUnavailable, TrackerRefused {
        try {
            if (!list.hasNext()) {
                lists.remove();
                return;
            }
            List<Row> rows = new ArrayList<>();
            for (JsonNode json : list.next()) {
                row(json, TicketAddress.Kind.ISSUE, list.project()).ifPresent(rows::add);
            }
            List<Histories.Asked> tickets = new ArrayList<>();
            for (Row row : rows) {
                noteProject(list.project(), row);
                consider(row).ifPresent(tickets::add);
            }
            send(tickets);
        } catch (Withheld withheld) {
            problems.add(String.valueOf(withheld.getMessage()));
            // The other lists of this project would be withheld, too.
            lists.removeIf(other -> other.project().equals(list.project()));
        }
    }

    private void takeReferences(NamedTickets named) throws TrackerUnavailable, TrackerRefused {
        NamedTickets.Outcome outcome = named.find();
        outcome.problems().forEach(problems::add);
        outcome.absent().forEach(this::noteAbsence);
        List<Histories.Asked> tickets = new ArrayList<>();
        for (Map.Entry<TicketKey, JsonNode> found : outcome.found().entrySet()) {
            TicketAddress asked = TicketAddress.of(found.getKey()).orElseThrow();
            Optional<Row> row = row(found.getValue(), asked.kind(), asked.project());
            if (row.isPresent()) {
                noteName(found.getKey(), asked, row.get());
                considerReference(found.getKey(), row.get()).ifPresent(tickets::add);
            }
        }
        send(tickets);
    }

    private Optional<Row> row(JsonNode json, TicketAddress.Kind kind, String project) {
        Optional<TicketAddress> address = TicketAddress.of(json, kind, project, server.root());
        if (address.isEmpty()) {
            problems.add("GitLab lists an issue without a number, so it cannot be told which one it is");
        }
        Optional<Row> row = address.map(place -> new Row(place, json));
        row.ifPresent(moves::remember);
        return row;
    }

    /** A project that was renamed answers under its old name, too, as long as nobody takes that. */
    private void noteProject(String configured, Row row) {
        String actual = row.address().project();
        if (configured.isEmpty() || actual.equalsIgnoreCase(configured)) {
            return;
        }
        noteMove(configured, actual, row.address().in(configured).key());
        Diagnostic renamed = warning(
                configured,
                "tracker.renamed",
                "the project \"%s\" is called \"%s\" now; write that in the configuration"
                        .formatted(configured, actual));
        if (!diagnostics.contains(renamed)) {
            diagnostics.add(renamed);
        }
    }

    private void noteName(TicketKey asked, TicketAddress address, Row row) {
        TicketAddress actual = row.address();
        if (actual.project().equalsIgnoreCase(address.project())) {
            moves.note(asked.value(), actual.key().value());
        } else {
            noteMove(address.project(), actual.project(), asked);
        }
    }

    private void noteMove(String from, String to, TicketKey former) {
        moves.note(from, to);
        boolean isNew = !to.equals(plan.bookmark().moved().get(from));
        showsMove |= isNew && plan.wanted().known().contains(former);
    }

    /** A ticket that is to be sent, where it lies now; empty if it was sent as it is. */
    private Optional<Histories.Asked> consider(Row row) throws TrackerUnavailable, TrackerRefused {
        Row here = followed(row);
        Set<TicketKey> former = moves.formerKeysOf(here.address());
        String mark = here.updated() + former;
        boolean isSent = mark.equals(sent.put(here.address().key(), mark));
        return isSent ? Optional.empty() : Optional.of(new Histories.Asked(here, former));
    }

    private Row followed(Row row) throws TrackerUnavailable, TrackerRefused {
        if (!row.isMoved()) {
            return row;
        }
        Optional<Row> target = moves.follow(row);
        if (target.isPresent()) {
            String key = row.address().key().value();
            noteMove(key, String.valueOf(moves.all().get(key)), row.address().key());
        }
        // One that went where we may not see it stays, and its reading says so.
        return target.orElse(row);
    }

    private Optional<Histories.Asked> considerReference(TicketKey asked, Row row)
            throws TrackerUnavailable, TrackerRefused {
        Row here = followed(row);
        Set<TicketKey> known = plan.wanted().known();
        boolean isKnown = known.contains(asked) && known.contains(here.address().key());
        boolean isSent = sent.containsKey(here.address().key());
        boolean isNews = isSent || !isKnown || showsMove || plan.reaches(here.json());
        return isNews ? consider(here) : Optional.empty();
    }

    private void send(List<Histories.Asked> tickets) throws TrackerUnavailable, TrackerRefused {
        List<byte[]> payloads = tickets.isEmpty() ? List.of() : histories.payloads(tickets);
        for (int i = 0; i < payloads.size(); i++) {
            String key = tickets.get(i).row().address().key().value();
            ready.add(new RawTicket(key, Place.of(plan.tracker(), key), payloads.get(i)));
        }
    }

    private void noteAbsence(TicketKey reference, Absence absence) {
        absent.put(reference, absence);
        diagnostics.add(warning(reference.value(), Fetch.ABSENT_RULE, sentence(reference, absence)));
    }

    private String sentence(TicketKey reference, Absence absence) {
        return switch (absence) {
            case NOT_FOUND ->
                server.hasToken()
                        ? "GitLab knows no %s, or hides it from the token's user: it says the same (404) for both; correct the reference, or give the right to read it"
                                .formatted(reference)
                        : "GitLab knows no %s, or its project is private: it says the same (404) for both; correct the reference, or configure a token"
                                .formatted(reference);
            case FORBIDDEN -> "the token's user may not see %s (403); give the right to read it".formatted(reference);
        };
    }

    private Diagnostic warning(String path, String rule, String message) {
        return new Diagnostic(Place.of(plan.tracker(), path), rule, Level.WARNING, message);
    }

    private void refuseIfNotWhole() throws TrackerRefused {
        if (!problems.isEmpty()) {
            throw new TrackerRefused(String.join("; ", problems));
        }
    }
}
