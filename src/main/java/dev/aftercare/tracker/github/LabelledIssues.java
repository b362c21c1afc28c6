package dev.aftercare.tracker.github;

import dev.aftercare.http.Address;
import dev.aftercare.http.Answer;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerUnavailable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The issues of a repository with a label, or of a type. Where one loses the label while pages are read, those behind it move up and the
 * first one of the next page is not seen. A list of everything must not lose it, so its pages are looked at again.
 */
final class LabelledIssues implements IssuePages {

    private final String title;
    private final LinkedPages pages;
    private final boolean isLookedAtAgain;

    LabelledIssues(GitHubServer server, String repository, String label, @Nullable Instant changedSince) {
        this(server, repository, "labels", label, changedSince);
    }

    private LabelledIssues(
            GitHubServer server, String repository, String by, String value, @Nullable Instant changedSince) {
        Address address = Address.of("repos/" + repository + "/issues")
                .with(by, value)
                .with("state", "all")
                .with("sort", "created")
                .with("direction", "asc")
                .with("per_page", LinkedPages.PAGE);
        this.title = repository;
        this.isLookedAtAgain = changedSince == null;
        this.pages = new LinkedPages(
                server,
                changedSince == null ? address : address.with("since", changedSince.truncatedTo(ChronoUnit.SECONDS)));
    }

    /** All issues of a type, as an organization names its types. */
    static LabelledIssues ofType(GitHubServer server, String repository, String type) {
        return new LabelledIssues(server, repository, "type", type, null);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public boolean hasNext() {
        return pages.hasNext() || (isLookedAtAgain && pages.count() > 1 && pages.hasAgain());
    }

    @Override
    public List<JsonNode> next() throws TrackerUnavailable, TrackerRefused, Withheld {
        if (!pages.hasNext()) {
            Optional<Answer.Found> changed = pages.again();
            return changed.isPresent() ? rows(changed.get()) : List.of();
        }
        Answer.Found page = pages.next();
        List<JsonNode> rows = rows(page);
        if (rows.isEmpty()) {
            pages.end();
        }
        return rows;
    }

    private static List<JsonNode> rows(Answer.Found page) throws Withheld {
        if (!page.json().isArray()) {
            throw new Withheld(
                    "%s: the answer is no list of issues; check the address of the API".formatted(page.address()));
        }
        return page.json().valueStream().toList();
    }
}
