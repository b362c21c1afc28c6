package dev.aftercare.tracker.jira;

import dev.aftercare.http.Address;
import dev.aftercare.http.Answer;
import dev.aftercare.http.PoliteClients;
import dev.aftercare.ticket.TicketSelection;
import dev.aftercare.ticket.TicketsUnavailable;
import dev.aftercare.ticket.WrittenTicket;
import dev.aftercare.ticket.WrittenTicket.Format;
import dev.aftercare.ticket.WrittenTicket.Text;
import dev.aftercare.ticket.WrittenTickets;
import dev.aftercare.tracker.FieldText;
import dev.aftercare.tracker.TrackerAccess;
import dev.aftercare.tracker.TrackerAccess.JiraEdition;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerUnavailable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Issues of a Jira with their description and their fields. The list asks for the time of the last change only; what changed is then
 * fetched, many at a time.
 */
final class WrittenIssues implements WrittenTickets {

    private static final List<String> HEAD = List.of("updated", "security");

    private static final List<String> TEXT =
            List.of("summary", "description", "status", "labels", "assignee", "components", "security", "updated");

    /** Descriptions are long: an answer with more of them may be too large. */
    private static final int MOST_TOGETHER = 50;

    private final PoliteClients clients;
    private final TrackerAccess.Jira access;
    private final TicketSelection selection;
    private final List<Head> ahead = new ArrayList<>();
    private final Map<String, JsonNode> fetched = new HashMap<>();
    /** How many of those ahead were asked for together; what did not come of them is asked for alone. */
    private int askedTogether;

    private @Nullable JiraServer server;
    private @Nullable Map<String, String> fields;

    WrittenIssues(PoliteClients clients, TrackerAccess.Jira access, TicketSelection selection) {
        this.clients = clients;
        this.access = access;
        this.selection = selection;
    }

    @Override
    public String seen() throws TicketsUnavailable {
        try {
            String who = server().whoWeAre();
            int count = list().size();
            return "we are \"%s\" at %s; %s"
                    .formatted(who, server().title(), count == 1 ? "1 ticket matches" : count + " tickets match");
        } catch (TrackerUnavailable | TrackerRefused failure) {
            throw unavailable(failure);
        }
    }

    @Override
    public List<Head> list() throws TicketsUnavailable {
        try {
            // A token that is no longer good is not refused by every search: some answer like to a stranger, with
            // nothing.
            server().whoWeAre();
            fields();
            Map<String, Head> heads = new LinkedHashMap<>();
            IssuePages pages = server().search(jql(), HEAD);
            for (Optional<List<JsonNode>> page = pages.next(); page.isPresent(); page = pages.next()) {
                page.get().stream()
                        .filter(issue -> !Issue.key(issue).isEmpty())
                        .forEach(issue -> heads.put(
                                Issue.id(issue), new Head(Issue.key(issue), Issue.id(issue), version(issue))));
            }
            if (!pages.areAll()) {
                throw new TicketsUnavailable(
                        "%s gives empty pages without end, so the list is not whole; try again later"
                                .formatted(access.url()),
                        null);
            }
            return List.copyOf(heads.values());
        } catch (TrackerUnavailable | TrackerRefused failure) {
            throw unavailable(failure);
        }
    }

    private static String version(JsonNode issue) {
        return Issue.updated(issue).asString("") + (isRestricted(issue) ? " restricted" : "");
    }

    /** Only some may see an issue with a security level. */
    private static boolean isRestricted(JsonNode issue) {
        JsonNode level = issue.path("fields").path("security");
        return !level.isNull() && !level.isMissingNode();
    }

    private String jql() {
        List<String> conditions = new ArrayList<>();
        add("project", selection.projects(), conditions);
        // A label of Jira holds no blank; a query that names one is refused as a whole.
        add(
                "labels",
                selection.labels().stream()
                        .map(String::strip)
                        .filter(label -> label.chars().noneMatch(Character::isWhitespace))
                        .toList(),
                conditions);
        add("issuetype", selection.types(), conditions);
        Optional.ofNullable(selection.query())
                .map(Jql::withoutOrder)
                .filter(query -> !query.isEmpty())
                .ifPresent(conditions::add);
        return Jql.meeting(conditions);
    }

    private static void add(String field, List<String> values, List<String> conditions) {
        if (!values.isEmpty()) {
            conditions.add(Jql.oneOf(field, values));
        }
    }

    @Override
    public void willRead(List<Head> heads) {
        ahead.clear();
        ahead.addAll(heads);
        askedTogether = 0;
    }

    @Override
    public WrittenTicket read(Head head) throws TicketsUnavailable {
        try {
            if (!fetched.containsKey(head.id())) {
                fetchTogether(head);
            }
            JsonNode issue = fetched.remove(head.id());
            return written(issue == null ? alone(head) : issue);
        } catch (TrackerUnavailable | TrackerRefused failure) {
            throw unavailable(failure);
        }
    }

    /** Fetches a ticket and those that will be read after it. What is not in the answer is asked for alone, which says why. */
    private void fetchTogether(Head first) throws TrackerUnavailable, TrackerRefused {
        int from = ahead.indexOf(first);
        if (from < askedTogether || from == ahead.size() - 1) {
            return;
        }
        askedTogether = Math.min(ahead.size(), from + MOST_TOGETHER);
        List<Head> next = List.copyOf(ahead.subList(from, askedTogether));
        List<String> asked = asked();
        Answer answer = server().edition() == JiraEdition.CLOUD ? askCloud(next, asked) : askDataCenter(next, asked);
        if (answer instanceof Answer.Found found) {
            for (JsonNode issue : found.json().path("issues")) {
                fetched.put(Issue.id(issue), issue);
            }
        }
    }

    private Answer askCloud(List<Head> heads, List<String> asked) throws TrackerUnavailable, TrackerRefused {
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        heads.forEach(head -> question.withArray("issueIdsOrKeys").add(head.key()));
        asked.forEach(question.putArray("fields")::add);
        return server().askWith("issue/bulkfetch", question);
    }

    private Answer askDataCenter(List<Head> heads, List<String> asked) throws TrackerUnavailable, TrackerRefused {
        return server().ask(server().path("search")
                .with("jql", Jql.keys(heads.stream().map(Head::key).toList()))
                .with("validateQuery", "false")
                .with("startAt", 0)
                .with("maxResults", MOST_TOGETHER)
                .with("fields", String.join(",", asked))
                .text());
    }

    private JsonNode alone(Head head) throws TrackerUnavailable, TrackerRefused, TicketsUnavailable {
        Answer answer = server().ask(address(head.key())
                .with("fields", String.join(",", asked()))
                .text());
        if (answer instanceof Answer.Found found) {
            return found.json();
        }
        if (answer instanceof Answer.Refused refused
                && (refused.reason() == Answer.Reason.NOT_FOUND || refused.reason() == Answer.Reason.GONE)) {
            throw TicketsUnavailable.gone("the ticket vanished while it was read; the next run looks for it again");
        }
        if (answer instanceof Answer.Refused refused) {
            throw server().refused(refused);
        }
        throw new TrackerUnavailable("%s gives no answer to a question".formatted(access.url()));
    }

    private Address address(String key) throws TrackerUnavailable, TrackerRefused {
        return server().path("issue/" + Address.encoded(key));
    }

    @Override
    public Whereabouts whereabouts(String key) throws TicketsUnavailable {
        try {
            Answer answer = server().ask(address(key).with("fields", "updated").text());
            if (answer instanceof Answer.Found found) {
                return new Whereabouts(Whereabouts.State.THERE, Issue.key(found.json()));
            }
            if (answer instanceof Answer.Refused refused) {
                return switch (refused.reason()) {
                    case UNKNOWN_USER -> throw server().refused(refused);
                    case FORBIDDEN -> new Whereabouts(Whereabouts.State.FORBIDDEN, key);
                    case NOT_FOUND, GONE, BAD_QUESTION -> new Whereabouts(Whereabouts.State.NOT_FOUND, key);
                };
            }
            throw new TrackerUnavailable("%s gives no answer to a question".formatted(access.url()));
        } catch (TrackerUnavailable | TrackerRefused failure) {
            throw unavailable(failure);
        }
    }

    private WrittenTicket written(JsonNode issue) throws TrackerUnavailable, TrackerRefused, TicketsUnavailable {
        JsonNode values = issue.path("fields");
        Format words = server().edition() == JiraEdition.CLOUD ? Format.PLAIN : Format.JIRA_MARKUP;
        Map<String, Text> named = new HashMap<>();
        fields().forEach((name, id) ->
                FieldText.of(FieldText.at(values, id), words).ifPresent(text -> named.put(name, text)));
        List<String> labels = new ArrayList<>();
        values.path("labels").forEach(label -> labels.add(JiraText.oneLine(label.asString(""))));
        String key = Issue.key(issue);
        return new WrittenTicket(
                key,
                title(values, key),
                access.url() + "/browse/" + Address.encoded(key),
                values.path("status").path("name").asString(""),
                line(values.path("assignee")),
                labels,
                line(values.path("components")),
                null,
                isRestricted(issue),
                null,
                FieldText.of(values.path("description"), words).orElse(new Text(words, "")),
                named,
                List.of());
    }

    private static String title(JsonNode values, String key) {
        String title = JiraText.oneLine(values.path("summary").asString(""));
        return title.isEmpty() ? key : title;
    }

    private static @Nullable String line(JsonNode value) {
        return FieldText.of(value, Format.PLAIN)
                .map(text -> JiraText.oneLine(text.content()))
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }

    private List<String> asked() throws TrackerUnavailable, TrackerRefused {
        Set<String> asked = new LinkedHashSet<>(TEXT);
        try {
            fields().values().forEach(id -> asked.add(id.indexOf('.') < 0 ? id : id.substring(0, id.indexOf('.'))));
        } catch (TicketsUnavailable known) {
            throw new TrackerRefused(String.valueOf(known.getMessage()));
        }
        return List.copyOf(asked);
    }

    /** The ids of the fields that are named, by our names. People know fields by the names that Jira shows. */
    private Map<String, String> fields() throws TrackerUnavailable, TrackerRefused, TicketsUnavailable {
        if (fields == null) {
            fields = selection.fields().isEmpty()
                    ? Map.of()
                    : new FieldNames(server().get(server().path("field").text())).ids(selection.fields());
        }
        return fields;
    }

    private JiraServer server() throws TrackerUnavailable, TrackerRefused {
        if (server == null) {
            server = JiraServer.open(clients, access);
        }
        return server;
    }

    private static TicketsUnavailable unavailable(Exception failure) {
        return new TicketsUnavailable(String.valueOf(failure.getMessage()), failure);
    }
}
