package dev.aftercare.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileRouteTests {

    private static final byte[] MAIL = "Subject: Late\r\n\r\nHello\r\n".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    @Test
    void handOverWhenTheFolderIsNotThereMakesItAndWritesTheBytes() throws IOException {
        Path outbox = folder.resolve("data/outbox");

        Handover handover = new FileRoute(outbox).handOver("digest:2026-08:ada@example.com", MAIL);

        assertThat(handover.result()).isEqualTo(Handover.Result.DELIVERED);
        assertThat(files(outbox)).containsExactly("digest-2026-08-ada@example.com-6810f615.eml");
        assertThat(Files.readAllBytes(outbox.resolve(files(outbox).get(0)))).isEqualTo(MAIL);
    }

    @Test
    void handOverWhenTheFileIsThereAlreadyLeavesItAlone() throws IOException {
        FileRoute route = new FileRoute(folder);
        route.handOver("key", MAIL);
        Path file = folder.resolve(files(folder).get(0));
        FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(file, longAgo);

        route.handOver("key", MAIL);

        assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo);
        assertThat(files(folder)).hasSize(1);
    }

    @Test
    void handOverWhenAPartWasLeftByAKilledRunWritesTheWholeFile() throws IOException {
        Files.writeString(folder.resolve(FileRoute.nameOf("key") + ".part"), "Subject: La".repeat(100));

        new FileRoute(folder).handOver("key", MAIL);

        assertThat(files(folder)).containsExactly(FileRoute.nameOf("key"));
        assertThat(Files.readAllBytes(folder.resolve(FileRoute.nameOf("key")))).isEqualTo(MAIL);
    }

    @Test
    void handOverWhenTheFolderCannotBeMadeSaysSoInOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("outbox"), "not a folder");

        Handover handover = new FileRoute(file).handOver("key", MAIL);

        assertThat(handover.result()).isEqualTo(Handover.Result.CLOSED);
        assertThat(handover.reason())
                .isEqualTo("The outbox folder " + file + " cannot be written: a file is in its place."
                        + " Make it writable or make room");
    }

    @Test
    void handOverWhenTheFileCannotBePutInPlaceLeavesNoHalfBehind() throws IOException {
        Path inTheWay =
                Files.createDirectories(folder.resolve(FileRoute.nameOf("key")).resolve("something"));

        Handover handover = new FileRoute(folder).handOver("key", MAIL);

        assertThat(handover.result()).isEqualTo(Handover.Result.CLOSED);
        assertThat(files(folder)).containsExactly(FileRoute.nameOf("key"));
        assertThat(inTheWay).exists();
    }

    @Test
    void nameOfWhenKeysDifferInUnsafeLettersOnlyGivesDifferentSafeNames() {
        assertThat(Stream.of("a:b", "a/b", "A:b", "../../etc/passwd", "réunion \"x\"", "x".repeat(500))
                        .map(FileRoute::nameOf))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[A-Za-z0-9@_-][A-Za-z0-9.@_-]*\\.eml") && name.length() < 120);
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
