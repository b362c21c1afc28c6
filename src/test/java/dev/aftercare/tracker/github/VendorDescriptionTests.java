package dev.aftercare.tracker.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aftercare.TestNight;
import dev.aftercare.http.HttpLimits;
import dev.aftercare.http.LoopbackServer.Asked;
import dev.aftercare.http.PoliteClients;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.tracker.Fetch;
import dev.aftercare.tracker.Since;
import dev.aftercare.tracker.Tracker;
import dev.aftercare.tracker.TrackerAccess;
import dev.aftercare.tracker.TrackerSettings;
import dev.aftercare.tracker.Wanted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Holds every question that we ask GitHub against its own description of its API, where that lies beside this clone. */
class VendorDescriptionTests {

    private static final Path DESCRIPTION = Path.of("..", "shared", "examples", "specs", "github-issues.json");

    /** The description at hand is that of issues; who we are is asked elsewhere, and a moved issue leads there. */
    private static final List<String> NOT_DESCRIBED = List.of("/user", "/moved/");

    @Test
    void questionsWhenIssuesAreReadAreThoseThatGitHubDescribes() throws Exception {
        assumeTrue(
                Files.isRegularFile(DESCRIPTION),
                "no description of the API beside this clone (../shared/examples/specs)");
        JsonNode description = FakeGitHub.JSON.readTree(Files.readAllBytes(DESCRIPTION));
        try (FakeGitHub github = new FakeGitHub()) {
            for (int i = 1; i <= 120; i++) {
                github.issue("example/shop", i, "Action " + i).label("Post-Mortem");
            }
            github.issue("example/shop", 121, "Closed").label("postmortem").closed("2026-04-01T10:00:00Z", "completed");
            github.issue("other/db", 7, "Elsewhere");
            ask(github);
            List<Asked> described = github.server.asked().stream()
                    .filter(asked -> NOT_DESCRIBED.stream().noneMatch(asked.address()::startsWith))
                    .toList();

            assertThat(described).hasSizeGreaterThan(10).allSatisfy(asked -> check(asked, description));
            assertThat(described)
                    .extracting(asked -> asked.address().replaceAll("\\?.*|[0-9]+", ""))
                    .contains("/repos/example/shop", "/repos/example/shop/issues", "/repos/other/db/issues/")
                    .contains("/repos/example/shop/issues//events", "/search/issues", "/rate_limit");
        }
    }

    private static void ask(FakeGitHub github) throws Exception {
        TrackerSettings settings = new TrackerSettings(
                "hub",
                new TrackerAccess.GitHub(github.server.root(), List.of("example/shop"), "ghp_s3cret"),
                TestNight.PARIS,
                List.of("Post-Mortem", "postmortem"),
                "org:example",
                Map.of(),
                Map.of());
        PoliteClients clients =
                new PoliteClients(TestNight.CLOCK, time -> {}, new SplittableRandom(1), HttpLimits.usual());
        Tracker tracker =
                new GitHubTrackers(clients, TestNight.CLOCK).tracker(settings).orElseThrow();
        tracker.check();
        Set<TicketKey> references = Set.of(new TicketKey("other/db#7"));
        String bookmark = read(tracker.fetch(Since.ever(), new Wanted(references, Set.of())));
        read(tracker.fetch(new Since(bookmark, TestNight.CLOCK.instant()), new Wanted(references, references)));
    }

    private static String read(Fetch fetch) throws Exception {
        while (fetch.next().isPresent()) {
            // only the questions are of interest
        }
        return fetch.end().bookmark();
    }

    private static void check(Asked asked, JsonNode description) {
        String[] both = asked.address().split("\\?", 2);
        JsonNode question = description.get("paths").properties().stream()
                .filter(described -> both[0].matches(described.getKey().replaceAll("\\{[^}]+}", "[^/]+")))
                .map(Map.Entry::getValue)
                .map(methods -> methods.path(asked.method().toLowerCase(Locale.ROOT)))
                .filter(method -> !method.isMissingNode())
                .findFirst()
                .orElseThrow(() -> new AssertionError(asked.method() + " " + both[0] + " is not described"));
        assertThat(question.path("deprecated").asBoolean(false)).as(both[0]).isFalse();
        FakeGitHub.parameters(both.length == 1 ? "" : both[1])
                .forEach((name, value) -> check(name, value, question, description));
    }

    private static void check(String name, String value, JsonNode question, JsonNode description) {
        JsonNode schema = question.path("parameters")
                .valueStream()
                .map(parameter -> parameter.has("$ref")
                        ? description.at(parameter.path("$ref").asString("").substring(1))
                        : parameter)
                .filter(parameter -> parameter.path("name").asString("").equals(name))
                .filter(parameter -> parameter.path("in").asString("").equals("query"))
                .map(parameter -> parameter.path("schema"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(question.path("summary") + " knows no parameter " + name));
        if (schema.has("enum")) {
            assertThat(schema.get("enum").valueStream().map(JsonNode::stringValue))
                    .as(name)
                    .contains(value);
        }
        if (schema.path("type").asString("").equals("integer")) {
            assertThat(value).as(name).matches("[0-9]+");
        }
        if (name.equals("per_page")) {
            assertThat(Integer.parseInt(value)).isBetween(1, 100);
        }
        if (schema.path("format").asString("").equals("date-time")) {
            assertThat(value).matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");
        }
    }
}
