package dev.aftercare.tracker.github;

import dev.aftercare.ticket.TicketKey;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Names an issue or a pull request: both are counted in one row.
 *
 * @param repository the repository, as {@code owner/name}
 * @param number its number there
 */
record IssueKey(String repository, long number) {

    private static final String REPOSITORY = "([A-Za-z0-9_][A-Za-z0-9_.-]*/[A-Za-z0-9_.-]+)";

    private static final Pattern WRITTEN = Pattern.compile(REPOSITORY + "#([1-9][0-9]{0,8})");

    private static final Pattern ADDRESS =
            Pattern.compile("https?://.*/" + REPOSITORY + "/(?:issues|pull|pulls)/([1-9][0-9]{0,8})");

    private static final int LONGEST_ADDRESS = 500;

    /** The issue that a key names; empty where it can be none of GitHub's: a bare {@code #12} says no repository. */
    static Optional<IssueKey> of(TicketKey key) {
        return of(WRITTEN.matcher(key.value()));
    }

    /** Where an issue says that it lies, which may be elsewhere than where it was asked for. */
    static Optional<IssueKey> of(JsonNode issue) {
        return ofAddress(issue.path("html_url").asString(""))
                .or(() -> ofAddress(issue.path("url").asString("")));
    }

    private static Optional<IssueKey> ofAddress(String address) {
        return address.length() > LONGEST_ADDRESS ? Optional.empty() : of(ADDRESS.matcher(address));
    }

    private static Optional<IssueKey> of(Matcher matcher) {
        return matcher.matches()
                ? Optional.of(new IssueKey(matcher.group(1), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    /** As people write it, and as the ticket is called: {@code owner/name#12}. */
    TicketKey ticket() {
        return new TicketKey(repository + "#" + number);
    }

    /** The same for every spelling: GitHub does not tell {@code Example/Shop} from {@code example/shop}. */
    String folded() {
        return folded(ticket().value());
    }

    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
