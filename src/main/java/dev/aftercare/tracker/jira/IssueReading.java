package dev.aftercare.tracker.jira;

import dev.aftercare.http.Address;
import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Diagnostic.Level;
import dev.aftercare.ticket.Priority;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.ticket.TicketState;
import dev.aftercare.tracker.PriorityWords;
import dev.aftercare.tracker.RawTicket;
import dev.aftercare.tracker.Reading;
import dev.aftercare.tracker.Remarks;
import dev.aftercare.tracker.StateWords;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The reading of one issue: its values, and what could not be understood. */
final class IssueReading {

    private final RawTicket raw;
    private final JsonNode issue;
    private final JsonNode fields;
    private final String tracker;
    private final String url;
    private final JiraStates states;
    private final PriorityWords priorities;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    IssueReading(
            RawTicket raw, JsonNode issue, String tracker, String url, JiraStates states, PriorityWords priorities) {
        this.raw = raw;
        this.issue = issue;
        this.fields = issue.path("fields");
        this.tracker = tracker;
        this.url = url;
        this.states = states;
        this.priorities = priorities;
    }

    Reading read() {
        Standing current = Standing.now(fields);
        TicketState state = state(current);
        StatusHistory history = new StatusHistory(issue, current, states);
        checkHistory();
        Instant created = instant("created");
        Ticket ticket = new Ticket(
                new TicketKey(raw.key()),
                tracker,
                summary(),
                state,
                states.wordFor(current),
                owner(),
                due(),
                priority().orElse(null),
                originalPriority(),
                labels(),
                created,
                resolved(current, state, history, created),
                url + "/browse/" + Address.encoded(raw.key()),
                history.transitions(),
                address(),
                formerKeys(),
                type(),
                Remarks.of(issue, written -> JiraTime.instant(JsonNodeFactory.instance.stringNode(written))));
        return new Reading(ticket, diagnostics);
    }

    private TicketState state(Standing current) {
        if (current.status().isEmpty()) {
            warn("ticket.no-state", "the status has no name; ask whoever looks after this Jira");
        }
        JiraStates.Meaning meaning = states.meaningOf(current);
        meaning.advice().ifPresent(advice -> warn(StateWords.RULE, advice));
        return meaning.state();
    }

    private void checkHistory() {
        if (!issue.path("changelog").path("histories").isArray()) {
            warn(
                    "ticket.history",
                    "Jira did not give the whole history of %s, so its reopenings are not known".formatted(raw.key()));
        }
    }

    /**
     * When it was last finished. Its history knows best; the resolution date counts where the history does not reach back, and
     * where it is older than all that the history shows: then the issue was moved here, or its workflow was changed, later.
     */
    private @Nullable Instant resolved(
            Standing current, TicketState state, StatusHistory history, @Nullable Instant created) {
        Instant written = instant("resolutiondate");
        if (!JiraStates.isOver(state)) {
            if (current.resolution() != null && state != TicketState.UNKNOWN) {
                warn(
                        "ticket.resolved",
                        "the resolution is \"%s\", but the status is \"%s\"; clear the resolution or close the ticket"
                                .formatted(JiraText.shown(current.resolution()), JiraText.shown(current.status())));
            }
            return null;
        }
        Instant finished = history.finishedSince().orElse(null);
        if (written != null && created != null && written.isBefore(created)) {
            warn(
                    "ticket.resolved",
                    "it is resolved (%s) before it was created (%s), so that date is left out; correct it if you can"
                            .formatted(written, created));
            return finished;
        }
        if (written == null || finished == null) {
            return finished == null ? written : finished;
        }
        if (written.isBefore(finished) && !history.showsFinishedAt(written)) {
            note(
                    "ticket.resolved",
                    "it was resolved on %s, and its history shows that only on %s, as after a change of workflow; the first one counts"
                            .formatted(written, finished));
            return written;
        }
        return finished;
    }

    private @Nullable String type() {
        String type = text(fields.path("issuetype").path("name"), "issue type");
        return type.isEmpty() ? null : type;
    }

    private String summary() {
        String summary = text(fields.path("summary"), "summary");
        if (summary.isEmpty()) {
            warn("ticket.summary", "the summary is empty; write what the ticket is about");
        }
        return summary;
    }

    // Jira Cloud hides a person's address unless they show it; the names are what people.csv knows.
    private @Nullable String owner() {
        JsonNode assignee = fields.path("assignee");
        for (String name : List.of("displayName", "name", "accountId")) {
            String owner = text(assignee.path(name), "assignee");
            if (!owner.isEmpty()) {
                return owner;
            }
        }
        return null;
    }

    private @Nullable String address() {
        String address = text(fields.path("assignee").path("emailAddress"), "assignee");
        // Some servers hide addresses as "amara at example dot com".
        return address.indexOf('@') > 0 && address.indexOf(' ') < 0 ? address : null;
    }

    private @Nullable LocalDate due() {
        JsonNode written = fields.path("duedate");
        Optional<LocalDate> due = JiraTime.day(written);
        if (due.isEmpty() && isWritten(written)) {
            warn("ticket.due", "the due date is \"%s\", which is no day".formatted(shown(written)));
        }
        return due.orElse(null);
    }

    private Optional<Priority> priority() {
        String word = word();
        Optional<Priority> priority = priorities.priorityOf(word);
        if (priority.isEmpty() && !priorities.saysNone(word)) {
            warn(PriorityWords.RULE, PriorityWords.advice(JiraText.shown(word)));
        }
        return priority;
    }

    private @Nullable String originalPriority() {
        String word = word();
        return priorities.saysNone(word) ? null : word;
    }

    private String word() {
        return JiraText.oneLine(fields.path("priority").path("name").stringValue(""));
    }

    private Set<String> labels() {
        Set<String> labels = new HashSet<>();
        for (JsonNode label : fields.path("labels")) {
            String text = text(label, "label");
            if (!text.isEmpty()) {
                labels.add(text);
            }
        }
        return labels;
    }

    private Set<TicketKey> formerKeys() {
        Set<TicketKey> keys = new HashSet<>();
        for (JsonNode key : issue.path(Issue.ASKED_AS)) {
            addKey(key.stringValue(""), keys);
        }
        for (JsonNode history : issue.path("changelog").path("histories")) {
            for (JsonNode item : history.path("items")) {
                if (Issue.field(item).endsWith("key")) {
                    addKey(item.path("fromString").stringValue(""), keys);
                }
            }
        }
        return keys;
    }

    private void addKey(String key, Set<TicketKey> keys) {
        String line = JiraText.oneLine(key);
        if (!line.isEmpty() && !line.equals(raw.key())) {
            keys.add(new TicketKey(line));
        }
    }

    private @Nullable Instant instant(String field) {
        JsonNode written = fields.path(field);
        Optional<Instant> instant = JiraTime.instant(written);
        if (instant.isEmpty() && isWritten(written)) {
            warn("ticket." + field, "\"%s\" is \"%s\", which is no time".formatted(field, shown(written)));
        }
        return instant.orElse(null);
    }

    private static boolean isWritten(JsonNode written) {
        return !written.isMissingNode()
                && !written.isNull()
                && !written.stringValue("-").isBlank();
    }

    private static String shown(JsonNode written) {
        return JiraText.shown(written.stringValueOpt().orElseGet(written::toString));
    }

    private String text(JsonNode written, String name) {
        String text = written.stringValue("");
        if (text.indexOf('\0') >= 0) {
            warn("ticket.nul", "the %s holds U+0000, which was left out; remove it".formatted(name));
        }
        return JiraText.oneLine(text);
    }

    private void warn(String rule, String message) {
        diagnostics.add(new Diagnostic(raw.place(), rule, Level.WARNING, message));
    }

    private void note(String rule, String message) {
        diagnostics.add(new Diagnostic(raw.place(), rule, Level.NOTE, message));
    }
}
