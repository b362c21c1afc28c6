package dev.aftercare.tracker.gitlab;

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

/**
 * Reads an issue or a merge request with its events. A raw ticket is a JSON object: {@code kind}, {@code issue} as GitLab sent it,
 * {@code events} as GitLab sent them ({@code eventsWithheld} says why where it did not), and {@code formerKeys}.
 */
final class GitLabTicketReader implements TicketReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String tracker;
    private final StateWords states;
    private final LabelWords words;

    GitLabTicketReader(TrackerSettings settings) {
        this.tracker = settings.name();
        this.states = new StateWords(settings.states());
        this.words = new LabelWords(settings);
    }

    @Override
    public Reading read(RawTicket raw, Instant seenAt) {
        try {
            JsonNode payload = JSON.readTree(raw.payload());
            if (payload.path("issue").isObject()) {
                return new TicketReading(raw, payload, tracker, states, words).read();
            }
        } catch (JacksonException noJson) {
            // Said below like everything else that is no ticket of ours.
        }
        return new Reading(
                null,
                List.of(new Diagnostic(
                        raw.place(),
                        "ticket.payload",
                        Level.ERROR,
                        "what was kept of it is no issue of a GitLab; it is asked for again when everything is")));
    }
}
