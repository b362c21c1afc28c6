package dev.aftercare.source.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.source.reading.DocumentReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reports of real teams lie beside a developer's clone, or not at all. */
class ExamplePostmortemsTests {

    private static final Path EXAMPLES = Path.of("..", "shared", "examples", "postmortems");
    private static final Path SAMPLE = Path.of("src", "main", "resources", "sample", "postmortems");

    @Test
    void readWhenReportsOfRealTeamsAreThereReadsEachOfThem() throws IOException {
        assumeTrue(
                Files.isDirectory(EXAMPLES), "no example reports beside this clone (../shared/examples/postmortems)");

        for (Path file : files(EXAMPLES)) {
            assertThat(read(EXAMPLES, file).diagnostics())
                    .as(file.toString())
                    .extracting("rule")
                    .doesNotContain("file.defect");
        }
    }

    @Test
    void readWhenSampleIsThereUnderstandsEachOfItsPostmortems() throws IOException {
        assumeTrue(Files.isDirectory(SAMPLE), "the sample is not part of this clone yet (src/main/resources/sample)");

        for (Path file : files(SAMPLE)) {
            String name = String.valueOf(file.getFileName());
            DocumentReading reading = read(SAMPLE, file);
            boolean incident = !List.of("README.md", "TEMPLATE.md").contains(name);
            assertThat(reading.kind() == DocumentReading.Kind.POSTMORTEM)
                    .as(name)
                    .isEqualTo(incident);
            for (Postmortem postmortem : reading.postmortems()) {
                assertThat(postmortem.system()).as(name).isEqualTo(name.split("\\.", -1)[1]);
                assertThat(postmortem.countermeasures()).as(name).isNotEmpty();
                assertThat(postmortem.incident().timeline()).as(name).isNotEmpty();
            }
        }
    }

    private static DocumentReading read(Path folder, Path file) throws IOException {
        return new MarkdownReader(Readings.DEFAULTS)
                .read("pm", folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
