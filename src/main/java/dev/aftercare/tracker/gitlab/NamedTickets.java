package dev.aftercare.tracker.gitlab;

import dev.aftercare.http.Address;
import dev.aftercare.http.Answer;
import dev.aftercare.ticket.Absence;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerUnavailable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Tickets of one project that are asked for by their numbers, many at a time. */
final class NamedTickets {

    /** As many as one page holds. */
    private static final int MOST = ListPages.PAGE;

    private final GitLabServer server;
    private final TicketAddress any;
    private final List<TicketKey> keys = new ArrayList<>();
    private final Map<TicketKey, JsonNode> found = new LinkedHashMap<>();
    private final Map<TicketKey, Absence> absent = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    private NamedTickets(GitLabServer server, TicketAddress any) {
        this.server = server;
        this.any = any;
    }

    /**
     * What came of asking.
     *
     * @param found what GitLab says of those that it handed out
     * @param absent those that it did not
     * @param problems why something could not be asked
     */
    record Outcome(Map<TicketKey, JsonNode> found, Map<TicketKey, Absence> absent, List<String> problems) {}

    /** The references in portions that may be asked for together. */
    static List<NamedTickets> of(GitLabServer server, Collection<TicketKey> references) {
        List<NamedTickets> portions = new ArrayList<>();
        Map<String, NamedTickets> open = new HashMap<>();
        for (TicketKey key : references.stream().sorted().toList()) {
            TicketAddress address = TicketAddress.of(key).orElseThrow();
            String list = address.kind() + " " + address.project();
            NamedTickets portion = open.get(list);
            if (portion == null || portion.keys.size() == MOST) {
                portion = new NamedTickets(server, address);
                open.put(list, portion);
                portions.add(portion);
            }
            portion.keys.add(key);
        }
        return portions;
    }

    Outcome find() throws TrackerUnavailable, TrackerRefused {
        try {
            together();
            for (TicketKey key : keys) {
                if (!found.containsKey(key)) {
                    // A list passes over what it does not show, and does not say why.
                    alone(key);
                }
            }
        } catch (Withheld withheld) {
            withheld(withheld);
        }
        return new Outcome(found, absent, problems);
    }

    private void together() throws TrackerUnavailable, TrackerRefused, Withheld {
        Map<Long, TicketKey> byNumber = new HashMap<>();
        Address address = Address.of(TicketAddress.projectApi(any.project()) + "/"
                        + any.kind().path())
                .with("scope", "all")
                .with("state", "all");
        for (TicketKey key : keys) {
            long iid = TicketAddress.of(key).orElseThrow().iid();
            byNumber.put(iid, key);
            address = address.with("iids[]", iid);
        }
        ListPages pages = ListPages.byNumber(server, address);
        while (pages.hasNext()) {
            for (JsonNode json : pages.next()) {
                TicketKey key = byNumber.get(json.path("iid").asLong(0));
                if (key != null) {
                    found.put(key, json);
                }
            }
        }
    }

    private void alone(TicketKey key) throws TrackerUnavailable, TrackerRefused {
        TicketAddress address = TicketAddress.of(key).orElseThrow();
        Answer answer = server.ask(address.api());
        if (answer instanceof Answer.Found one && one.json().path("iid").asLong(0) == address.iid()) {
            found.put(key, one.json());
        } else if (answer instanceof Answer.Refused refused) {
            switch (refused.reason()) {
                case NOT_FOUND, GONE -> absent.put(key, Absence.NOT_FOUND);
                case FORBIDDEN -> absent.put(key, Absence.FORBIDDEN);
                case BAD_QUESTION, UNKNOWN_USER -> problems.add(refused.sentence());
            }
        } else {
            problems.add("%s: the answer is no ticket; check the address of this GitLab".formatted(key));
        }
    }

    private void withheld(Withheld withheld) {
        if (withheld.isUnknown() || withheld.isForbidden()) {
            Absence absence = withheld.isForbidden() ? Absence.FORBIDDEN : Absence.NOT_FOUND;
            keys.forEach(key -> absent.put(key, absence));
        } else {
            problems.add(String.valueOf(withheld.getMessage()));
        }
    }
}
