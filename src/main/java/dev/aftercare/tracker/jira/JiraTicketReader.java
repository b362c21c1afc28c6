package dev.aftercare.tracker.jira;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.tracker.PriorityWords;
import dev.aftercare.tracker.RawTicket;
import dev.aftercare.tracker.Reading;
import dev.aftercare.tracker.TicketReader;
import dev.aftercare.tracker.TrackerSettings;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads an issue of Jira, with its history, into a ticket. */
final class JiraTicketReader implements TicketReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String tracker;
    private final String url;
    private final JiraStates states;
    private final PriorityWords priorities;

    JiraTicketReader(TrackerSettings settings, URI url) {
        this.tracker = settings.name();
        this.url = url.toString().replaceAll("/+$", "");
        this.states = new JiraStates(settings.states());
        this.priorities = new PriorityWords(settings.priorities());
    }

    @Override
    public Reading read(RawTicket raw, Instant seenAt) {
        try {
            JsonNode issue = JSON.readTree(raw.payload());
            if (issue.path("fields").path("status").isObject()) {
                return new IssueReading(raw, issue, tracker, url, states, priorities).read();
            }
        } catch (JacksonException noJson) {
            // Said below like every other payload that is no issue; its own message would quote the payload.
        }
        return new Reading(
                null,
                List.of(new Diagnostic(
                        raw.place(),
                        "ticket.fields",
                        Diagnostic.Level.ERROR,
                        "Jira gives no status of %s; ask whoever looks after this Jira what our user may see"
                                .formatted(raw.key()))));
    }
}
