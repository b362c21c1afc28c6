package dev.aftercare.tracker.gitlab;

import dev.aftercare.http.Address;
import dev.aftercare.http.Answer;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks a GitLab who we are, which projects we see and how much matches, and says all that is wrong at once. */
final class GitLabCheck {

    private final GitLabServer server;
    private final Plan plan;
    private final @Nullable String query;
    private final List<String> said = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    GitLabCheck(GitLabServer server, Plan plan, @Nullable String query) {
        this.server = server;
        this.plan = plan;
        this.query = query;
    }

    String say() throws TrackerUnavailable, TrackerRefused {
        sayWhoWeAre();
        plan.labels().stream()
                .filter(label -> label.indexOf(',') >= 0)
                .forEach(label -> problems.add(
                        "no label of a GitLab holds a comma, as \"%s\" does; use another one".formatted(label)));
        Query asked = query();
        for (String project : plan.projects()) {
            sayProject(project, asked);
        }
        if (plan.projects().isEmpty() && asked != null) {
            sayCount("the query", asked.on(Address.of("issues_statistics").with("scope", "all")));
        } else if (plan.projects().isEmpty()) {
            said.add("no project and no query is configured, so only tickets that postmortems name are read");
        }
        if (!problems.isEmpty()) {
            throw new TrackerRefused(String.join("; ", problems));
        }
        return String.join("; ", said);
    }

    private @Nullable Query query() {
        try {
            return query == null || query.isBlank() ? null : Query.of(query);
        } catch (IllegalArgumentException unusable) {
            problems.add(String.valueOf(unusable.getMessage()));
            return null;
        }
    }

    private void sayWhoWeAre() throws TrackerUnavailable, TrackerRefused {
        if (!server.hasToken()) {
            said.add("anonymous (no token), so public projects only");
            return;
        }
        Answer answer = server.ask(Address.of("user"));
        if (answer instanceof Answer.Found found) {
            said.add("signed in as " + found.json().path("username").asString("somebody without a name"));
            sayToken();
        } else {
            problems.add(refusal(answer) + "; a token needs the scope \"read_api\"");
        }
    }

    private void sayToken() throws TrackerUnavailable, TrackerRefused {
        if (server.ask(Address.of("personal_access_tokens/self")) instanceof Answer.Found found) {
            List<String> scopes = found.json()
                    .path("scopes")
                    .valueStream()
                    .map(scope -> scope.asString(""))
                    .toList();
            if (!scopes.isEmpty() && !scopes.contains("read_api") && !scopes.contains("api")) {
                problems.add("the token has the scopes %s; give it \"read_api\"".formatted(String.join(", ", scopes)));
            }
            String ends = found.json().path("expires_at").asString("");
            if (!ends.isEmpty()) {
                said.add("the token ends on " + ends);
            }
        }
    }

    private void sayProject(String project, @Nullable Query asked) throws TrackerUnavailable, TrackerRefused {
        Answer answer = server.ask(Address.of(TicketAddress.projectApi(project)));
        if (!(answer instanceof Answer.Found found)) {
            problems.add(refusal(answer));
            return;
        }
        String actual = found.json().path("path_with_namespace").asString(project);
        if (!actual.equalsIgnoreCase(project)) {
            problems.add("the project \"%s\" is called \"%s\" now; write that in the configuration"
                    .formatted(project, actual));
            return;
        }
        if (!hasIssues(found.json())) {
            problems.add("issues are turned off in \"%s\"; turn them on or take it out of the configuration"
                    .formatted(project));
            return;
        }
        Address statistics = Address.of(TicketAddress.projectApi(project) + "/issues_statistics");
        Set<String> labels = new ProjectLists(server, plan).labels(project);
        for (String label : labels) {
            sayCount("%s, \"%s\"".formatted(project, label), statistics.with("labels", label));
        }
        if (asked != null) {
            sayCount(project + ", the query", asked.on(statistics));
        }
    }

    private static boolean hasIssues(JsonNode project) {
        return project.path("issues_enabled").asBoolean(true)
                && !project.path("issues_access_level").asString("").equals("disabled");
    }

    private void sayCount(String what, Address statistics) throws TrackerUnavailable, TrackerRefused {
        Answer answer = server.ask(statistics);
        if (answer instanceof Answer.Found found) {
            long count =
                    found.json().path("statistics").path("counts").path("all").asLong(0);
            said.add("%s: %d %s".formatted(what, count, count == 1 ? "ticket" : "tickets"));
        } else {
            problems.add(what + ": " + refusal(answer));
        }
    }

    private static String refusal(Answer answer) {
        return answer instanceof Answer.Refused refused ? refused.sentence() : "no answer";
    }
}
