package dev.aftercare.readingclub;

import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.source.markdown.MarkdownReader;
import dev.aftercare.source.reading.ReadingDefaults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** The shipped sample's postmortems as they are read. */
final class Fixtures {

    static final Path FOLDER = Path.of("src", "main", "resources", "sample", "postmortems");

    private Fixtures() {}

    static List<Postmortem> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(
                            file -> file.getParent().getFileName().toString().startsWith("20")
                                    && file.toString().endsWith(".md"))
                    .sorted()
                    .flatMap(file -> read(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Postmortem one(String path) {
        return read(FOLDER.resolve(path)).get(0);
    }

    static List<Postmortem> read(Path file) {
        try {
            return new MarkdownReader(ReadingDefaults.in(ZoneId.of("Europe/Paris")))
                    .read("harborline", FOLDER.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file))
                    .postmortems();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A whole record as text, to look for what is said to stand in it. */
    static String text(Postmortem postmortem) {
        try {
            return Files.readString(FOLDER.resolve(postmortem.place().path()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
