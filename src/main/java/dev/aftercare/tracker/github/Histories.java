package dev.aftercare.tracker.github;

import dev.aftercare.http.Address;
import dev.aftercare.http.Answer;
import dev.aftercare.tracker.Remarks;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerUnavailable;
import dev.aftercare.tracker.github.IssuePages.Withheld;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks for what happened to issues, which takes a question for each: only where something can have happened, and no more in
 * one run than GitHub's limits bear. The rest is owed to the next run.
 */
final class Histories {

    /** A third of the questions of an hour. */
    static final int MOST_IN_ONE_RUN = 1_500;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final GitHubServer server;
    private final Remarks remarks;
    private final Set<String> owed = new HashSet<>();
    private int asked;

    Histories(GitHubServer server, Remarks remarks) {
        this.server = server;
        this.remarks = remarks;
    }

    /** The issues whose history was not asked for. */
    Set<String> owed() {
        return owed;
    }

    /**
     * What is kept of an issue: the issue and its events as they were sent, and its former keys.
     *
     * @param ahead how many questions are known to come that may not wait
     */
    byte[] with(IssueKey issue, JsonNode json, Set<String> formerKeys, int ahead)
            throws TrackerUnavailable, TrackerRefused {
        ObjectNode payload = JSON.createObjectNode();
        payload.set("issue", json);
        if (mayHaveHistory(json)) {
            addEvents(payload, issue, ahead);
        }
        if (mayBeVerified(json)) {
            addRemarks(payload, issue, ahead);
        }
        if (!formerKeys.isEmpty()) {
            ArrayNode names = payload.putArray("formerKeys");
            formerKeys.forEach(names::add);
        }
        return JSON.writeValueAsBytes(payload);
    }

    /** An open issue that was never closed has none; old servers do not say that it was reopened. */
    private static boolean mayHaveHistory(JsonNode json) {
        boolean open = json.path("state").asString("").equals("open");
        boolean says = json.has("state_reason");
        return !open || !says || !json.path("state_reason").asString("").isEmpty();
    }

    /** Nobody verifies what is not done. */
    private boolean mayBeVerified(JsonNode json) {
        return !remarks.areNone()
                && json.path("state").asString("").equals("closed")
                && json.path("comments").asInt(0) > 0;
    }

    private void addRemarks(ObjectNode payload, IssueKey issue, int ahead) throws TrackerUnavailable, TrackerRefused {
        if (asked >= MOST_IN_ONE_RUN || !server.hasTimeFor(ahead)) {
            owed.add(issue.ticket().value());
            return;
        }
        List<JsonNode> comments = new ArrayList<>();
        LinkedPages pages = new LinkedPages(
                server,
                Address.of("repos/" + issue.repository() + "/issues/" + issue.number() + "/comments")
                        .with("per_page", LinkedPages.PAGE));
        try {
            while (pages.hasNext()) {
                asked++;
                Answer.Found page = pages.next();
                page.json().forEach(comments::add);
                if (page.json().isEmpty()) {
                    pages.end();
                }
            }
            remarks.keep(comments, "created_at", payload);
        } catch (Withheld withheld) {
            // Nothing is known of what people said there, as of most tickets.
        }
    }

    private void addEvents(ObjectNode payload, IssueKey issue, int ahead) throws TrackerUnavailable, TrackerRefused {
        if (asked >= MOST_IN_ONE_RUN || !server.hasTimeFor(ahead)) {
            owed.add(issue.ticket().value());
            return;
        }
        ArrayNode events = JSON.createArrayNode();
        LinkedPages pages = new LinkedPages(
                server,
                Address.of("repos/" + issue.repository() + "/issues/" + issue.number() + "/events")
                        .with("per_page", LinkedPages.PAGE));
        try {
            while (pages.hasNext()) {
                asked++;
                Answer.Found page = pages.next();
                page.json().forEach(events::add);
                if (page.json().isEmpty()) {
                    pages.end();
                }
            }
            payload.set("events", events);
        } catch (Withheld withheld) {
            // The ticket is known without its history; the reader says that it lacks it.
            payload.put("eventsWithheld", String.valueOf(withheld.getMessage()));
        }
    }
}
