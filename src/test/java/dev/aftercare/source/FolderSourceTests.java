package dev.aftercare.source;

import static dev.aftercare.source.SourceFixtures.known;
import static dev.aftercare.source.SourceFixtures.paths;
import static dev.aftercare.source.SourceFixtures.renames;
import static dev.aftercare.source.SourceFixtures.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.source.KnownDocuments.KnownDocument;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSourceTests {

    @TempDir
    private Path folder;

    @Test
    void changesSinceNothingNamesAllMarkdownByPath() throws Exception {
        write(folder, "b.md", "b");
        write(folder, "2026/03.payments.md", "p");
        write(folder, "notes.txt", "n");
        write(folder, ".git/a.md", "hidden");

        SourceChanges changes = source().changesSince(KnownDocuments.none());

        assertThat(paths(changes)).containsExactly("2026/03.payments.md", "b.md");
        assertThat(changes.documents().get(1).content().read().bytes()).containsExactly('b');
        assertThat(changes.bookmark()).isNull();
    }

    @Test
    void changesSinceWhenContentIsTheSameIsNothingWhateverItsTime() throws Exception {
        Path file = write(folder, "a.md", "a");
        KnownDocuments known = known(source().changesSince(KnownDocuments.none()));
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));

        assertThat(paths(source().changesSince(known))).isEmpty();
    }

    @Test
    void changesSinceWhenSizeAndTimeAreTheSameStillSeesTheContent() throws Exception {
        Path file = write(folder, "a.md", "10:05");
        FileTime time = Files.getLastModifiedTime(file);
        KnownDocuments known = known(source().changesSince(KnownDocuments.none()));
        write(folder, "a.md", "11:05");
        Files.setLastModifiedTime(file, time);

        assertThat(paths(source().changesSince(known))).containsExactly("a.md");
    }

    @Test
    void changesSinceWhenReadOtherwiseReadsAgain() throws Exception {
        write(folder, "a.md", "a");
        String id = known(source().changesSince(KnownDocuments.none()))
                .contentId("a.md")
                .orElseThrow();

        SourceChanges changes =
                source().changesSince(new KnownDocuments(null, Map.of("a.md", new KnownDocument(id, false))));

        assertThat(paths(changes)).containsExactly("a.md");
    }

    @Test
    void changesSinceWhenFilesMovedAndVanishedTellsThemApart() throws Exception {
        write(folder, "a.md", "one");
        write(folder, "b.md", "two");
        write(folder, "c.md", "three");
        KnownDocuments known = known(source().changesSince(KnownDocuments.none()));
        Files.createDirectory(folder.resolve("2026"));
        Files.move(folder.resolve("a.md"), folder.resolve("2026/a.md"));
        Files.delete(folder.resolve("b.md"));

        SourceChanges changes = source().changesSince(known);

        assertThat(paths(changes)).containsExactly("2026/a.md");
        assertThat(renames(changes)).containsExactly(Map.entry("2026/a.md", "a.md"));
        assertThat(changes.vanished()).containsExactly("b.md");
    }

    @Test
    void changesSinceWhenSeveralHaveTheSameContentKeepsFileNamesTogether() throws Exception {
        write(folder, "old/a.md", "same");
        write(folder, "old/b.md", "same");
        KnownDocuments known = known(source().changesSince(KnownDocuments.none()));
        Files.move(folder.resolve("old"), folder.resolve("new"));

        assertThat(renames(source().changesSince(known)))
                .containsOnly(Map.entry("new/a.md", "old/a.md"), Map.entry("new/b.md", "old/b.md"));
    }

    @Test
    void changesSinceWhenCopiedIsNewAndNotRenamed() throws Exception {
        write(folder, "a.md", "one");
        KnownDocuments known = known(source().changesSince(KnownDocuments.none()));
        write(folder, "copy.md", "one");

        SourceChanges changes = source().changesSince(known);

        assertThat(paths(changes)).containsExactly("copy.md");
        assertThat(renames(changes)).isEmpty();
        assertThat(changes.vanished()).isEmpty();
    }

    @Test
    void changesSinceWhenFolderIsMissingSaysSoAndForgetsNothing() {
        assertThatThrownBy(() -> source(folder.resolve("nowhere")).changesSince(KnownDocuments.none()))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessage("The folder \"" + folder.resolve("nowhere")
                        + "\" does not exist; create it, or correct the folder of this source in the configuration.");
    }

    @Test
    void checkWhenFolderIsAFileSaysSo() {
        Path file = write(folder, "a.md", "a");

        assertThatThrownBy(() -> source(file).check())
                .isInstanceOf(SourceUnavailable.class)
                .hasMessage("The folder \"" + file + "\" is a file; name the folder that it lies in.");
    }

    @Test
    void changesSinceWhenFolderIsSuddenlyEmptyIsNotReadAsNothing() throws Exception {
        write(folder, "a.md", "a");
        write(folder, "b.md", "b");
        KnownDocuments known = known(source().changesSince(KnownDocuments.none()));
        Files.delete(folder.resolve("a.md"));
        Files.delete(folder.resolve("b.md"));

        assertThatThrownBy(() -> source().changesSince(known))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("is empty, where 2 records were known; mount it");
    }

    @Test
    void readWhenFileVanishedMeanwhileSaysSo() throws Exception {
        Path file = write(folder, "a.md", "a");
        SourceChanges changes = source().changesSince(KnownDocuments.none());
        Files.delete(file);

        assertThatThrownBy(() -> changes.documents().get(0).content().read())
                .isInstanceOfSatisfying(
                        DocumentUnreadable.class,
                        unreadable -> assertThat(unreadable.at(dev.aftercare.postmortem.Place.of("s", "a.md")))
                                .hasToString(
                                        "a.md: the file vanished while it was read; the next run looks for it again"));
    }

    @Test
    void readWhenFileHasFiftyMegabytesRefusesWithoutLoadingIt() throws Exception {
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("big.md").toFile(), "rw")) {
            file.setLength(50L << 20);
        }
        SourceChanges changes = source().changesSince(KnownDocuments.none());

        assertThatThrownBy(() -> changes.documents().get(0).content().read())
                .isInstanceOf(DocumentUnreadable.class)
                .hasMessage(
                        "the file has 52 MB and was not read, because that is more than 5 MB; move logs and attachments"
                                + " into files of their own, or leave the file out with an exclude pattern");
    }

    @Test
    void changesSinceWhenLinksLoopAndLeadNowhereEndsAndCountsEachFileOnce() throws Exception {
        write(folder, "2026/a.md", "a");
        write(folder, "2027/b.md", "b");
        Files.createSymbolicLink(folder.resolve("2026/self"), folder);
        Files.createSymbolicLink(folder.resolve("2026/other"), folder.resolve("2027"));
        Files.createSymbolicLink(folder.resolve("2027/other"), folder.resolve("2026"));
        Files.createSymbolicLink(folder.resolve("again.md"), folder.resolve("2026/a.md"));
        Files.createSymbolicLink(folder.resolve("nowhere.md"), folder.resolve("gone.md"));
        Files.createSymbolicLink(folder.resolve("loop.md"), folder.resolve("loop.md"));

        SourceChanges changes = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> source().changesSince(KnownDocuments.none()));

        assertThat(paths(changes)).containsExactly("2026/a.md", "2027/b.md");
    }

    @Test
    void changesSinceWhenRecordsLieBehindALinkReadsThem(@TempDir Path elsewhere) throws Exception {
        write(elsewhere, "2026/a.md", "a");
        Files.createSymbolicLink(folder.resolve("team"), elsewhere);

        assertThat(paths(source().changesSince(KnownDocuments.none()))).containsExactly("team/2026/a.md");
    }

    @Test
    void changesSinceWhenSubFolderIsClosedKeepsWhatIsKnownOfIt() throws Exception {
        write(folder, "a.md", "a");
        write(folder, "closed/b.md", "b");
        KnownDocuments known = known(source().changesSince(KnownDocuments.none()));
        close(folder.resolve("closed"));

        SourceChanges changes = source().changesSince(known);

        assertThat(changes.vanished()).isEmpty();
        assertThat(changes.present()).containsExactlyInAnyOrder("a.md", "closed/b.md");
        assertThat(changes.diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.level()).isEqualTo(Diagnostic.Level.ERROR);
            assertThat(diagnostic.message())
                    .isEqualTo(
                            "\"closed\" cannot be looked into (reading it is not allowed); what is known of the records"
                                    + " in it stays as it is");
        });
    }

    @Test
    void readWhenFileMayNotBeOpenedSaysSo() throws Exception {
        close(write(folder, "a.md", "a"));

        SourceChanges changes = source().changesSince(KnownDocuments.none());

        assertThatThrownBy(() -> changes.documents().get(0).content().read())
                .isInstanceOf(DocumentUnreadable.class)
                .hasMessage("the file cannot be opened; give the user that runs Aftercare the right to read it");
    }

    private static void close(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
        assumeTrue(!Files.isReadable(path), "root may read everything");
    }

    private FolderSource source() {
        return source(folder);
    }

    private static FolderSource source(Path folder) {
        return new FolderSource(SourceFixtures.folder("s", folder), folder);
    }
}
