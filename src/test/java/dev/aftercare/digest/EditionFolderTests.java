package dev.aftercare.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.postmortem.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditionFolderTests {

    private static final DigestRendering.Rendered RENDERED = new DigestRendering.Rendered(
            new EditionFiles(
                    "html".getBytes(StandardCharsets.UTF_8),
                    "pdf".getBytes(StandardCharsets.UTF_8),
                    "list".getBytes(StandardCharsets.UTF_8)),
            List.of());

    private final Digest digest = new Records().august(Language.ENGLISH);

    @Test
    void writeWhenFolderIsMissingMakesItAndLeavesNothingBeside(@TempDir Path temporary) throws IOException {
        Path folder = temporary.resolve("a/b");

        Editions.Written written = new EditionFolder(folder).write(digest, RENDERED, "");

        assertThat(written.files())
                .containsExactly(
                        folder.resolve("reliability-digest-2026-08.pdf"),
                        folder.resolve("reliability-digest-2026-08.html"),
                        folder.resolve("reliability-digest-2026-08.csv"));
        assertThat(written.troubles()).isEmpty();
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).containsExactlyInAnyOrderElementsOf(written.files());
        }
        assertThat(folder.resolve("reliability-digest-2026-08.csv")).hasContent("list");
    }

    @Test
    void writeWhenFolderCannotBeMadeSaysWhyForEachFile(@TempDir Path temporary) throws IOException {
        Path file = Files.writeString(temporary.resolve("digests"), "a file");

        Editions.Written written = new EditionFolder(file).write(digest, RENDERED, "");

        assertThat(written.files()).isEmpty();
        assertThat(written.troubles())
                .hasSize(3)
                .first()
                .isEqualTo(file.resolve("reliability-digest-2026-08.pdf") + " could not be written: " + file
                        + " is a file and no folder. Make room or give the right to write there, and start the digest"
                        + " again; nothing of it is lost.");
        assertThat(file).hasContent("a file");
    }

    @Test
    void writeWhenOneFileIsInTheWayWritesTheOthers(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("reliability-digest-2026-08.html/inside"));

        Editions.Written written = new EditionFolder(folder).write(digest, RENDERED, "");

        assertThat(written.files()).hasSize(2);
        assertThat(written.troubles())
                .hasSize(1)
                .first()
                .asString()
                .contains("reliability-digest-2026-08.html could not be written");
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all.map(path -> path.getFileName().toString())).noneMatch(name -> name.endsWith(".part"));
        }
    }
}
