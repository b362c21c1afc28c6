package dev.aftercare.tracker.github;

import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.ticket.TicketState;
import dev.aftercare.ticket.TicketTransition;
import dev.aftercare.tracker.PriorityWords;
import dev.aftercare.tracker.RawTicket;
import dev.aftercare.tracker.Reading;
import dev.aftercare.tracker.Remarks;
import dev.aftercare.tracker.StateWords;
import dev.aftercare.tracker.TicketValues;
import dev.aftercare.tracker.github.LabelWords.Urgency;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The reading of one issue or pull request: its values, and what could not be understood of it. */
final class IssueReading {

    /** Fields that an organization may give its issues; they say more than a milestone and a label. */
    private static final Set<String> DUE_FIELDS = Set.of("due", "due date", "target date", "échéance");

    private static final Set<String> PRIORITY_FIELDS = Set.of("priority", "priorité");

    private final RawTicket raw;
    private final JsonNode payload;
    private final JsonNode issue;
    private final String tracker;
    private final StateWords states;
    private final LabelWords words;
    private final TicketValues values;

    IssueReading(RawTicket raw, JsonNode payload, String tracker, StateWords states, LabelWords words) {
        this.raw = raw;
        this.values = new TicketValues(raw);
        this.payload = payload;
        this.issue = payload.path("issue");
        this.tracker = tracker;
        this.states = states;
        this.words = words;
    }

    Reading read(Instant seenAt) {
        Set<String> labels = values.labels(issue.path("labels"));
        Standing standing = Standing.isPull(issue) ? ofPull() : ofIssue(labels);
        Instant created = values.instant(issue, "created_at");
        Instant closed = standing.isClosed() ? closed(created) : null;
        Instant updated = values.instant(issue, "updated_at");
        History history = new History(standing, states, closed, updated == null ? seenAt : updated);
        Urgency urgency = urgency(labels);
        Ticket ticket = new Ticket(
                new TicketKey(raw.key()),
                tracker,
                summary(),
                standing.state(),
                standing.word(),
                owner(),
                due(),
                urgency == null ? null : urgency.priority(),
                urgency == null ? null : urgency.word(),
                labels,
                created,
                closed,
                values.link(issue, "html_url"),
                transitions(history),
                // GitHub's issues name accounts only.
                null,
                values.formerKeys(payload),
                values.written(issue.path("type"), "name"),
                Remarks.of(payload, TicketValues::instantOf));
        return new Reading(ticket, values.diagnostics());
    }

    /** A pull request is done when it was merged; one that was closed without that was dropped. */
    private Standing ofPull() {
        boolean merged = issue.path("pull_request").path("merged_at").isString()
                || payload.path("events").valueStream().anyMatch(event -> is(event, "event", "merged"));
        if (is(issue, "state", "open")) {
            return new Standing(TicketState.IN_PROGRESS, issue.path("draft").asBoolean(false) ? "draft" : "open", true);
        }
        if (!is(issue, "state", "closed")) {
            return unknown();
        }
        if (merged) {
            return new Standing(TicketState.DONE, "merged", true);
        }
        // Old servers tell it by an event only.
        if (!issue.path("pull_request").has("merged_at") && !payload.has("events")) {
            values.warn("ticket.merged", "it was closed; whether it was merged is not known yet");
            return new Standing(TicketState.UNKNOWN, "closed", true);
        }
        return new Standing(TicketState.CANCELLED, "closed", true);
    }

    private Standing ofIssue(Set<String> labels) {
        String reason = values.text(issue, "state_reason");
        if (is(issue, "state", "open")) {
            Optional<String> progress = words.progress(labels);
            String word = progress.orElse(reason.isEmpty() ? "open" : reason);
            TicketState state = progress.isPresent() ? TicketState.IN_PROGRESS : stateOf(word);
            // Whatever its word is mapped to, GitHub says that it is not closed.
            return new Standing(state, word, false);
        }
        if (!is(issue, "state", "closed")) {
            return unknown();
        }
        String word = reason.isEmpty() ? "closed" : reason;
        TicketState state = stateOf(word);
        Optional<String> dropped = state == TicketState.DONE ? words.dropped(labels) : Optional.empty();
        return dropped.map(label -> new Standing(TicketState.CANCELLED, label, false))
                .orElse(new Standing(state, word, false));
    }

    private Standing unknown() {
        String word = values.text(issue, "state");
        if (word.isEmpty()) {
            values.warn("ticket.no-state", "the issue has no state; check the address of the API");
        }
        return new Standing(stateOf(word), word, Standing.isPull(issue));
    }

    private TicketState stateOf(String word) {
        TicketState state = states.stateOf(word);
        if (state == TicketState.UNKNOWN && !word.isEmpty()) {
            values.warn(StateWords.RULE, StateWords.advice(word));
        }
        return state;
    }

    private @Nullable Instant closed(@Nullable Instant created) {
        Instant closed = values.instant(issue, "closed_at");
        if (closed != null && created != null && closed.isBefore(created)) {
            values.warn(
                    "ticket.resolved",
                    "it was closed at %s, before it was created (%s), so neither its end nor its duration is known"
                            .formatted(closed, created));
            return null;
        }
        return closed;
    }

    private List<TicketTransition> transitions(History history) {
        if (payload.path("events").isArray()) {
            return history.of(payload.path("events"));
        }
        if (!payload.has("eventsWithheld")) {
            // The next run asks for them, or there are none.
            return List.of();
        }
        values.note(
                "ticket.history", "how often it was reopened is not known: " + values.text(payload, "eventsWithheld"));
        return history.withoutEvents();
    }

    private String summary() {
        String summary = values.text(issue, "title");
        if (summary.isEmpty()) {
            values.warn("ticket.summary", "the issue has no title; write what it is about");
        }
        return summary;
    }

    /** The first one who is assigned is the owner; the others are named. */
    private @Nullable String owner() {
        List<String> assigned = Stream.concat(issue.path("assignees").valueStream(), Stream.of(issue.path("assignee")))
                .map(person -> values.text(person, "login"))
                .filter(login -> !login.isEmpty())
                .distinct()
                .toList();
        if (assigned.size() > 1) {
            values.note(
                    "ticket.owners",
                    "several are assigned (%s); the first one is taken for its owner"
                            .formatted(String.join(", ", assigned)));
        }
        return assigned.isEmpty() ? null : assigned.get(0);
    }

    /** A milestone ends on a day, which GitHub keeps as an instant of that day in UTC. */
    private @Nullable LocalDate due() {
        String field = field(DUE_FIELDS, "date");
        String written = field.isEmpty() ? values.text(issue.path("milestone"), "due_on") : field;
        try {
            if (written.isEmpty()) {
                return null;
            }
            return written.length() == 10
                    ? LocalDate.parse(written)
                    : OffsetDateTime.parse(written)
                            .withOffsetSameInstant(ZoneOffset.UTC)
                            .toLocalDate();
        } catch (DateTimeException noDay) {
            values.warn(
                    "ticket.due",
                    "its due date is \"%s\", which is no date; set it again".formatted(TicketValues.shown(written)));
            return null;
        }
    }

    private @Nullable Urgency urgency(Set<String> labels) {
        String field = field(PRIORITY_FIELDS, "single_select");
        List<Urgency> all =
                field.isEmpty() || words.saysNone(field) ? words.urgencies(labels) : List.of(words.urgency(field));
        all.stream()
                .filter(urgency -> urgency.priority() == null)
                .forEach(urgency ->
                        values.warn(PriorityWords.RULE, PriorityWords.advice(TicketValues.shown(urgency.word()))));
        long different = all.stream().map(Urgency::priority).distinct().count();
        if (different > 1) {
            values.warn(
                    "ticket.priorities",
                    "its labels name several priorities (%s); the most urgent one is taken, remove the others"
                            .formatted(all.stream().map(Urgency::word).collect(Collectors.joining(", "))));
        }
        return all.isEmpty() ? null : all.get(0);
    }

    private String field(Set<String> names, String type) {
        for (JsonNode field : issue.path("issue_field_values")) {
            boolean named = names.contains(IssueKey.folded(values.text(field, "issue_field_name")));
            if (named && is(field, "data_type", type)) {
                String option = values.text(field.path("single_select_option"), "name");
                return option.isEmpty() ? values.text(field, "value") : option;
            }
        }
        return "";
    }

    private static boolean is(JsonNode node, String name, String value) {
        return node.path(name).asString("").equals(value);
    }
}
