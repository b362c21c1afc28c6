package dev.aftercare.tracker.github;

import dev.aftercare.http.Address;
import dev.aftercare.http.Answer;
import dev.aftercare.tracker.TrackerAccess;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerUnavailable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks a GitHub who we are, what we may see and how much matches, and says all that is wrong at once. */
final class GitHubCheck {

    private final GitHubServer server;
    private final TrackerAccess.GitHub access;
    private final List<String> labels;
    private final @Nullable String query;
    private final List<String> said = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    GitHubCheck(GitHubServer server, TrackerAccess.GitHub access, List<String> labels, @Nullable String query) {
        this.server = server;
        this.access = access;
        this.labels = labels;
        this.query = query;
    }

    String say() throws TrackerUnavailable, TrackerRefused {
        sayWhoWeAre();
        sayLimit();
        for (String label : labels) {
            if (label.indexOf(',') >= 0) {
                problems.add("GitHub cannot be asked for the label \"%s\", which holds a comma; use another one"
                        .formatted(label));
            }
        }
        for (String repository : access.repositories()) {
            sayRepository(repository);
        }
        if (query != null && !query.isBlank()) {
            sayCount("the query", FoundIssues.issuesOnly(query));
        }
        if (access.repositories().isEmpty() && query == null) {
            said.add("no repository and no query is configured, so only issues that postmortems name are read");
        }
        if (!problems.isEmpty()) {
            throw new TrackerRefused(String.join("; ", problems));
        }
        return String.join("; ", said);
    }

    private void sayWhoWeAre() throws TrackerUnavailable, TrackerRefused {
        if (!server.hasToken()) {
            said.add("anonymous (no token), so public repositories only");
            return;
        }
        Answer answer = server.ask(Address.of("user"));
        if (answer instanceof Answer.Found found) {
            said.add("signed in as " + found.json().path("login").asString("somebody without a name"));
            found.header("X-OAuth-Scopes")
                    .map(String::strip)
                    .map(scopes -> scopes.isEmpty() ? "no scopes, so public repositories only" : "scopes: " + scopes)
                    .ifPresent(said::add);
        } else {
            // The token of an app belongs to no user; what it sees shows below.
            said.add("signed in as no user (%s)".formatted(refusal(answer)));
        }
    }

    private void sayLimit() throws TrackerUnavailable, TrackerRefused {
        if (server.ask(Address.of("rate_limit")) instanceof Answer.Found found) {
            JsonNode core = found.json().path("resources").path("core");
            if (core.path("limit").isNumber()) {
                said.add("%d of %d questions left in this hour"
                        .formatted(
                                core.path("remaining").asLong(0),
                                core.path("limit").asLong(0)));
                return;
            }
        }
        said.add("no limit of questions");
    }

    private void sayRepository(String repository) throws TrackerUnavailable, TrackerRefused {
        Answer answer = server.ask(Address.of("repos/" + repository));
        if (!(answer instanceof Answer.Found found)) {
            problems.add(refusal(answer));
            return;
        }
        String actual = found.json().path("full_name").asString(repository);
        if (!actual.equalsIgnoreCase(repository)) {
            problems.add("the repository \"%s\" is called \"%s\" now; write that in the configuration"
                    .formatted(repository, actual));
        } else if (!found.json().path("has_issues").asBoolean(true)) {
            problems.add("issues are turned off in \"%s\"; turn them on or take it out of the configuration"
                    .formatted(repository));
        } else if (!labels.isEmpty()) {
            sayCount(repository, "repo:%s is:issue label:%s".formatted(repository, quotedLabels()));
        }
    }

    private String quotedLabels() {
        // In a search a comma means "or".
        return String.join(
                ",",
                labels.stream()
                        .filter(label -> label.indexOf('"') < 0)
                        .map(label -> '"' + label + '"')
                        .toList());
    }

    private void sayCount(String what, String search) throws TrackerUnavailable, TrackerRefused {
        Answer answer = server.ask(Address.of("search/issues").with("q", search).with("per_page", 1));
        if (answer instanceof Answer.Found found) {
            long count = found.json().path("total_count").asLong(0);
            String atLeast = found.json().path("incomplete_results").asBoolean(false) ? "at least " : "";
            said.add("%s: %s%d %s".formatted(what, atLeast, count, count == 1 ? "ticket" : "tickets"));
        } else {
            problems.add(what + ": " + refusal(answer));
        }
    }

    private static String refusal(Answer answer) {
        return answer instanceof Answer.Refused refused ? refused.sentence() : "no answer";
    }
}
