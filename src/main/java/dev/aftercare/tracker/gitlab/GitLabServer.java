package dev.aftercare.tracker.gitlab;

import dev.aftercare.http.Address;
import dev.aftercare.http.Answer;
import dev.aftercare.http.Credentials;
import dev.aftercare.http.PoliteClient;
import dev.aftercare.http.PoliteClients;
import dev.aftercare.http.ServerUnavailable;
import dev.aftercare.tracker.TrackerAccess;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerUnavailable;
import java.net.URI;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Asks a GitLab. Thread-safe. */
final class GitLabServer {

    private static final String API = "/api/v4";

    private final PoliteClient client;
    private final boolean hasToken;
    private final String root;

    private GitLabServer(PoliteClient client, boolean hasToken, String root) {
        this.client = client;
        this.hasToken = hasToken;
        this.root = root;
    }

    static GitLabServer open(PoliteClients clients, TrackerAccess.GitLab access) throws TrackerRefused {
        String token = Objects.requireNonNullElse(access.token(), "").strip();
        String url = withoutApi(access.url().toString());
        try {
            Credentials credentials =
                    token.isEmpty() ? Credentials.none() : Credentials.inHeader("PRIVATE-TOKEN", token);
            String root = Objects.requireNonNullElse(URI.create(url).getPath(), "");
            return new GitLabServer(clients.open(URI.create(url + API), credentials), !token.isEmpty(), root);
        } catch (IllegalArgumentException unusable) {
            throw new TrackerRefused(String.valueOf(unusable.getMessage()));
        }
    }

    private static String withoutApi(String url) {
        String plain = withoutSlashes(url);
        return plain.endsWith(API) ? withoutSlashes(plain.substring(0, plain.length() - API.length())) : plain;
    }

    private static String withoutSlashes(String url) {
        String plain = url;
        while (plain.endsWith("/")) {
            plain = plain.substring(0, plain.length() - 1);
        }
        return plain;
    }

    boolean hasToken() {
        return hasToken;
    }

    /** The path below which this GitLab lies; usually empty. */
    String root() {
        return root;
    }

    /** What GitLab answers to a question in GraphQL, which only asks. */
    Answer askGraph(JsonNode question) throws TrackerUnavailable, TrackerRefused {
        try {
            Answer answer = client.post(root + "/api/graphql", question);
            if (answer instanceof Answer.Refused refused && refused.reason() == Answer.Reason.UNKNOWN_USER) {
                throw new TrackerRefused(refused.sentence());
            }
            return answer;
        } catch (ServerUnavailable failure) {
            throw new TrackerUnavailable(String.valueOf(failure.getMessage()), failure);
        }
    }

    /** What lies at an address; a refusal is an answer, but not that nobody knows us. */
    Answer ask(Address address) throws TrackerUnavailable, TrackerRefused {
        try {
            Answer answer = client.get(address.text());
            if (answer instanceof Answer.Refused refused && refused.reason() == Answer.Reason.UNKNOWN_USER) {
                throw new TrackerRefused(refused.sentence());
            }
            return answer;
        } catch (ServerUnavailable failure) {
            throw new TrackerUnavailable(String.valueOf(failure.getMessage()), failure);
        }
    }
}
