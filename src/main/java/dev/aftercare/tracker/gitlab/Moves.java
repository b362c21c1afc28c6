package dev.aftercare.tracker.gitlab;

import dev.aftercare.http.Address;
import dev.aftercare.http.Answer;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerUnavailable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Where tickets lie that lay elsewhere before. GitLab closes an issue that is moved and says which number the new one has among all
 * issues, which only an administrator may ask for; to everybody else a note at the old one tells where it went.
 */
final class Moves {

    private static final int LONGEST_CHAIN = 10;

    /** {@code moved to group/name#12}, {@code moved to name#12} within one group. */
    private static final Pattern NOTE =
            Pattern.compile("moved to ((?:[A-Za-z0-9_.-]+/)*[A-Za-z0-9_.-]+)#([1-9][0-9]{0,9})");

    private final GitLabServer server;
    private final Map<String, String> moved;
    private final Map<String, TicketAddress> byId = new HashMap<>();

    Moves(GitLabServer server, Map<String, String> known) {
        this.server = server;
        this.moved = new TreeMap<>(known);
    }

    /** All that is known, for the next run. */
    Map<String, String> all() {
        return moved;
    }

    /** Remembers the number that a ticket has among all tickets. */
    void remember(Row row) {
        if (row.address().kind() == TicketAddress.Kind.ISSUE && !row.isMoved()) {
            byId.put(row.id(), row.address());
        }
    }

    /**
     * Notes that a ticket or a whole project answers under another name.
     *
     * @return whether that was not known
     */
    boolean note(String from, String to) {
        if (from.equals(to)) {
            return false;
        }
        // What lay here once and came back is no former name.
        moved.remove(to);
        return !to.equals(moved.put(from, to));
    }

    /** The keys that a ticket had before. */
    Set<TicketKey> formerKeysOf(TicketAddress address) {
        Set<TicketKey> keys = new TreeSet<>();
        List<String> names = new ArrayList<>(List.of(address.key().value()));
        for (int i = 0; i < names.size() && i < LONGEST_CHAIN; i++) {
            String name = names.get(i);
            moved.forEach((from, to) ->
                    formerName(from, to, name).filter(n -> !names.contains(n)).ifPresent(names::add));
        }
        names.stream().skip(1).map(TicketKey::new).forEach(keys::add);
        return keys;
    }

    /** The name that a ticket had before a move; empty where the move does not concern it. */
    private static Optional<String> formerName(String from, String to, String name) {
        boolean ticket = to.indexOf('#') >= 0 || to.indexOf('!') >= 0;
        if (ticket) {
            return to.equals(name) ? Optional.of(from) : Optional.empty();
        }
        boolean inProject =
                name.startsWith(to) && name.length() > to.length() && "#!".indexOf(name.charAt(to.length())) >= 0;
        return inProject ? Optional.of(from + name.substring(to.length())) : Optional.empty();
    }

    /** The ticket where it lies now; empty where we may not see that. */
    Optional<Row> follow(Row row) throws TrackerUnavailable, TrackerRefused {
        Row here = row;
        for (int steps = 0; here.isMoved() && steps < LONGEST_CHAIN; steps++) {
            Optional<Row> next = step(here);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            note(here.address().key().value(), next.get().address().key().value());
            here = next.get();
        }
        return here.isMoved() ? Optional.empty() : Optional.of(here);
    }

    private Optional<Row> step(Row row) throws TrackerUnavailable, TrackerRefused {
        String id = row.json().path("moved_to_id").toString();
        TicketAddress seen = byId.get(id);
        String known = moved.get(row.address().key().value());
        List<TicketAddress> places = new ArrayList<>();
        if (seen != null) {
            places.add(seen);
        }
        if (known != null) {
            TicketAddress.of(new TicketKey(known)).ifPresent(places::add);
        }
        Optional<Row> found = firstOf(places, id);
        if (found.isEmpty()) {
            found = at(Address.of("issues/" + id), id, "");
        }
        return found.isPresent() ? found : firstOf(noted(row), id);
    }

    private Optional<Row> firstOf(List<TicketAddress> places, String id) throws TrackerUnavailable, TrackerRefused {
        for (TicketAddress place : places) {
            Optional<Row> found = at(place.api(), id, place.project());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Row> at(Address address, String id, String project) throws TrackerUnavailable, TrackerRefused {
        if (server.ask(address) instanceof Answer.Found found
                && found.json().path("id").toString().equals(id)) {
            return TicketAddress.of(found.json(), TicketAddress.Kind.ISSUE, project, server.root())
                    .map(place -> new Row(place, found.json()));
        }
        return Optional.empty();
    }

    /** The places that the notes of an issue name, the latest first. */
    private List<TicketAddress> noted(Row row) throws TrackerUnavailable, TrackerRefused {
        List<TicketAddress> places = new ArrayList<>();
        ListPages notes = ListPages.byNumber(
                server,
                Address.of(row.address().api().text() + "/notes")
                        .with("activity_filter", "only_activity")
                        .with("sort", "desc"));
        try {
            while (notes.hasNext() && places.isEmpty()) {
                for (JsonNode note : notes.next()) {
                    Matcher matcher = NOTE.matcher(note.path("body").asString(""));
                    if (note.path("system").asBoolean(false) && matcher.find()) {
                        places.add(new TicketAddress(
                                whole(matcher.group(1), row.address().project()),
                                TicketAddress.Kind.ISSUE,
                                Long.parseLong(matcher.group(2))));
                    }
                }
            }
        } catch (Withheld unseen) {
            // Then it is not known where it went, which is said with the ticket.
            return places;
        }
        return places;
    }

    /** Within one group GitLab leaves the group out. */
    private static String whole(String project, String from) {
        return project.indexOf('/') >= 0 ? project : from.substring(0, from.lastIndexOf('/') + 1) + project;
    }
}
