package dev.aftercare.tracker.gitlab;

import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.ticket.TicketState;
import dev.aftercare.tracker.PriorityWords;
import dev.aftercare.tracker.RawTicket;
import dev.aftercare.tracker.Reading;
import dev.aftercare.tracker.Remarks;
import dev.aftercare.tracker.StateWords;
import dev.aftercare.tracker.TicketValues;
import dev.aftercare.tracker.gitlab.LabelWords.Urgency;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The reading of one issue or merge request: its values, and what could not be understood of it. */
final class TicketReading {

    private final RawTicket raw;
    private final JsonNode payload;
    private final JsonNode issue;
    private final boolean mergeRequest;
    private final String tracker;
    private final StateWords states;
    private final LabelWords words;
    private final TicketValues values;

    TicketReading(RawTicket raw, JsonNode payload, String tracker, StateWords states, LabelWords words) {
        this.raw = raw;
        this.values = new TicketValues(raw);
        this.payload = payload;
        this.issue = payload.path("issue");
        this.mergeRequest = payload.path("kind").asString("").equals(TicketAddress.Kind.MERGE_REQUEST.path());
        this.tracker = tracker;
        this.states = states;
        this.words = words;
    }

    Reading read() {
        Set<String> labels = values.labels(issue.path("labels"));
        Standing standing = mergeRequest ? ofMergeRequest() : ofIssue(labels);
        Instant created = values.instant(issue, "created_at");
        Instant stated = standing.isOver() ? stated(created) : null;
        History history = new History(mergeRequest, standing, stated);
        var transitions = history.of(events());
        Optional<Urgency> urgency = urgency(labels);
        Ticket ticket = new Ticket(
                new TicketKey(raw.key()),
                tracker,
                summary(),
                standing.state(),
                standing.word(),
                owner(),
                due(),
                urgency.map(Urgency::priority).orElse(null),
                urgency.map(Urgency::word).orElse(null),
                labels,
                created,
                standing.isOver() ? history.finished().orElse(stated) : null,
                values.link(issue, "web_url"),
                transitions,
                address(),
                values.formerKeys(payload),
                values.written(issue, "issue_type"),
                Remarks.of(payload, TicketValues::instantOf));
        return new Reading(ticket, values.diagnostics());
    }

    /** A merge request is done when it was merged; one that was closed without that was dropped. */
    private Standing ofMergeRequest() {
        String word = values.text(issue, "state");
        return switch (word) {
            case "merged" -> new Standing(TicketState.DONE, word);
            case "closed" -> new Standing(TicketState.CANCELLED, word);
            case "opened", "reopened", "locked" -> new Standing(TicketState.IN_PROGRESS, word);
            default -> unknown(word);
        };
    }

    private Standing ofIssue(Set<String> labels) {
        if (issue.path("moved_to_id").asLong(0) > 0) {
            values.warn(
                    "ticket.moved",
                    "it was moved to where the token's user may not see it, so where it stands is not known; give the right to read it, or correct the reference");
            return new Standing(TicketState.UNKNOWN, "moved");
        }
        String word = word();
        if (word.equals("opened") || word.equals("reopened")) {
            Optional<String> progress = words.progress(labels);
            return progress.map(label -> new Standing(TicketState.IN_PROGRESS, label))
                    .orElseGet(() -> new Standing(states.stateOf(word), word));
        }
        if (!word.equals("closed")) {
            return unknown(word);
        }
        Optional<String> dropped = isDuplicate() ? Optional.of("duplicate") : words.dropped(labels);
        return dropped.map(reason -> new Standing(TicketState.CANCELLED, reason))
                .orElseGet(() -> new Standing(states.stateOf(word), word));
    }

    /** Before there were words GitLab only said whether an issue is closed. */
    private String word() {
        String word = values.text(issue, "state");
        if (word.isEmpty() && issue.path("closed").isBoolean()) {
            return issue.path("closed").asBoolean() ? "closed" : "opened";
        }
        return word;
    }

    private boolean isDuplicate() {
        return !issue.path("_links").path("closed_as_duplicate_of").asString("").isEmpty();
    }

    private Standing unknown(String word) {
        if (word.isEmpty()) {
            values.warn("ticket.no-state", "it has no state; check the address of this GitLab");
            return new Standing(TicketState.UNKNOWN, word);
        }
        TicketState state = states.stateOf(word);
        if (state == TicketState.UNKNOWN) {
            values.warn(StateWords.RULE, StateWords.advice(TicketValues.shown(word)));
        }
        return new Standing(state, word);
    }

    /** When it was last finished, as it says itself. */
    private @Nullable Instant stated(@Nullable Instant created) {
        Instant merged = mergeRequest ? values.instant(issue, "merged_at") : null;
        Instant finished = merged == null ? values.instant(issue, "closed_at") : merged;
        if (finished != null && created != null && finished.isBefore(created)) {
            values.warn(
                    "ticket.resolved",
                    "it was closed at %s, before it was created (%s), so neither its end nor its duration is known"
                            .formatted(finished, created));
            return null;
        }
        return finished;
    }

    private JsonNode events() {
        if (payload.has("eventsWithheld")) {
            values.note(
                    "ticket.history",
                    "how often it was reopened is not known: " + values.text(payload, "eventsWithheld"));
        }
        return payload.path("events");
    }

    private String summary() {
        String summary = values.text(issue, "title");
        if (summary.isEmpty()) {
            values.warn("ticket.summary", "it has no title; write what it is about");
        }
        return summary;
    }

    /** The first one who is assigned is the owner; the others are named. */
    private @Nullable String owner() {
        List<String> assigned = assigned()
                .map(this::person)
                .filter(person -> !person.isEmpty())
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

    private String person(JsonNode person) {
        String account = values.text(person, "username");
        return account.isEmpty() ? values.text(person, "name") : account;
    }

    /** Older GitLabs tell people's addresses, newer ones do not. */
    private @Nullable String address() {
        String address = assigned()
                .findFirst()
                .map(person -> values.text(person, "email"))
                .orElse("");
        return address.indexOf('@') > 0 && address.indexOf(' ') < 0 ? address : null;
    }

    private Stream<JsonNode> assigned() {
        return Stream.concat(issue.path("assignees").valueStream(), Stream.of(issue.path("assignee")))
                .filter(JsonNode::isObject);
    }

    /** Its own day, or else the last one of its milestone. */
    private @Nullable LocalDate due() {
        String own = values.text(issue, "due_date");
        String written = own.isEmpty() ? values.text(issue.path("milestone"), "due_date") : own;
        try {
            return written.isEmpty() ? null : LocalDate.parse(written);
        } catch (DateTimeException noDay) {
            values.warn(
                    "ticket.due",
                    "its due date is \"%s\", which is no day; set it again".formatted(TicketValues.shown(written)));
            return null;
        }
    }

    private Optional<Urgency> urgency(Set<String> labels) {
        List<Urgency> all = words.urgencies(labels);
        all.stream()
                .filter(urgency -> urgency.priority() == null)
                .forEach(urgency ->
                        values.warn(PriorityWords.RULE, PriorityWords.advice(TicketValues.shown(urgency.word()))));
        if (all.stream().map(Urgency::priority).distinct().count() > 1) {
            values.warn(
                    "ticket.priorities",
                    "its labels name several priorities (%s); the most urgent one is taken, remove the others"
                            .formatted(all.stream().map(Urgency::word).collect(Collectors.joining(", "))));
        }
        return all.stream().findFirst();
    }
}
