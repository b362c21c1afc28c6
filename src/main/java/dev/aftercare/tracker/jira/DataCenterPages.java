package dev.aftercare.tracker.jira;

import dev.aftercare.http.Address;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerUnavailable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The pages of Jira Data Center, which are counted from the beginning. An issue that leaves the list while it is read moves
 * all later ones forward; so each page begins with the last issue of the one before, and where it does not, we go back.
 */
final class DataCenterPages implements IssuePages {

    private static final String PATH = "search";

    /** What is asked for; the server grants what its administrator allows. Issues come with their whole history. */
    private static final int MOST_ON_A_PAGE = 100;

    private static final int MOST_STEPS_BACK = 1_000;

    private static final int UNKNOWN = -1;

    private final JiraServer server;
    private final String jql;
    private final List<String> fields;
    private final Set<String> read = new HashSet<>();
    private int startAt;
    private int size = MOST_ON_A_PAGE;
    private int stepsBack;
    private boolean ended;

    DataCenterPages(JiraServer server, String jql, List<String> fields) {
        this.server = server;
        this.fields = fields;
        this.jql = jql;
    }

    @Override
    public Optional<List<JsonNode>> next() throws TrackerUnavailable, TrackerRefused {
        while (!ended) {
            JsonNode page = server.get(address());
            List<JsonNode> issues = server.list(PATH, page, "issues");
            int total = page.path("total").asInt(UNKNOWN);
            if (issues.isEmpty() && total > startAt) {
                throw server.unavailable(
                        PATH,
                        "the server counts %d tickets and gives none from number %d on; try again later"
                                .formatted(total, startAt + 1));
            }
            if (isGap(issues)) {
                stepBack(total);
            } else {
                turn(issues, total);
                if (!issues.isEmpty()) {
                    return Optional.of(issues);
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean areAll() {
        return true;
    }

    private String address() {
        Address address = server.path(PATH)
                .with("jql", jql)
                .with("startAt", startAt)
                .with("maxResults", MOST_ON_A_PAGE)
                .with("fields", String.join(",", fields));
        // Whoever asks for other fields has no use for the history.
        return fields.equals(Issue.FIELDS) ? address.with("expand", "changelog").text() : address.text();
    }

    private boolean isGap(List<JsonNode> issues) {
        // Pages of one issue cannot overlap.
        return startAt > 0 && size > 1 && issues.stream().noneMatch(issue -> read.contains(Issue.id(issue)));
    }

    private void stepBack(int total) throws TrackerUnavailable {
        if (++stepsBack > MOST_STEPS_BACK) {
            throw server.unavailable(PATH, "the list changes faster than it can be read; try again later");
        }
        startAt = Math.max(0, (total == UNKNOWN ? startAt : Math.min(startAt, total)) - size);
    }

    private void turn(List<JsonNode> issues, int total) throws TrackerUnavailable {
        int before = read.size();
        issues.forEach(issue -> read.add(Issue.id(issue)));
        size = issues.size();
        ended = total == UNKNOWN ? read.size() == before : startAt + size >= total;
        if (ended && read.size() < total) {
            // What left the list meanwhile is counted no more, so fewer than are counted were never shown: a page came
            // twice.
            throw server.unavailable(
                    PATH,
                    "the server counts %d tickets and gave %d, some of them again and again; try again later"
                            .formatted(total, read.size()));
        }
        startAt += Math.max(1, size - 1);
    }
}
