package dev.aftercare.tracker.jira;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Place;
import dev.aftercare.ticket.Absence;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.tracker.Fetch;
import dev.aftercare.tracker.RawTicket;
import dev.aftercare.tracker.Remarks;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerUnavailable;
import dev.aftercare.tracker.Wanted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The issues that a search finds, page by page, then those that postmortems name. A named one is asked for by its key whatever
 * the search said: the index that searches read follows late, and knows nothing of keys that are gone.
 */
final class JiraFetch implements Fetch {

    private static final int LONGEST_KEY = 200;
    private static final int MOST_DIAGNOSTICS = 1_000;

    private final String tracker;
    private final JiraServer server;
    private final IssuePages pages;
    private final NamedIssues named;
    private final Histories histories;
    private final Pass pass;
    private final Wanted wanted;
    private final Remarks remarks;
    private final Deque<RawTicket> ready = new ArrayDeque<>();
    private final Set<String> sent = new HashSet<>();
    private final Map<TicketKey, Absence> absent = new LinkedHashMap<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private @Nullable Deque<List<String>> portions;
    private @Nullable Map<String, String> categories;

    JiraFetch(
            String tracker,
            JiraServer server,
            IssuePages pages,
            NamedIssues named,
            Pass pass,
            Wanted wanted,
            Remarks remarks) {
        this.tracker = tracker;
        this.server = server;
        this.pages = pages;
        this.named = named;
        this.histories = new Histories(server);
        this.pass = pass;
        this.wanted = wanted;
        this.remarks = remarks;
    }

    @Override
    public Optional<RawTicket> next() throws TrackerUnavailable, TrackerRefused {
        while (ready.isEmpty()) {
            Optional<List<JsonNode>> page = portions == null ? pages.next() : Optional.empty();
            if (page.isPresent()) {
                send(page.get(), Map.of());
            } else if (!sendNamed()) {
                return Optional.empty();
            }
        }
        return Optional.of(ready.remove());
    }

    @Override
    public End end() {
        return new End(coverage(), pass.bookmark(), diagnostics, absent);
    }

    @Override
    public void close() {
        // Every answer was read to its end.
    }

    private Coverage coverage() {
        // A ticket whose key cannot be read may be any: none is withdrawn before somebody has looked at it.
        if (pass.isFull() && pages.areAll() && diagnostics.isEmpty()) {
            return Coverage.EVERYTHING;
        }
        return sent.isEmpty() && diagnostics.isEmpty() ? Coverage.NOTHING_NEW : Coverage.SOME;
    }

    private boolean sendNamed() throws TrackerUnavailable, TrackerRefused {
        if (portions == null) {
            portions = new ArrayDeque<>(NamedIssues.portions(unsent()));
        }
        List<String> keys = portions.poll();
        if (keys == null) {
            return false;
        }
        NamedIssues.Found found = named.find(keys);
        found.absent().forEach((key, absence) -> absent.put(new TicketKey(key), absence));
        Map<String, Set<String>> askedAs = new HashMap<>();
        List<JsonNode> changed = new ArrayList<>();
        found.issues().forEach((issue, others) -> {
            if (isNews(issue, others)) {
                changed.add(issue);
                askedAs.put(Issue.id(issue), others);
            }
        });
        send(changed, askedAs);
        return true;
    }

    private List<String> unsent() {
        return wanted.references().stream()
                .map(TicketKey::value)
                .filter(key -> !sent.contains(key))
                .sorted()
                .toList();
    }

    /** A ticket that is known and unchanged need not be read again; its other keys are kept with it. */
    private boolean isNews(JsonNode issue, Set<String> others) {
        boolean known = known(Issue.key(issue)) && others.stream().allMatch(this::known);
        // The search sent it without the keys that it had before.
        boolean incomplete = !others.isEmpty() && sent.contains(Issue.key(issue));
        return !known
                || incomplete
                || pass.reaches(JiraTime.instant(Issue.updated(issue)).orElse(null));
    }

    private boolean known(String key) {
        return !key.isEmpty() && wanted.known().contains(new TicketKey(key));
    }

    private void send(List<JsonNode> issues, Map<String, Set<String>> askedAs)
            throws TrackerUnavailable, TrackerRefused {
        List<JsonNode> usable = issues.stream().filter(this::isUsable).toList();
        if (usable.isEmpty()) {
            return;
        }
        if (categories == null) {
            categories = server.categories();
        }
        Map<String, List<JsonNode>> changes = histories.of(usable);
        for (JsonNode issue : usable) {
            String id = Issue.id(issue);
            String key = Issue.key(issue);
            byte[] payload =
                    Issue.payload(issue, changes.get(id), categories, askedAs.getOrDefault(id, Set.of()), remarks);
            sent.add(key);
            ready.add(new RawTicket(key, Place.of(tracker, key), payload));
        }
    }

    private boolean isUsable(JsonNode issue) {
        String key = Issue.key(issue);
        if (!key.isEmpty() && key.length() <= LONGEST_KEY && key.indexOf('\0') < 0) {
            return true;
        }
        if (diagnostics.size() < MOST_DIAGNOSTICS) {
            diagnostics.add(new Diagnostic(
                    Place.of(tracker, "search"),
                    "ticket.key",
                    Diagnostic.Level.ERROR,
                    "a ticket (id \"%s\") comes without a usable key; ask whoever looks after this Jira"
                            .formatted(JiraText.shown(Issue.id(issue)))));
        }
        return false;
    }
}
