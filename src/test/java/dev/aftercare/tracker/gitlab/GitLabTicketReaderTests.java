package dev.aftercare.tracker.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.TestNight;
import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Place;
import dev.aftercare.ticket.Priority;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketState;
import dev.aftercare.ticket.TicketTransition;
import dev.aftercare.tracker.RawTicket;
import dev.aftercare.tracker.Reading;
import dev.aftercare.tracker.TrackerAccess;
import dev.aftercare.tracker.TrackerSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GitLabTicketReaderTests {

    private static final Path EXAMPLES = Path.of("..", "shared", "examples", "trackers");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void readWhenIssueWasReopenedTellsItsHistory() {
        Ticket ticket = issue("""
                {"iid": 1, "title": "Alert", "state": "closed", "created_at": "2026-08-01T10:00:00Z",
                 "closed_at": "2026-08-09T10:00:00Z", "due_date": "2026-10-02", "labels": ["priority::high", "a"],
                 "milestone": {"due_date": "2026-12-31"}, "web_url": "https://git.example/shop/web/-/issues/1",
                 "assignees": [{"username": "amara"}, {"username": "luis"}]}
                """, """
                [{"id": 1, "state": "closed", "created_at": "2026-08-03T10:00:00Z"},
                 {"id": 2, "state": "reopened", "created_at": "2026-08-05T10:00:00Z"},
                 {"id": 3, "state": "closed", "created_at": "2026-08-09T10:00:00Z"}]
                """);

        assertThat(ticket.state()).isEqualTo(TicketState.DONE);
        assertThat(ticket.timesReopened()).isEqualTo(1);
        assertThat(ticket.transitions())
                .extracting(TicketTransition::to)
                .containsExactly(TicketState.DONE, TicketState.OPEN, TicketState.DONE);
        assertThat(ticket.resolved()).isEqualTo(Instant.parse("2026-08-09T10:00:00Z"));
        assertThat(ticket.due()).isEqualTo(LocalDate.of(2026, 10, 2));
        assertThat(ticket.priority()).isEqualTo(Priority.P1);
        assertThat(ticket.originalPriority()).isEqualTo("high");
        assertThat(ticket.owner()).isEqualTo("amara");
    }

    @Test
    void readWhenIssueHasNoDateTakesThatOfItsMilestone() {
        Ticket ticket =
                issue("{\"title\": \"t\", \"state\": \"opened\", \"milestone\": {\"due_date\": \"2026-12-31\"}}", "[]");

        assertThat(ticket.due()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(ticket.priority()).isNull();
    }

    @Test
    void readWhenIssueIsClosedWithoutEventsGoesByWhatItSays() {
        Ticket said = issue(
                "{\"title\": \"t\", \"state\": \"closed\", \"created_at\": \"2026-08-01T10:00:00Z\", \"closed_at\": \"2026-08-03T10:00:00Z\"}",
                "[]");
        Ticket silent = issue(
                "{\"title\": \"t\", \"state\": \"closed\", \"created_at\": \"2026-08-01T10:00:00Z\", \"closed_at\": null}",
                "[]");

        assertThat(said.transitions())
                .extracting(TicketTransition::at)
                .containsExactly(Instant.parse("2026-08-03T10:00:00Z"));
        assertThat(silent.state()).isEqualTo(TicketState.DONE);
        assertThat(silent.resolved()).isNull();
        assertThat(silent.transitions()).isEmpty();
    }

    @Test
    void readWhenIssueWasDroppedIsCancelled() {
        assertThat(issue("{\"title\": \"t\", \"state\": \"closed\", \"labels\": [\"resolution::duplicate\"]}", "[]")
                        .state())
                .isEqualTo(TicketState.CANCELLED);
        assertThat(issue(
                                "{\"title\": \"t\", \"state\": \"closed\", \"_links\": {\"closed_as_duplicate_of\": \"https://git.example/1\"}}",
                                "[]")
                        .state())
                .isEqualTo(TicketState.CANCELLED);
        assertThat(issue("{\"title\": \"t\", \"state\": \"opened\", \"labels\": [\"status::in progress\"]}", "[]")
                        .state())
                .isEqualTo(TicketState.IN_PROGRESS);
    }

    @Test
    void readWhenMergeRequestIsMergedOrClosedSaysDoneOrCancelled() {
        assertThat(states("merged", "opened", "locked", "closed"))
                .containsExactly(
                        TicketState.DONE, TicketState.IN_PROGRESS, TicketState.IN_PROGRESS, TicketState.CANCELLED);
    }

    @Test
    void readWhenClosedBeforeCreatedSaysSoAndKeepsNoEnd() {
        Reading reading = read(
                "issues",
                "{\"title\": \"t\\u0000\", \"state\": \"closed\", \"created_at\": \"2026-08-04T10:00:00Z\", \"closed_at\": \"2026-08-03T10:00:00Z\", \"due_date\": \"soon\"}",
                "[]");

        assertThat(Objects.requireNonNull(reading.ticket()).resolved()).isNull();
        assertThat(reading.diagnostics())
                .extracting(Diagnostic::rule)
                .containsExactlyInAnyOrder("ticket.resolved", "ticket.nul", "ticket.due");
    }

    @Test
    void readWhenPayloadIsBrokenSaysSo() {
        RawTicket raw =
                new RawTicket("a/b#1", Place.of("gitlab", "a/b#1"), "{\"issue\"".getBytes(StandardCharsets.UTF_8));

        Reading reading = reader().read(raw, TestNight.RUN_DATE.asOf());

        assertThat(reading.ticket()).isNull();
        assertThat(reading.diagnostics()).extracting(Diagnostic::rule).containsExactly("ticket.payload");
    }

    @Test
    void readWhenAnswersWereRecordedUnderstandsThemAll() throws IOException {
        Assumptions.assumeTrue(
                Files.isDirectory(EXAMPLES), "no recorded answers beside this clone (../shared/examples/trackers)");
        int read = 0;
        List<String> unexplained = new ArrayList<>();
        for (String folder : List.of("NARKOZ+gitlab/spec/fixtures", "chaoss+grimoirelab-perceval/tests/data/gitlab")) {
            for (Path file : files(EXAMPLES.resolve(folder))) {
                for (JsonNode ticket : tickets(file)) {
                    String kind = String.valueOf(file.getFileName()).startsWith("merge_") && ticket.has("source_branch")
                                    || ticket.has("merge_status")
                            ? "merge_requests"
                            : "issues";
                    Reading reading = read(kind, ticket.toString(), "[]");
                    read++;
                    reading.diagnostics().stream()
                            .filter(diagnostic -> diagnostic.level() != Diagnostic.Level.NOTE)
                            .forEach(diagnostic -> unexplained.add(file + " " + diagnostic));
                    assertThat(Objects.requireNonNull(reading.ticket()).state())
                            .as(file + " " + ticket)
                            .isNotEqualTo(TicketState.UNKNOWN);
                }
            }
        }
        assertThat(unexplained).isEmpty();
        assertThat(read).isGreaterThan(40);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** What a recorded answer holds of issues and merge requests. */
    private static List<JsonNode> tickets(Path file) throws IOException {
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(file));
            Stream<JsonNode> all = json.isArray() ? json.valueStream() : Stream.of(json);
            return all.filter(one -> one.has("title") && one.has("project_id") && one.has("author"))
                    .filter(one -> one.has("state") || (one.has("closed") && one.has("labels")))
                    .filter(one -> !one.has("expires_at"))
                    .toList();
        } catch (JacksonException noJson) {
            return List.of();
        }
    }

    private static List<TicketState> states(String... words) {
        return Stream.of(words)
                .map(word -> Objects.requireNonNull(
                                read("merge_requests", "{\"title\": \"t\", \"state\": \"" + word + "\"}", "[]")
                                        .ticket())
                        .state())
                .toList();
    }

    private static Ticket issue(String issue, String events) {
        return Objects.requireNonNull(read("issues", issue, events).ticket());
    }

    private static Reading read(String kind, String issue, String events) {
        String payload =
                "{\"kind\": \"%s\", \"issue\": %s, \"events\": %s, \"formerKeys\": []}".formatted(kind, issue, events);
        RawTicket raw =
                new RawTicket("shop/web#1", Place.of("gitlab", "shop/web#1"), payload.getBytes(StandardCharsets.UTF_8));
        return reader().read(raw, TestNight.RUN_DATE.asOf());
    }

    private static GitLabTicketReader reader() {
        return new GitLabTicketReader(new TrackerSettings(
                "gitlab",
                new TrackerAccess.GitLab(URI.create("https://git.example"), List.of(), null),
                TestNight.PARIS,
                List.of(),
                null,
                Map.of(),
                Map.of()));
    }
}
