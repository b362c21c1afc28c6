package dev.aftercare.tracker.gitlab;

import dev.aftercare.http.Address;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerUnavailable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The issues of one list, in the order in which they were created, which no change disturbs. Where pages are counted and an issue
 * leaves the list meanwhile, those behind it move up and one is passed over: a list of everything is then read a second time.
 */
final class IssueList {

    private final GitLabServer server;
    private final String project;
    private final Address address;
    private boolean mayReadAgain;
    private ListPages pages;

    /**
     * A list that was not begun.
     *
     * @param project the project as configured; empty for all that we may see
     * @param list where the list lies, with what selects its issues
     * @param changedSince only what changed since then is listed; null for everything
     */
    IssueList(GitLabServer server, String project, Address list, @Nullable Instant changedSince) {
        Address ordered = list.with("order_by", "created_at").with("sort", "asc");
        this.server = server;
        this.project = project;
        this.address = changedSince == null
                ? ordered
                : ordered.with("updated_after", changedSince.truncatedTo(ChronoUnit.SECONDS));
        this.mayReadAgain = changedSince == null;
        this.pages = ListPages.byCursor(server, address);
    }

    /** Where the issues of a project lie. */
    static Address in(String project) {
        return Address.of(TicketAddress.projectApi(project) + "/issues");
    }

    String project() {
        return project;
    }

    boolean hasNext() {
        if (!pages.hasNext() && mayReadAgain && pages.mayHaveGaps()) {
            mayReadAgain = false;
            pages = ListPages.byCursor(server, address);
        }
        return pages.hasNext();
    }

    List<JsonNode> next() throws TrackerUnavailable, TrackerRefused, Withheld {
        return pages.next();
    }
}
