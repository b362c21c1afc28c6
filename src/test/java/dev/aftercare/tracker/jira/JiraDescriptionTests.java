package dev.aftercare.tracker.jira;

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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What we ask Jira Cloud, held against Atlassian's own description of its API: each address, its parameters and the body. The
 * description lies beside a developer's clone, or not at all. There is none of Jira Data Center.
 */
class JiraDescriptionTests {

    private static final Path DESCRIPTION = Path.of("..", "shared", "examples", "specs", "jira-cloud-v3.json");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<String> wrong = new ArrayList<>();

    @Test
    void fetchWhenServerIsCloudAsksOnlyWhatItsDescriptionKnows() throws Exception {
        assumeTrue(
                Files.isRegularFile(DESCRIPTION), "no description of the API beside this clone (" + DESCRIPTION + ")");
        JsonNode description = read();
        try (FakeJira jira = FakeJira.cloud(TestNight.CLOCK.instant())) {
            askEverything(jira);

            Set<String> paths = new TreeSet<>();
            for (Asked asked : jira.asked()) {
                paths.add(check(asked, description));
            }
            assertThat(wrong).isEmpty();
            assertThat(paths)
                    .containsExactly(
                            "/rest/api/3/changelog/bulkfetch",
                            "/rest/api/3/issue/bulkfetch",
                            "/rest/api/3/issue/{issueIdOrKey}",
                            "/rest/api/3/myself",
                            "/rest/api/3/project/search",
                            "/rest/api/3/search/approximate-count",
                            "/rest/api/3/search/jql",
                            "/rest/api/3/serverInfo",
                            "/rest/api/3/status");
        }
    }

    @Test
    void checkWhenQuestionIsWrongSaysSo() throws IOException {
        assumeTrue(
                Files.isRegularFile(DESCRIPTION), "no description of the API beside this clone (" + DESCRIPTION + ")");
        JsonNode description = read();

        check(new Asked("GET", "/rest/api/3/nothing", Map.of(), ""), description);
        check(new Asked("GET", "/rest/api/3/myself?x=1", Map.of(), ""), description);
        check(new Asked("DELETE", "/rest/api/3/search/jql", Map.of(), ""), description);
        check(
                new Asked("POST", "/rest/api/3/search/jql", Map.of(), "{\"startAt\":0,\"fields\":\"summary\"}"),
                description);
        check(new Asked("POST", "/rest/api/3/changelog/bulkfetch", Map.of(), "{\"maxResults\":20000}"), description);

        assertThat(wrong)
                .containsExactly(
                        "GET /rest/api/3/nothing: no such address",
                        "GET /rest/api/3/myself?x=1: no parameter x",
                        "DELETE /rest/api/3/search/jql: no such method",
                        "POST /rest/api/3/search/jql: body has no startAt",
                        "POST /rest/api/3/search/jql: body.fields is no array",
                        "POST /rest/api/3/changelog/bulkfetch: body lacks issueIdsOrKeys",
                        "POST /rest/api/3/changelog/bulkfetch: body.maxResults is larger than 10000");
    }

    private static void askEverything(FakeJira jira) throws Exception {
        jira.mostOnAPage(1);
        jira.mostChanges(1);
        IntStream.rangeClosed(1, 3)
                .mapToObj(number -> FakeIssue.open(number).to("Done", "Fixed", "2026-08-31T09:00:00Z"))
                .forEach(jira::with);
        jira.with(FakeIssue.open(4).labels("unrelated"));
        Tracker tracker = new JiraTrackers(
                        new PoliteClients(TestNight.CLOCK, time -> {}, new SplittableRandom(7), HttpLimits.usual()),
                        TestNight.CLOCK)
                .tracker(new TrackerSettings(
                        "jira",
                        new TrackerAccess.Jira(jira.url(), null, "me@example.com", "token"),
                        TestNight.PARIS,
                        TrackerSettings.POSTMORTEM_LABELS,
                        "project = OPS",
                        Map.of(),
                        Map.of()))
                .orElseThrow();
        tracker.check();
        for (Since since : List.of(Since.ever(), new Since("full 2026-08-31T02:00:00Z", TestNight.CLOCK.instant()))) {
            Wanted wanted = new Wanted(
                    Set.of(new TicketKey("OPS-4"), new TicketKey("OPS-404"), new TicketKey("ELSE-1")), Set.of());
            try (Fetch fetch = tracker.fetch(since, wanted)) {
                while (fetch.next().isPresent()) {
                    assertThat(jira.asked()).hasSizeLessThan(100);
                }
            }
        }
    }

    /** Notes what is wrong with a question; gives the path in the description's words. */
    private String check(Asked asked, JsonNode description) {
        String name = asked.method() + " " + asked.address();
        // Which of the two kinds it is, is asked at the address that both have.
        String path = FakeJira.path(asked).replace("/rest/api/2/serverInfo", "/rest/api/3/serverInfo");
        Optional<Map.Entry<String, JsonNode>> known = description.path("paths").properties().stream()
                .filter(entry -> path.matches(entry.getKey().replaceAll("\\{\\w+}", "[^/]+")))
                // "/issue/bulkfetch" also looks like an issue of that name.
                .min(Comparator.comparing(entry -> entry.getKey().contains("{")));
        if (known.isEmpty()) {
            wrong.add(name + ": no such address");
            return path;
        }
        JsonNode operation = known.get().getValue().path(asked.method().toLowerCase(Locale.ROOT));
        if (operation.isMissingNode()) {
            wrong.add(name + ": no such method");
            return known.get().getKey();
        }
        FakeJira.parameters(asked).keySet().stream()
                .filter(parameter -> operation.path("parameters").values().stream()
                        .noneMatch(each -> each.path("in").stringValue("").equals("query")
                                && each.path("name").stringValue("").equals(parameter)))
                .forEach(parameter -> wrong.add(name + ": no parameter " + parameter));
        JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
        if (!schema.isMissingNode()) {
            checkBody(name + ": body", JSON.readTree(asked.body()), schema, description);
        }
        return known.get().getKey();
    }

    private void checkBody(String name, JsonNode value, JsonNode given, JsonNode description) {
        JsonNode schema = given.has("$ref")
                ? description.at(given.path("$ref").stringValue("").substring(1))
                : given;
        switch (schema.path("type").stringValue("object")) {
            case "array" -> {
                if (!value.isArray()) {
                    wrong.add(name + " is no array");
                } else if (value.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)
                        || value.size() < schema.path("minItems").asInt(0)) {
                    wrong.add(name + " has " + value.size() + " items");
                } else {
                    value.forEach(item -> checkBody(name + "[]", item, schema.path("items"), description));
                }
            }
            case "integer" -> {
                if (!value.isIntegralNumber()) {
                    wrong.add(name + " is no integer");
                } else if (value.asLong() > schema.path("maximum").asLong(Long.MAX_VALUE)) {
                    wrong.add(name + " is larger than " + schema.path("maximum"));
                }
            }
            case "string" -> {
                if (!value.isString()) {
                    wrong.add(name + " is no string");
                }
            }
            default -> checkObject(name, value, schema, description);
        }
    }

    private void checkObject(String name, JsonNode value, JsonNode schema, JsonNode description) {
        for (JsonNode required : schema.path("required")) {
            if (!value.has(required.stringValue(""))) {
                wrong.add(name + " lacks " + required.stringValue(""));
            }
        }
        value.properties().forEach(member -> {
            JsonNode property = schema.path("properties").path(member.getKey());
            if (property.isMissingNode()) {
                wrong.add(name + " has no " + member.getKey());
            } else {
                checkBody(name + "." + member.getKey(), member.getValue(), property, description);
            }
        });
    }

    private static JsonNode read() throws IOException {
        return JSON.readTree(Files.readAllBytes(DESCRIPTION));
    }
}
