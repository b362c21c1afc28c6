package dev.aftercare.tracker.gitlab;

import dev.aftercare.http.Address;
import dev.aftercare.http.Answer;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.ticket.TicketSelection;
import dev.aftercare.ticket.TicketsUnavailable;
import dev.aftercare.ticket.WrittenTicket;
import dev.aftercare.ticket.WrittenTicket.Format;
import dev.aftercare.ticket.WrittenTicket.Text;
import dev.aftercare.ticket.WrittenTickets;
import dev.aftercare.tracker.FieldText;
import dev.aftercare.tracker.KeptTickets;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerUnavailable;
import dev.aftercare.tracker.Wanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Issues of a GitLab with their text, its incidents among them. A list brings the texts along. */
final class WrittenIssues implements WrittenTickets {

    /** As GitLab shows the severities of incidents to people. */
    private static final Map<String, String> SEVERITIES = Map.of(
            "CRITICAL", "S1 (critical)",
            "HIGH", "S2 (high)",
            "MEDIUM", "S3 (medium)",
            "LOW", "S4 (low)");

    private final GitLabServer server;
    private final String tracker;
    private final List<String> projects;
    private final TicketSelection selection;
    private final Instant now;
    private KeptTickets kept = new KeptTickets();

    /** Where issues went that were moved: the id of the new one, by the key of the old. */
    private final Map<String, String> moved = new HashMap<>();

    private final Map<String, String> keys = new HashMap<>();
    private final Set<String> incidents = new HashSet<>();

    /**
     * The issues of some projects.
     *
     * @param projects those of the tracker, where the selection names none
     */
    WrittenIssues(GitLabServer server, String tracker, List<String> projects, TicketSelection selection, Instant now) {
        this.server = server;
        this.tracker = tracker;
        this.projects = selection.projects().isEmpty() ? projects : selection.projects();
        this.selection = selection;
        this.now = now;
    }

    @Override
    public String seen() throws TicketsUnavailable {
        try {
            String who = "anonymous (no token)";
            if (server.hasToken()) {
                who = server.ask(Address.of("user")) instanceof Answer.Found found
                        ? "signed in as " + found.json().path("username").asString("somebody without a name")
                        : "signed in as no user";
            }
            int count = list().size();
            return "%s; %s".formatted(who, count == 1 ? "1 ticket matches" : count + " tickets match");
        } catch (TrackerUnavailable | TrackerRefused failure) {
            throw unavailable(failure);
        }
    }

    @Override
    public List<Head> list() throws TicketsUnavailable {
        kept = new KeptTickets();
        moved.clear();
        incidents.clear();
        keys.clear();
        try {
            for (IssueList list : lists()) {
                while (list.hasNext()) {
                    list.next().forEach(row -> keep(row, list.project()));
                }
            }
            return kept.heads();
        } catch (TrackerUnavailable | TrackerRefused | Withheld failure) {
            throw unavailable(failure);
        }
    }

    private List<IssueList> lists() throws TrackerUnavailable, TrackerRefused {
        List<IssueList> lists = new ArrayList<>();
        if (projects.isEmpty()) {
            for (Address address : selected(Address.of("issues").with("scope", "all"), selection.labels())) {
                lists.add(new IssueList(server, "", address, null));
            }
        }
        for (String project : projects) {
            for (Address address : selected(IssueList.in(project), labels(project))) {
                lists.add(new IssueList(server, project, address, null));
            }
        }
        return lists;
    }

    /** One list for each label and type, as several in one question would all have to be there. */
    private List<Address> selected(Address list, List<String> labels) throws TrackerRefused {
        List<Address> byLabel = labels.stream()
                .filter(label -> label.indexOf(',') < 0)
                .map(label -> list.with("labels", label))
                .toList();
        List<Address> selected = new ArrayList<>();
        for (Address address : labels.isEmpty() ? List.of(list) : byLabel) {
            if (selection.types().isEmpty()) {
                selected.add(asked(address));
            }
            for (String type : selection.types()) {
                selected.add(asked(address.with("issue_type", type.toLowerCase(Locale.ROOT))));
            }
        }
        return selected;
    }

    private Address asked(Address address) throws TrackerRefused {
        String query = selection.query();
        try {
            return query == null || query.isBlank() ? address : Query.of(query).on(address);
        } catch (IllegalArgumentException unusable) {
            throw new TrackerRefused(String.valueOf(unusable.getMessage()));
        }
    }

    /** The labels as the project writes them. */
    private List<String> labels(String project) throws TrackerUnavailable, TrackerRefused {
        Plan plan =
                new Plan(tracker, projects, selection.labels(), null, null, Wanted.nothing(), Bookmark.read(null), now);
        return List.copyOf(new ProjectLists(server, plan).labels(project));
    }

    private void keep(JsonNode issue, String project) {
        Optional<TicketAddress> address = TicketAddress.of(issue, TicketAddress.Kind.ISSUE, project, server.root());
        if (address.isEmpty()) {
            return;
        }
        String key = address.get().key().value();
        if (new Row(address.get(), issue).isMoved()) {
            moved.put(key, issue.path("moved_to_id").toString());
            return;
        }
        String id = issue.path("id").toString();
        keys.put(id, key);
        boolean incident = issue.path("issue_type").asString("").equals("incident");
        if (incident) {
            incidents.add(key);
        }
        // Of its timeline only the time of the last change tells.
        kept.add(
                id,
                written(issue, address.get()),
                incident ? issue.path("updated_at").asString("") : "");
    }

    @Override
    public void willRead(List<Head> heads) {
        kept.keepOnly(heads);
    }

    @Override
    public WrittenTicket read(Head head) throws TicketsUnavailable {
        try {
            WrittenTicket ticket = text(head);
            return incidents.contains(head.key())
                    ? ticket.at(new IncidentEvents(server)
                            .of(ticket.key().substring(0, ticket.key().indexOf('#')), head.id()))
                    : ticket;
        } catch (TrackerUnavailable | TrackerRefused failure) {
            throw unavailable(failure);
        }
    }

    private WrittenTicket text(Head head) throws TrackerUnavailable, TrackerRefused, TicketsUnavailable {
        Optional<WrittenTicket> ready = kept.take(head.key());
        if (ready.isPresent()) {
            return ready.get();
        }
        TicketAddress address = TicketAddress.of(new TicketKey(head.key())).orElseThrow();
        Answer answer = server.ask(address.api());
        if (answer instanceof Answer.Found found) {
            return written(found.json(), address);
        }
        throw answer instanceof Answer.Refused refused && isGone(refused)
                ? TicketsUnavailable.gone("the ticket vanished while it was read; the next run looks for it again")
                : new TicketsUnavailable(sentence(answer), null);
    }

    private static boolean isGone(Answer.Refused refused) {
        return refused.reason() == Answer.Reason.NOT_FOUND || refused.reason() == Answer.Reason.GONE;
    }

    private static String sentence(Answer answer) {
        return answer instanceof Answer.Refused refused ? refused.sentence() : "GitLab gives no answer to a question";
    }

    @Override
    public Whereabouts whereabouts(String key) throws TicketsUnavailable {
        Optional<TicketAddress> address = TicketAddress.of(new TicketKey(key));
        if (address.isEmpty()) {
            return new Whereabouts(Whereabouts.State.NOT_FOUND, key);
        }
        String listed = keys.get(moved.getOrDefault(key, ""));
        if (listed != null) {
            return new Whereabouts(Whereabouts.State.THERE, listed);
        }
        try {
            Answer answer = server.ask(address.get().api());
            if (answer instanceof Answer.Found found) {
                return new Whereabouts(Whereabouts.State.THERE, now(found.json(), address.get()));
            }
            if (answer instanceof Answer.Refused refused && isGone(refused)) {
                return new Whereabouts(Whereabouts.State.NOT_FOUND, key);
            }
            if (answer instanceof Answer.Refused refused && refused.reason() == Answer.Reason.FORBIDDEN) {
                return new Whereabouts(Whereabouts.State.FORBIDDEN, key);
            }
            throw new TicketsUnavailable(sentence(answer), null);
        } catch (TrackerUnavailable | TrackerRefused failure) {
            throw unavailable(failure);
        }
    }

    /** What an issue is called now: it may lie in another project, or in one of another name. */
    private String now(JsonNode issue, TicketAddress asked) {
        String elsewhere = keys.get(issue.path("moved_to_id").toString());
        return elsewhere != null
                ? elsewhere
                : TicketAddress.of(issue, TicketAddress.Kind.ISSUE, asked.project(), server.root())
                        .orElse(asked)
                        .key()
                        .value();
    }

    private WrittenTicket written(JsonNode issue, TicketAddress address) {
        List<String> labels = new ArrayList<>();
        issue.path("labels")
                .forEach(label -> labels.add(
                        label.isString()
                                ? label.asString("")
                                : label.path("name").asString("")));
        Map<String, Text> fields = new HashMap<>();
        selection
                .fields()
                .forEach((name, path) -> FieldText.of(FieldText.at(issue, path), Format.MARKDOWN)
                        .ifPresent(text -> fields.put(name, text)));
        String title = issue.path("title").asString("").replace("\0", "").strip();
        String key = address.key().value();
        return new WrittenTicket(
                key,
                title.isEmpty() ? key : title,
                issue.path("web_url").asString(""),
                issue.path("state").asString(""),
                assignee(issue),
                labels,
                null,
                SEVERITIES.get(issue.path("severity").asString("").toUpperCase(Locale.ROOT)),
                issue.path("confidential").asBoolean(false),
                address.project() + "#",
                new Text(Format.MARKDOWN, issue.path("description").asString("").replace("\0", "")),
                fields,
                List.of());
    }

    private static @Nullable String assignee(JsonNode issue) {
        JsonNode first = issue.path("assignees").path(0);
        String name = (first.isMissingNode() ? issue.path("assignee") : first)
                .path("username")
                .asString("");
        return name.isBlank() ? null : name;
    }

    private static TicketsUnavailable unavailable(Exception failure) {
        return new TicketsUnavailable(String.valueOf(failure.getMessage()), failure);
    }
}
