package dev.aftercare.tracker.jira;

import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerUnavailable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The pages of Jira Cloud. Each gives a token for the next one, and none says how many there are. A token lives no longer
 * than this object: Jira forgets it.
 */
final class CloudPages implements IssuePages {

    private static final String PATH = "search/jql";

    /** What is asked for; Jira gives fewer where issues have many fields. */
    private static final int MOST_ON_A_PAGE = 500;

    /** A page may be empty where we may see none of its issues; a server that goes on like that is not followed for ever. */
    private static final int MOST_EMPTY_PAGES = 3;

    private final JiraServer server;
    private final String jql;
    private final List<String> fields;
    private final Set<String> tokens = new HashSet<>();
    private @Nullable String token;
    private int emptyPages;
    private boolean ended;
    private boolean all = true;
    private boolean circle;

    CloudPages(JiraServer server, String jql, List<String> fields) {
        this.server = server;
        this.fields = fields;
        this.jql = jql;
    }

    @Override
    public Optional<List<JsonNode>> next() throws TrackerUnavailable, TrackerRefused {
        while (!ended) {
            JsonNode page = server.post(PATH, question());
            List<JsonNode> issues = server.list(PATH, page, "issues");
            turn(page, issues.isEmpty());
            if (!issues.isEmpty()) {
                return Optional.of(issues);
            }
        }
        if (circle) {
            throw server.unavailable(
                    PATH,
                    "the server leads to the same page again and again, so the list is not complete; try again later");
        }
        return Optional.empty();
    }

    @Override
    public boolean areAll() {
        return all;
    }

    private ObjectNode question() {
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        question.put("jql", jql);
        question.put("maxResults", MOST_ON_A_PAGE);
        fields.forEach(question.putArray("fields")::add);
        if (token != null) {
            question.put("nextPageToken", token);
        }
        return question;
    }

    // "isLast" alone ends nothing: it was seen beside a token that led on.
    private void turn(JsonNode page, boolean empty) {
        token = page.path("nextPageToken").stringValue(null);
        emptyPages = empty ? emptyPages + 1 : 0;
        if (token == null || token.isEmpty()) {
            ended = true;
        } else if (!tokens.add(token)) {
            ended = true;
            circle = !page.path("isLast").asBoolean(false);
        } else if (emptyPages >= MOST_EMPTY_PAGES) {
            ended = true;
            all = false;
        }
    }
}
