package dev.aftercare.fixcheck;

import dev.aftercare.TestNight;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.source.markdown.MarkdownReader;
import dev.aftercare.source.reading.ReadingDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reports of real teams, which lie beside a developer's clone or not at all. */
final class ExampleReports {

    static final Path FOLDER = Path.of("..", "shared", "examples", "postmortems");

    private ExampleReports() {}

    /** The postmortems of one team. */
    static List<Postmortem> read(String team) throws IOException {
        Path folder = FOLDER.resolve(team);
        MarkdownReader reader = new MarkdownReader(ReadingDefaults.in(TestNight.PARIS));
        List<Postmortem> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                found.addAll(reader.read(team, name, Files.readAllBytes(file)).postmortems());
            }
        }
        return found;
    }
}
