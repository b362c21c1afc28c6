package dev.aftercare.tracker.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aftercare.TestNight;
import dev.aftercare.http.HttpLimits;
import dev.aftercare.http.LoopbackServer;
import dev.aftercare.http.LoopbackServer.Reply;
import dev.aftercare.http.PoliteClients;
import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Place;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.tracker.Fetch;
import dev.aftercare.tracker.RawTicket;
import dev.aftercare.tracker.Reading;
import dev.aftercare.tracker.Since;
import dev.aftercare.tracker.TrackerAccess;
import dev.aftercare.tracker.TrackerSettings;
import dev.aftercare.tracker.Wanted;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what GitHub really answered to others, where their recordings lie beside this clone. */
class RecordedAnswersTests {

    private static final Path RECORDED = Path.of("..", "shared", "examples", "trackers");

    /** What these recordings do hold: issues with several assignees, and old pull requests without their events. */
    private static final Set<String> EXPLAINED = Set.of("ticket.owners", "ticket.merged");

    private final List<Reading> readings = new ArrayList<>();
    private final Set<String> unexplained = new TreeSet<>();
    private int eventLists;

    @BeforeEach
    void needRecordings() {
        assumeTrue(Files.isDirectory(RECORDED), "no recorded answers beside this clone (../shared/examples/trackers)");
    }

    @Test
    void readWhenIssuesAreThoseThatOctokitRecordedUnderstandsThemAll() throws IOException {
        readAll(RECORDED.resolve("octokit+fixtures"));

        assertThat(unexplained).isEmpty();
        assertThat(readings.size()).isGreaterThan(20);
        readings.forEach(RecordedAnswersTests::isWhole);
    }

    @Test
    void readWhenIssuesAreThoseThatPyGithubRecordedUnderstandsThemAll() throws IOException {
        readAll(RECORDED.resolve("PyGithub+PyGithub"));

        assertThat(unexplained).isEmpty();
        assertThat(readings.size()).isGreaterThan(300);
        readings.forEach(RecordedAnswersTests::isWhole);
        assertThat(eventLists).isGreaterThan(1);
        assertThat(readings.stream()
                        .map(Reading::ticket)
                        .filter(ticket -> ticket != null && ticket.timesReopened() > 0)
                        .count())
                .as("some were reopened")
                .isPositive();
    }

    @Test
    void readWhenIssuesAreThoseThatPercevalRecordedUnderstandsThemAll() throws IOException {
        readAll(RECORDED.resolve("chaoss+grimoirelab-perceval").resolve("tests/data/github"));

        assertThat(unexplained).isEmpty();
        assertThat(readings.size()).isGreaterThan(4);
        readings.forEach(RecordedAnswersTests::isWhole);
    }

    @Test
    void fetchWhenPagesAreThoseThatOctokitRecordedFollowsTheirLinks() throws Exception {
        Path file = RECORDED.resolve("octokit+fixtures/scenarios/api.github.com/paginate-issues/raw-fixture.json");
        try (LoopbackServer server = new LoopbackServer()) {
            List<JsonNode> pages = FakeGitHub.JSON
                    .readTree(Files.readAllBytes(file))
                    .valueStream()
                    .filter(exchange -> exchange.path("method").asString("").equals("get"))
                    .filter(exchange -> exchange.path("response").isArray())
                    .toList();
            Set<String> expected = new TreeSet<>();
            for (JsonNode page : pages) {
                server.at(page.path("path").asString(""), reply(page, server.root()));
                page.path("response")
                        .forEach(issue -> expected.add(
                                IssueKey.of(issue).orElseThrow().ticket().value()));
            }
            String first =
                    "/repos/example/shop/issues?labels=Post-Mortem&state=all&sort=created&direction=asc&per_page=100";
            server.at(first, reply(pages.get(0), server.root()));

            Set<String> keys = new TreeSet<>();
            try (Fetch fetch = new GitHubTrackers(
                            new PoliteClients(TestNight.CLOCK, time -> {}, new SplittableRandom(1), HttpLimits.usual()),
                            TestNight.CLOCK)
                    .tracker(settings(server.root()))
                    .orElseThrow()
                    .fetch(Since.ever(), Wanted.nothing())) {
                for (Optional<RawTicket> raw = fetch.next(); raw.isPresent(); raw = fetch.next()) {
                    keys.add(raw.get().key());
                }
            }

            assertThat(keys).isEqualTo(expected).hasSizeGreaterThan(10);
        }
    }

    private static Reply reply(JsonNode page, URI root) {
        Reply reply = Reply.json(page.path("response").toString());
        List<String> headers =
                page.path("rawHeaders").valueStream().map(JsonNode::stringValue).toList();
        int at = headers.indexOf("Link");
        String link = at < 0 ? "" : headers.get(at + 1);
        return link.isEmpty() ? reply : reply.with("Link", link.replace("https://api.github.com", root.toString()));
    }

    private void readAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                // Whole files of JSON, or lines of it between others.
                String text = Files.readString(file);
                Optional<JsonNode> whole = json(text);
                if (whole.isPresent()) {
                    walk(whole.get(), file);
                } else {
                    text.lines().forEach(line -> json(line).ifPresent(found -> walk(found, file)));
                }
            }
        }
    }

    private static Optional<JsonNode> json(String text) {
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return Optional.empty();
        }
        try {
            return Optional.of(FakeGitHub.JSON.readTree(text));
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    private void walk(JsonNode node, Path file) {
        if (isIssue(node)) {
            read(node, null, file);
        }
        if (node.isArray() && !node.isEmpty() && isEvent(node.get(0))) {
            readEvents((ArrayNode) node, file);
        } else if (node.path("event").asString("").equals("reopened")) {
            readEvents(FakeGitHub.JSON.createArrayNode().add(node), file);
        }
        node.forEach(child -> walk(child, file));
    }

    private static boolean isEvent(JsonNode node) {
        return node.path("event").isString() && node.has("created_at");
    }

    private void readEvents(ArrayNode events, Path file) {
        eventLists++;
        ObjectNode issue = FakeGitHub.JSON.createObjectNode();
        issue.put("title", "Rehearse").put("state", "open").put("html_url", "https://github.example/a/b/issues/1");
        issue.put("created_at", "2012-01-01T00:00:00Z");
        read(issue, events, file);
    }

    private static boolean isIssue(JsonNode node) {
        return node.isObject()
                && node.has("number")
                && node.has("title")
                && node.has("labels")
                && !node.path("url").asString("").contains("/pulls/");
    }

    private void read(JsonNode issue, ArrayNode events, Path file) {
        ObjectNode payload = FakeGitHub.JSON.createObjectNode();
        payload.set("issue", issue);
        if (events != null) {
            payload.set("events", events);
        }
        RawTicket raw = new RawTicket(
                "example/shop#1",
                Place.of("hub", file.getFileName().toString()),
                FakeGitHub.JSON.writeValueAsBytes(payload));
        Reading reading = new GitHubTicketReader(settings(URI.create("https://api.github.example")))
                .read(raw, TestNight.RUN_DATE.asOf());
        readings.add(reading);
        for (Diagnostic found : reading.diagnostics()) {
            if (!EXPLAINED.contains(found.rule())) {
                unexplained.add(found.place() + " " + found.rule() + " " + found.message());
            }
        }
    }

    private static void isWhole(Reading reading) {
        Ticket ticket = reading.ticket();
        assertThat(ticket).isNotNull();
        assertThat(ticket.summary()).isNotEmpty();
        assertThat(ticket.created()).isNotNull();
        assertThat(ticket.url()).isNotNull();
    }

    private static TrackerSettings settings(URI api) {
        return new TrackerSettings(
                "hub",
                new TrackerAccess.GitHub(api, List.of("example/shop"), null),
                TestNight.PARIS,
                List.of("Post-Mortem"),
                null,
                Map.of(),
                Map.of());
    }
}
