package dev.aftercare.tracker.jira;

import dev.aftercare.http.Answer;
import dev.aftercare.tracker.TrackerAccess.JiraEdition;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerUnavailable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Brings the histories of issues: Jira Data Center sends them along, Jira Cloud is asked for many at a time. */
final class Histories {

    private static final String PATH = "changelog/bulkfetch";

    /** As Jira Cloud's description of its API says. */
    private static final int MOST_ISSUES = 1_000;

    /** A page of changes may be as large. */
    private static final int MOST_CHANGES = 10_000;

    private final JiraServer server;

    Histories(JiraServer server) {
        this.server = server;
    }

    /** The changes of each issue, by its id; an issue whose history could not be had is not in it. */
    Map<String, List<JsonNode>> of(List<JsonNode> issues) throws TrackerUnavailable, TrackerRefused {
        Map<String, List<JsonNode>> histories = new HashMap<>();
        if (server.edition() == JiraEdition.DATA_CENTER) {
            issues.forEach(issue -> sentAlong(issue, histories));
            return histories;
        }
        List<String> ids = issues.stream().map(Issue::id).distinct().toList();
        for (int i = 0; i < ids.size(); i += MOST_ISSUES) {
            fetch(ids.subList(i, Math.min(ids.size(), i + MOST_ISSUES)), histories);
        }
        return histories;
    }

    // A history that was cut short is none: what is missing in it may be the reopening.
    private static void sentAlong(JsonNode issue, Map<String, List<JsonNode>> histories) {
        JsonNode changelog = issue.path("changelog");
        JsonNode changes = changelog.path("histories");
        if (changes.isArray() && changelog.path("total").asInt(0) <= changes.size()) {
            histories.put(Issue.id(issue), List.copyOf(changes.values()));
        }
    }

    private void fetch(List<String> ids, Map<String, List<JsonNode>> histories)
            throws TrackerUnavailable, TrackerRefused {
        Map<String, List<JsonNode>> found = new HashMap<>();
        Answer.Refused refused = read(ids, found);
        if (refused == null) {
            ids.forEach(id -> histories.put(id, found.getOrDefault(id, List.of())));
        } else if (isAboutAnIssue(refused)) {
            // One of them was deleted since the page was read: the others are asked for without it.
            if (ids.size() > 1) {
                fetch(ids.subList(0, ids.size() / 2), histories);
                fetch(ids.subList(ids.size() / 2, ids.size()), histories);
            }
        } else {
            throw server.refused(refused);
        }
    }

    private static boolean isAboutAnIssue(Answer.Refused refused) {
        return refused.status() == 400 || refused.status() == 403 || refused.status() == 404;
    }

    private Answer.@Nullable Refused read(List<String> ids, Map<String, List<JsonNode>> found)
            throws TrackerUnavailable {
        Set<String> tokens = new HashSet<>();
        String token = "";
        do {
            Answer answer = server.askWith(PATH, question(ids, token));
            if (answer instanceof Answer.Refused refused) {
                return refused;
            }
            JsonNode page = answer instanceof Answer.Found json ? json.json() : JsonNodeFactory.instance.nullNode();
            for (JsonNode issue : server.list(PATH, page, "issueChangeLogs")) {
                found.computeIfAbsent(issue.path("issueId").asStringOpt().orElse(""), id -> new ArrayList<>())
                        .addAll(issue.path("changeHistories").values());
            }
            token = page.path("nextPageToken").stringValue("");
            if (!token.isEmpty() && !tokens.add(token)) {
                throw server.unavailable(
                        PATH,
                        "the server leads to the same page again and again, so the history is not complete; try again later");
            }
        } while (!token.isEmpty());
        return null;
    }

    private static ObjectNode question(List<String> ids, String token) {
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        ids.forEach(question.putArray("issueIdsOrKeys")::add);
        question.putArray("fieldIds").add("status").add("resolution");
        question.put("maxResults", MOST_CHANGES);
        if (!token.isEmpty()) {
            question.put("nextPageToken", token);
        }
        return question;
    }
}
