package dev.aftercare.tracker.github;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Diagnostic.Level;
import dev.aftercare.tracker.RawTicket;
import dev.aftercare.tracker.Reading;
import dev.aftercare.tracker.StateWords;
import dev.aftercare.tracker.TicketReader;
import dev.aftercare.tracker.TrackerSettings;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads an issue, with its events, into a ticket. */
final class GitHubTicketReader implements TicketReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TrackerSettings settings;
    private final StateWords states;
    private final LabelWords labels;

    GitHubTicketReader(TrackerSettings settings) {
        this.settings = settings;
        this.states = new StateWords(settings.states());
        this.labels = new LabelWords(settings);
    }

    @Override
    public Reading read(RawTicket raw, Instant seenAt) {
        try {
            JsonNode payload = JSON.readTree(raw.payload());
            if (payload != null && payload.path("issue").isObject()) {
                return new IssueReading(raw, payload, settings.name(), states, labels).read(seenAt);
            }
        } catch (JacksonException noJson) {
            // its message would quote the issue
        }
        return new Reading(
                null,
                List.of(new Diagnostic(
                        raw.place(),
                        "ticket.unreadable",
                        Level.ERROR,
                        "what GitHub sent for \"%s\" is no issue; check the address of the API".formatted(raw.key()))));
    }
}
