package dev.aftercare.tracker.github;

import dev.aftercare.http.Address;
import dev.aftercare.http.Answer;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerUnavailable;
import dev.aftercare.tracker.github.IssuePages.Withheld;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Pages that lead from one to the next by {@code Link: <…>; rel="next"}, on one server and never in a circle. */
final class LinkedPages {

    private record Read(String address, @Nullable String etag) {}

    /** GitHub's largest page. */
    static final int PAGE = 100;

    private final GitHubServer server;
    private final Set<String> asked = new HashSet<>();
    private final Deque<Read> read = new ArrayDeque<>();
    private Optional<String> next;

    LinkedPages(GitHubServer server, Address first) {
        this.server = server;
        this.next = Optional.of(first.text());
    }

    boolean hasNext() {
        return next.isPresent();
    }

    Answer.Found next() throws TrackerUnavailable, TrackerRefused, Withheld {
        String address = next.orElseThrow();
        next = Optional.empty();
        if (asked.contains(address)) {
            throw new TrackerUnavailable(
                    "GitHub leads to the same page again and again, so the list is not complete; try again later");
        }
        Answer answer = server.ask(address, null);
        if (answer instanceof Answer.Refused refused) {
            throw new Withheld(refused.sentence());
        }
        if (answer instanceof Answer.Found found) {
            // As the server's own links write it.
            asked.add(found.address().toString());
            next = found.link("next");
            read.add(new Read(address, found.etag().orElse(null)));
            return found;
        }
        throw new TrackerUnavailable("GitHub says that a page did not change which was never read; try again later");
    }

    /** Says whether pages can be looked at a second time. */
    boolean hasAgain() {
        return !read.isEmpty();
    }

    /**
     * Looks at a page a second time.
     *
     * @return empty if it is as it was, which costs nothing of GitHub's limits
     */
    Optional<Answer.Found> again() throws TrackerUnavailable, TrackerRefused, Withheld {
        Read page = read.remove();
        Answer answer = server.ask(page.address(), page.etag());
        if (answer instanceof Answer.Refused refused) {
            throw new Withheld(refused.sentence());
        }
        return answer instanceof Answer.Found found ? Optional.of(found) : Optional.empty();
    }

    /** How many pages were read. */
    int count() {
        return asked.size();
    }

    /** Ends the list before its last page. */
    void end() {
        next = Optional.empty();
    }
}
