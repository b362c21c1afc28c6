package dev.aftercare.source.sql;

import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Countermeasure.Kind;
import dev.aftercare.postmortem.Countermeasure.State;
import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Place;
import dev.aftercare.source.markdown.WrittenValues;
import dev.aftercare.ticket.Priority;
import dev.aftercare.ticket.TicketKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the countermeasures of an incident: one a row, and rows that differ in their ticket only are one. */
final class RowCountermeasures {

    private static final int LONGEST = 1_000;

    private final Place place;
    private final String postmortemId;
    private final RowInstants instants;
    private final WrittenValues values;
    private final List<Diagnostic> diagnostics;
    private final Map<String, Countermeasure> read = new LinkedHashMap<>();

    RowCountermeasures(
            Place place,
            String postmortemId,
            RowInstants instants,
            WrittenValues values,
            List<Diagnostic> diagnostics) {
        this.values = values;
        this.place = place;
        this.postmortemId = postmortemId;
        this.instants = instants;
        this.diagnostics = diagnostics;
    }

    List<Countermeasure> read(List<SqlRow> rows) {
        for (int i = 0; i < rows.size(); i++) {
            read(rows.get(i), i + 1);
        }
        return List.copyOf(read.values());
    }

    private void read(SqlRow row, int number) {
        String key = row.has("id") ? RowJson.key(row.text("id")) : "row " + number;
        String name = SqlQuery.COUNTERMEASURES.word() + "/" + key;
        Optional<String> description = row.words("description").map(words -> WrittenValues.shortened(words, LONGEST));
        if (description.isEmpty()) {
            warn(
                    "countermeasure.description",
                    name + " has no \"description\" and was left out; write what is to be done");
            return;
        }
        Countermeasure fresh = countermeasure(row, name, key, description.get());
        Countermeasure before = read.get(key);
        if (before == null) {
            read.put(key, fresh);
        } else if (before.description().equals(fresh.description())) {
            read.put(key, joined(before, fresh));
        } else {
            warn(
                    "sql.key-twice",
                    "%s is there more than once, with different descriptions; both were read: give each countermeasure an id of its own"
                            .formatted(name));
            read.put(key + " again " + number, fresh.withId(fresh.id() + "-" + number));
        }
    }

    private Countermeasure countermeasure(SqlRow row, String name, String key, String description) {
        return new Countermeasure(
                postmortemId + "!" + key,
                description,
                row.words("owner")
                        .map(owner -> WrittenValues.shortened(owner, 120))
                        .orElse(null),
                instants.day("countermeasure.due", "due\" of \"" + name, row.value("due")),
                priority(row, name),
                row.words("kind").map(WrittenValues::kind).orElse(Kind.UNKNOWN),
                state(row, name),
                tickets(row, name, description),
                0);
    }

    private static Countermeasure joined(Countermeasure one, Countermeasure other) {
        Set<TicketKey> tickets = new LinkedHashSet<>(one.tickets());
        tickets.addAll(other.tickets());
        return new Countermeasure(
                one.id(),
                one.description(),
                one.owner(),
                one.due(),
                one.priority(),
                one.kind(),
                one.state(),
                List.copyOf(tickets),
                one.line());
    }

    private @Nullable Priority priority(SqlRow row, String name) {
        Optional<String> written = row.words("priority");
        Optional<Priority> priority = written.flatMap(WrittenValues::priority);
        if (written.isPresent() && priority.isEmpty()) {
            warn(
                    "countermeasure.priority",
                    "\"priority\" of \"%s\" is \"%s\"; write P0, P1, P2, P3 or P4"
                            .formatted(name, WrittenValues.shortened(written.get(), 40)));
        }
        return priority.orElse(null);
    }

    private State state(SqlRow row, String name) {
        JsonNode value = row.value("status");
        if (value.isBoolean()) {
            return value.booleanValue() ? State.DONE : State.OPEN;
        }
        Optional<String> written = row.words("status");
        Optional<State> state = written.flatMap(WrittenValues::state);
        if (written.isPresent() && state.isEmpty()) {
            warn(
                    "countermeasure.state",
                    "\"status\" of \"%s\" is \"%s\"; write open, in progress, done or cancelled"
                            .formatted(name, WrittenValues.shortened(written.get(), 40)));
        }
        return state.orElse(State.UNKNOWN);
    }

    private List<TicketKey> tickets(SqlRow row, String name, String description) {
        Optional<String> written = row.words("tickets");
        Set<TicketKey> tickets =
                new LinkedHashSet<>(written.map(values::ticketsOnly).orElse(List.of()));
        if (written.isPresent() && tickets.isEmpty()) {
            warn(
                    "ticket.unreadable",
                    "\"tickets\" of \"%s\" is \"%s\", which names no ticket; write OPS-123, org/repo#12 or the ticket's address"
                            .formatted(name, WrittenValues.shortened(written.get(), 60)));
        }
        tickets.addAll(values.tickets(description));
        return new ArrayList<>(tickets);
    }

    private void warn(String rule, String message) {
        diagnostics.add(new Diagnostic(place, rule, Diagnostic.Level.WARNING, message));
    }
}
