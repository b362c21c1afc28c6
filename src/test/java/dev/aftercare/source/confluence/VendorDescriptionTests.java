package dev.aftercare.source.confluence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aftercare.http.HttpLimits;
import dev.aftercare.http.LoopbackServer.Asked;
import dev.aftercare.http.PoliteClients;
import dev.aftercare.source.ConfluenceSettings;
import dev.aftercare.source.KnownDocuments;
import dev.aftercare.source.SourceChanges;
import dev.aftercare.source.SourceDocument;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds every question that we ask the cloud against the vendor's own description of its API, where that lies beside this clone. */
class VendorDescriptionTests {

    private static final Path DESCRIPTION = Path.of("..", "shared", "examples", "specs", "confluence-cloud-v2.json");

    @Test
    void questionsWhenPagesAreReadAreThoseThatTheVendorDescribes() throws Exception {
        assumeTrue(
                Files.isRegularFile(DESCRIPTION),
                "no description of the API beside this clone (../shared/examples/specs)");
        JsonNode paths =
                JsonMapper.shared().readTree(Files.readAllBytes(DESCRIPTION)).get("paths");
        try (FakeCloud cloud = new FakeCloud("/wiki")) {
            cloud.add("100", null, "Incidents", "<p>Index</p>");
            cloud.add("101", "100", "Search was empty", Pages.SEARCH, "postmortem");
            read(cloud, List.of("OPS"), List.of(), null);
            read(cloud, List.of("OPS"), List.of("postmortem"), "100");
            List<Asked> second = cloud.server.asked().stream()
                    .filter(asked -> asked.address().startsWith("/wiki/api/v2/"))
                    .toList();

            assertThat(second).hasSizeGreaterThan(10).allSatisfy(asked -> check(asked, paths));
        }
    }

    private static void read(FakeCloud cloud, List<String> spaces, List<String> labels, String parent)
            throws Exception {
        ConfluenceSettings settings = new ConfluenceSettings(
                URI.create(cloud.server.root() + "/wiki"),
                null,
                "robot@harborline.example",
                "t0ken",
                spaces,
                labels,
                parent);
        PoliteClients clients =
                new PoliteClients(Clock.systemUTC(), time -> {}, new SplittableRandom(1), HttpLimits.usual());
        try (SourceChanges changes = new ConfluenceSource(settings, clients).changesSince(KnownDocuments.none())) {
            for (SourceDocument document : changes.documents()) {
                assertThat(document.content().read().bytes()).isNotEmpty();
            }
        }
    }

    private static void check(Asked asked, JsonNode paths) {
        String path = asked.address().substring("/wiki/api/v2".length()).replaceFirst("\\?.*", "");
        JsonNode question = paths.properties().stream()
                .filter(described -> path.matches(described.getKey().replaceAll("\\{[^}]+}", "[^/]+")))
                .map(Map.Entry::getValue)
                .map(methods -> methods.path(asked.method().toLowerCase(Locale.ROOT)))
                .filter(method -> !method.isMissingNode())
                .findFirst()
                .orElseThrow(() -> new AssertionError(asked.method() + " " + path + " is not described"));
        assertThat(question.path("deprecated").asBoolean(false)).as(path).isFalse();
        if (asked.address().contains("?")) {
            for (String pair : asked.address().replaceFirst("[^?]*\\?", "").split("&", -1)) {
                String[] both = pair.split("=", 2);
                check(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8), question, path);
            }
        }
        question.path("requestBody")
                .path("$ref")
                .asStringOpt()
                .ifPresent(ref -> assertThat(asked.body()).contains("\"accountIds\":[\""));
    }

    private static void check(String name, String value, JsonNode question, String path) {
        JsonNode described = question.path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("name").asString("").equals(name)
                        && parameter.path("in").asString("").equals("query"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " knows no parameter " + name));
        JsonNode schema = described.path("schema");
        if (schema.has("maximum")) {
            assertThat(Integer.parseInt(value))
                    .as(name)
                    .isLessThanOrEqualTo(schema.get("maximum").asInt());
        }
        if (schema.path("items").path("type").asString("").equals("integer")) {
            assertThat(value).as(name).matches("[0-9]+(,[0-9]+)*");
            assertThat(value.split(",", -1).length)
                    .isLessThanOrEqualTo(schema.path("maxItems").asInt(250));
        }
        if (schema.path("type").asString("").equals("boolean")) {
            assertThat(value).as(name).isIn("true", "false");
        }
    }
}
