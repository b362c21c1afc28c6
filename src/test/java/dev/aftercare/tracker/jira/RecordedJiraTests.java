package dev.aftercare.tracker.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aftercare.TestNight;
import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Place;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.tracker.RawTicket;
import dev.aftercare.tracker.Reading;
import dev.aftercare.tracker.Remarks;
import dev.aftercare.tracker.TrackerAccess;
import dev.aftercare.tracker.TrackerSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers of real Jiras, recorded by others; they lie beside a developer's clone, or not at all. */
class RecordedJiraTests {

    private static final Path TRACKERS = Path.of("..", "shared", "examples", "trackers");
    private static final List<Path> FOLDERS =
            List.of(TRACKERS.resolve("chaoss+grimoirelab-perceval"), TRACKERS.resolve("andygrunwald+go-jira"));
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What is to be said of them: all were recorded without their history, and each of the others is so in Jira itself. */
    private static final Map<String, List<String>> EXPLAINED = Map.of(
            "HELP-6043", List.of("ticket.history"),
            "HELP-6042", List.of("ticket.history", "ticket.summary"),
            "HELP-6041", List.of("ticket.history"),
            // It was recorded without its summary, and it is ready to begin with a resolution that says Done.
            "AR-86", List.of("ticket.history", "ticket.summary", "ticket.resolved"));

    /** Resolutions that nobody can know without asking the team. */
    private static final Set<String> UNKNOWN = Set.of("Pending Closed", "Staged", "Feedback Received");

    @BeforeEach
    void needRecordedAnswers() {
        for (Path folder : FOLDERS) {
            assumeTrue(Files.isDirectory(folder), "no recorded answers beside this clone (" + folder + ")");
        }
    }

    @Test
    void readWhenIssuesWereRecordedUnderstandsEachOfThem() throws IOException {
        Set<String> read = new HashSet<>();
        for (Path file : files()) {
            for (JsonNode issue : issues(file)) {
                Reading reading = read(issue);
                Ticket ticket = Objects.requireNonNull(reading.ticket(), file + ": " + Issue.key(issue));
                assertThat(ticket.created()).as(Issue.key(issue)).isNotNull();
                assertThat(reading.diagnostics())
                        .as(file + ": " + Issue.key(issue))
                        .extracting(Diagnostic::rule)
                        .containsExactlyElementsOf(EXPLAINED.getOrDefault(Issue.key(issue), List.of()));
                read.add(Issue.key(issue));
            }
        }
        assertThat(read).containsAll(EXPLAINED.keySet());
    }

    @Test
    void meaningOfWhenStatusesAndResolutionsWereRecordedKnowsEachOfThem() throws IOException {
        JiraStates states = new JiraStates(Map.of());
        Path folder = FOLDERS.get(1).resolve(Path.of("testing", "mock-data"));
        for (JsonNode status : JSON.readTree(Files.readAllBytes(folder.resolve("all_statuses.json")))) {
            for (JsonNode resolution : JSON.readTree(Files.readAllBytes(folder.resolve("all_resolutions.json")))) {
                Standing standing = new Standing(
                        status.path("id").stringValue(""),
                        status.path("name").stringValue(""),
                        Standing.Category.of(
                                status.path("statusCategory").path("key").stringValue("")),
                        Standing.resolution(resolution.path("name").stringValue("")));
                String name = standing.resolution();
                boolean unknown = standing.category() == Standing.Category.UNKNOWN
                        || (standing.category() == Standing.Category.DONE && name != null && UNKNOWN.contains(name));
                assertThat(states.meaningOf(standing).advice().isPresent())
                        .as(standing.toString())
                        .isEqualTo(unknown);
            }
        }
    }

    private static Reading read(JsonNode issue) {
        URI url = URI.create("https://jira.example");
        TrackerSettings settings = new TrackerSettings(
                "jira",
                new TrackerAccess.Jira(url, null, null, "token"),
                TestNight.PARIS,
                List.of(),
                null,
                Map.of(),
                Map.of());
        JsonNode histories = issue.path("changelog").path("histories");
        byte[] payload = Issue.payload(
                issue,
                histories.isArray() ? List.copyOf(histories.values()) : null,
                Map.of(),
                Set.of(),
                new Remarks(Set.of("fix-verified")));
        String key = Issue.key(issue);
        return new JiraTicketReader(settings, url)
                .read(new RawTicket(key, Place.of("jira", key), payload), TestNight.CLOCK.instant());
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : FOLDERS) {
            try (Stream<Path> found = Files.walk(folder)) {
                found.filter(file -> file.toString().endsWith(".json"))
                        .filter(file -> file.toString().contains("jira"))
                        .forEach(files::add);
            }
        }
        return files;
    }

    private static List<JsonNode> issues(Path file) throws IOException {
        try {
            JsonNode answer = JSON.readTree(Files.readAllBytes(file));
            List<JsonNode> issues = new ArrayList<>();
            (answer.isArray() ? answer : answer.path("issues")).forEach(each -> {
                JsonNode issue = each.has("data") ? each.path("data") : each;
                if (issue.has("key") && issue.path("fields").has("status")) {
                    issues.add(issue);
                }
            });
            return issues;
        } catch (JacksonException noAnswer) {
            return List.of();
        }
    }
}
