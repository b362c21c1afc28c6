package dev.aftercare.source.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InspectionTests {

    @TempDir
    private Path folder;

    @BeforeEach
    void copyFixtures() throws IOException {
        for (String fixture :
                List.of("2026/03.payments.double-charge.md", "several-incidents.md", "template-to-fill-in.md")) {
            Path file = folder.resolve(fixture);
            Files.createDirectories(file.getParent());
            Files.write(file, Readings.bytes(fixture));
        }
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve(".git/description.md"), "# Outage\n\nStart Time: 2026-03-04 10:05\n");
        Files.writeString(folder.resolve("picture.png"), "no picture");
        Files.writeString(folder.resolve("LICENSE"), "Permission is granted");
    }

    @Test
    void inspectWhenFormatIsTableShowsWhatWasUnderstood() {
        StringBuilder out = new StringBuilder();

        Inspection.Counts counts = inspection().inspect(List.of(folder), Inspection.Format.TABLE, out);

        assertThat(counts).isEqualTo(new Inspection.Counts(4, 2, 1, 1, 3, 1));
        assertThat(out).hasToString(new String(Readings.bytes("inspection.txt"), StandardCharsets.UTF_8));
    }

    @Test
    void inspectWhenFormatIsJsonWritesOneObjectAnIncident() {
        StringBuilder out = new StringBuilder();

        inspection().inspect(List.of(folder), Inspection.Format.JSONL, out);

        List<JsonNode> nodes = out.toString()
                .lines()
                .map(JsonMapper.builder().build()::readTree)
                .toList();
        assertThat(nodes).hasSize(5);
        assertThat(nodes.get(0).toPrettyString() + "\n")
                .isEqualToNormalizingNewlines(new String(Readings.bytes("inspection.json"), StandardCharsets.UTF_8));
        assertThat(nodes.stream()
                        .map(node -> node.get("file").asString() + " " + node.get("incident") + " "
                                + node.get("kind").asString()))
                .containsExactly(
                        "2026/03.payments.double-charge.md 1 postmortem",
                        "LICENSE null other",
                        "several-incidents.md 1 postmortem",
                        "several-incidents.md 2 postmortem",
                        "template-to-fill-in.md null template");
        assertThat(nodes.get(1).propertyNames())
                .containsExactlyElementsOf(nodes.get(0).propertyNames());
    }

    @Test
    void inspectWhenPathIsAFileOrMissingSaysSo() {
        StringBuilder out = new StringBuilder();

        Inspection.Counts counts = inspection()
                .inspect(
                        List.of(folder.resolve("several-incidents.md"), folder.resolve("gone.md")),
                        Inspection.Format.TABLE,
                        out);

        assertThat(counts.files()).isEqualTo(2);
        assertThat(counts.diagnostics()).isEqualTo(1);
        assertThat(out.toString())
                .startsWith("several-incidents.md  postmortem\n")
                .endsWith(
                        "gone.md  other\n  error: the file could not be opened (NoSuchFileException); check its name and who may read it\n");
    }

    private static Inspection inspection() {
        return new Inspection(Readings.DEFAULTS);
    }
}
