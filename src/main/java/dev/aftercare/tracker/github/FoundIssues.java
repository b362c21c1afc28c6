package dev.aftercare.tracker.github;

import dev.aftercare.http.Address;
import dev.aftercare.http.Answer;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerUnavailable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The issues that a search finds. A search gives its first 1,000 issues only, so a longer one is asked again from the day on
 * which the last of them was created.
 */
final class FoundIssues implements IssuePages {

    private static final int MOST_IN_ONE_SEARCH = 1_000;

    private final GitHubServer server;
    private final String words;
    private LinkedPages pages;
    private String from = "";
    private String lastCreated = "";
    private int rows;

    FoundIssues(GitHubServer server, String query, @Nullable Instant changedSince) {
        this.server = server;
        this.words = issuesOnly(query)
                + (changedSince == null ? "" : " updated:>=" + changedSince.truncatedTo(ChronoUnit.SECONDS));
        this.pages = pages();
    }

    /** GitHub searches issues or pull requests, and wants to be told which. */
    static String issuesOnly(String query) {
        return query.matches("(?s).*\\b(is|type):issue\\b.*") ? query : query + " is:issue";
    }

    @Override
    public String title() {
        return "the search \"%s\"".formatted(words);
    }

    @Override
    public boolean hasNext() {
        return pages.hasNext();
    }

    @Override
    public List<JsonNode> next() throws TrackerUnavailable, TrackerRefused, Withheld {
        Answer.Found page = pages.next();
        JsonNode items = page.json().path("items");
        if (!items.isArray()) {
            throw new Withheld(
                    "%s: the answer is no result of a search; check the address of the API".formatted(page.address()));
        }
        if (page.json().path("incomplete_results").asBoolean(false)) {
            throw new Withheld("GitHub's search ended before it had found everything; narrow the query");
        }
        rows += items.size();
        for (JsonNode item : items) {
            lastCreated = item.path("created_at").asString(lastCreated);
        }
        if (items.isEmpty()) {
            pages.end();
        }
        goOnBehindLimit();
        return items.valueStream().toList();
    }

    private void goOnBehindLimit() throws Withheld {
        if (rows < MOST_IN_ONE_SEARCH) {
            return;
        }
        if (lastCreated.equals(from)) {
            throw new Withheld("GitHub's search finds more than 1,000 issues of the same moment; narrow the query");
        }
        from = lastCreated;
        rows = 0;
        pages = pages();
    }

    private LinkedPages pages() {
        return new LinkedPages(
                server,
                Address.of("search/issues")
                        .with("q", from.isEmpty() ? words : words + " created:>=" + from)
                        .with("sort", "created")
                        .with("order", "asc")
                        .with("per_page", LinkedPages.PAGE));
    }
}
