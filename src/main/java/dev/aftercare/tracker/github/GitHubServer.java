package dev.aftercare.tracker.github;

import dev.aftercare.http.Address;
import dev.aftercare.http.Answer;
import dev.aftercare.http.PoliteClient;
import dev.aftercare.http.ServerUnavailable;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerUnavailable;
import org.jspecify.annotations.Nullable;

/** Asks a GitHub, and minds how many questions it still takes in this hour. */
final class GitHubServer {

    private final PoliteClient client;
    private final boolean hasToken;
    private long remaining = Long.MAX_VALUE;
    private long limit = Long.MAX_VALUE;

    GitHubServer(PoliteClient client, boolean hasToken) {
        this.client = client;
        this.hasToken = hasToken;
    }

    boolean hasToken() {
        return hasToken;
    }

    /** What lies at an address; a refusal is an answer, but not that nobody knows us. */
    Answer ask(Address address) throws TrackerUnavailable, TrackerRefused {
        return ask(address.text(), null);
    }

    /**
     * The same.
     *
     * @param etag the mark of an earlier answer, to be told only that nothing changed; null for none
     */
    Answer ask(String address, @Nullable String etag) throws TrackerUnavailable, TrackerRefused {
        try {
            Answer answer = etag == null ? client.get(address) : client.getIfChanged(address, etag);
            if (answer instanceof Answer.Refused refused && refused.reason() == Answer.Reason.UNKNOWN_USER) {
                throw new TrackerRefused(refused.sentence());
            }
            if (answer instanceof Answer.Found found) {
                note(found);
            }
            return answer;
        } catch (ServerUnavailable failure) {
            throw new TrackerUnavailable(String.valueOf(failure.getMessage()), failure);
        }
    }

    /**
     * Says whether questions that may wait can be asked: a fifth of the hour's questions is kept for those that may not.
     *
     * @param ahead how many of those are known to come
     */
    boolean hasTimeFor(int ahead) {
        return limit == Long.MAX_VALUE || remaining > limit / 5 + ahead;
    }

    private void note(Answer.Found found) {
        // The search has a limit of its own.
        if (found.header("X-RateLimit-Resource").orElse("core").equals("core")) {
            remaining = number(found, "X-RateLimit-Remaining");
            limit = number(found, "X-RateLimit-Limit");
        }
    }

    private static long number(Answer.Found found, String header) {
        return found.header(header)
                .map(String::strip)
                .filter(value -> value.matches("[0-9]{1,12}"))
                .map(Long::valueOf)
                .orElse(Long.MAX_VALUE);
    }
}
