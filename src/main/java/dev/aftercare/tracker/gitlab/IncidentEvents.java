package dev.aftercare.tracker.gitlab;

import dev.aftercare.http.Answer;
import dev.aftercare.ticket.WrittenTicket.Moment;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerUnavailable;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The timeline that GitLab keeps for an incident beside its text. Only its GraphQL interface hands it out. */
final class IncidentEvents {

    private static final int MOST_PAGES = 20;

    private static final String QUESTION = """
            query events($project: ID!, $incident: IssueID!, $after: String) {
              project(fullPath: $project) {
                incidentManagementTimelineEvents(incidentId: $incident, first: 100, after: $after) {
                  nodes { occurredAt note timelineEventTags { nodes { name } } }
                  pageInfo { hasNextPage endCursor }
                }
              }
            }
            """;

    private final GitLabServer server;

    IncidentEvents(GitLabServer server) {
        this.server = server;
    }

    /**
     * The events of an incident, in the order of their times.
     *
     * @param id the number of the issue among all of this GitLab
     * @return none where this GitLab keeps no such timeline
     */
    List<Moment> of(String project, String id) throws TrackerUnavailable, TrackerRefused {
        List<Moment> moments = new ArrayList<>();
        String after = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            ObjectNode question = JsonNodeFactory.instance.objectNode().put("query", QUESTION);
            question.putObject("variables")
                    .put("project", project)
                    .put("incident", "gid://gitlab/Issue/" + id)
                    .put("after", after);
            JsonNode events = events(server.askGraph(question));
            events.path("nodes").forEach(node -> moments.add(moment(node)));
            after = events.path("pageInfo").path("endCursor").asString("");
            if (!events.path("pageInfo").path("hasNextPage").asBoolean(false) || after.isEmpty()) {
                break;
            }
        }
        moments.sort(java.util.Comparator.comparing(Moment::at));
        return moments;
    }

    private static JsonNode events(Answer answer) throws TrackerUnavailable {
        if (!(answer instanceof Answer.Found found)) {
            boolean missing = answer instanceof Answer.Refused refused && refused.reason() == Answer.Reason.NOT_FOUND;
            if (missing) {
                return JsonNodeFactory.instance.missingNode();
            }
            throw new TrackerUnavailable(
                    answer instanceof Answer.Refused refused
                            ? refused.sentence()
                            : "GitLab gives no answer to a question in GraphQL");
        }
        for (JsonNode error : found.json().path("errors")) {
            // An older GitLab has no such field.
            if (!error.path("message").asString("").contains("doesn't exist")) {
                throw new TrackerUnavailable("GitLab does not tell the timeline of an incident (%s); try again later"
                        .formatted(error.path("message").asString("an error without words")));
            }
        }
        return found.json().path("data").path("project").path("incidentManagementTimelineEvents");
    }

    private static Moment moment(JsonNode node) {
        List<String> tags = new ArrayList<>();
        node.path("timelineEventTags")
                .path("nodes")
                .forEach(tag -> tags.add(tag.path("name").asString("")));
        return new Moment(
                node.path("occurredAt").asString(""),
                node.path("note").asString("").replace("\0", ""),
                tags);
    }
}
