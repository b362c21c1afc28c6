package dev.aftercare.source.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aftercare.source.reading.DocumentReading;
import dev.aftercare.ticket.WrittenTicket.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the texts of real tickets, recorded by others, where they lie beside this clone: none is a defect or a postmortem. */
class RecordedTicketsTests {

    private static final Path RECORDED = Path.of("..", "shared", "examples", "trackers");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Text(Format format, String text) {}

    @Test
    @Timeout(120)
    void readWhenTextsWereRecordedReadsEachAsATicketAndInventsNothing() throws IOException {
        assumeTrue(Files.isDirectory(RECORDED), "no recorded answers beside this clone (../shared/examples/trackers)");
        List<Text> texts = texts();

        assertThat(texts).hasSizeGreaterThan(100);
        assertThat(texts).extracting(Text::format).contains(Format.JIRA_MARKUP, Format.MARKDOWN);
        for (Text text : texts) {
            DocumentReading reading = Tickets.ticket().read(text.format(), text.text());
            assertThat(reading.diagnostics()).as(text.text()).allSatisfy(said -> {
                assertThat(said.rule()).doesNotContain("defect").isNotEqualTo("ticket.unreadable");
                assertThat(said.place().toString()).startsWith("OPS-12 Search was empty");
            });
            assertThat(reading.postmortems()).as(text.text()).isEmpty();
        }
    }

    private static List<Text> texts() throws IOException {
        List<Text> texts = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> found = Files.walk(RECORDED)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            String content = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            // PyGithub keeps an answer in a line of its own.
            Stream<String> pieces = file.toString().endsWith(".txt")
                    ? content.lines().filter(line -> line.startsWith("{") || line.startsWith("["))
                    : Stream.of(content);
            pieces.forEach(piece -> {
                try {
                    gather(JSON.readTree(piece), texts);
                } catch (JacksonException noJson) {
                    // a file of another kind
                }
            });
        }
        return texts;
    }

    private static void gather(JsonNode node, List<Text> texts) {
        JsonNode jira = node.path("fields").path("description");
        if (jira.isString()) {
            texts.add(new Text(Format.JIRA_MARKUP, jira.asString("")));
        }
        for (String name : List.of("body", "description")) {
            if (node.has("title") && node.path(name).isString()) {
                texts.add(new Text(Format.MARKDOWN, node.path(name).asString("")));
            }
        }
        node.forEach(child -> gather(child, texts));
    }
}
