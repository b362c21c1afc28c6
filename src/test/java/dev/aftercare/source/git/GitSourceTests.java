package dev.aftercare.source.git;

import static dev.aftercare.source.SourceFixtures.known;
import static dev.aftercare.source.SourceFixtures.paths;
import static dev.aftercare.source.SourceFixtures.postmortem;
import static dev.aftercare.source.SourceFixtures.renames;
import static dev.aftercare.source.SourceFixtures.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Progress;
import dev.aftercare.source.DocumentUnreadable;
import dev.aftercare.source.KnownDocuments;
import dev.aftercare.source.SourceChanges;
import dev.aftercare.source.SourceFixtures;
import dev.aftercare.source.SourceSettings.GitSettings;
import dev.aftercare.source.SourceUnavailable;
import java.io.File;
import java.io.RandomAccessFile;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.ResetCommand.ResetType;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitSourceTests {

    private static final String TOKEN = "s3cr3t-t0ken";

    @TempDir
    private Path temporary;

    private Path copy;
    private Git git;

    @BeforeEach
    void newRepository() throws Exception {
        QuietSystemReader.install();
        copy = temporary.resolve("repository");
        git = Git.init().setDirectory(copy.toFile()).setInitialBranch("main").call();
        git.getRepository().getConfig().setBoolean("commit", null, "gpgsign", false);
        write(copy, "a.md", postmortem("A", "Add an alert"));
        write(copy, "2026/b.md", postmortem("B", "Write a runbook"));
        write(copy, "notes.txt", "notes");
        commit("Two postmortems");
    }

    @AfterEach
    void closeRepository() {
        git.close();
    }

    @Test
    void changesSinceNothingNamesAllMarkdownOfTheBranch() throws Exception {
        try (SourceChanges changes = local().changesSince(KnownDocuments.none())) {
            assertThat(paths(changes)).containsExactly("2026/b.md", "a.md");
            assertThat(changes.documents().get(1).content().read().bytes())
                    .asString()
                    .isEqualTo(postmortem("A", "Add an alert"));
            assertThat(changes.bookmark()).isEqualTo(head().name());
        }
    }

    @Test
    void changesSinceReadsWhatIsCommittedAndNothingElse() throws Exception {
        write(copy, "a.md", "not committed");
        write(copy, "new.md", "not committed");

        try (SourceChanges changes = local().changesSince(KnownDocuments.none())) {
            assertThat(paths(changes)).containsExactly("2026/b.md", "a.md");
            assertThat(changes.documents().get(1).content().read().bytes())
                    .asString()
                    .isEqualTo(postmortem("A", "Add an alert"));
        }
    }

    @Test
    void changesSinceLeavesTheRepositoryUntouched() throws Exception {
        FileTime before = Files.getLastModifiedTime(copy.resolve(".git"));
        List<Path> files = files(copy);

        local().changesSince(KnownDocuments.none()).close();

        assertThat(files(copy)).isEqualTo(files);
        assertThat(Files.getLastModifiedTime(copy.resolve(".git"))).isEqualTo(before);
    }

    @Test
    void changesSinceWhenEditedRenamedAndDeletedTellsThemApart() throws Exception {
        write(copy, "c.md", "gone soon");
        commit("A third");
        KnownDocuments known = everythingKnown(local());
        git.rm().addFilepattern("a.md").addFilepattern("c.md").call();
        write(copy, "2026/a-renamed.md", postmortem("A", "Add an alert", "And something more"));
        write(copy, "new.md", "new and different");
        commit("Move, delete, add");

        try (SourceChanges changes = local().changesSince(known)) {
            assertThat(paths(changes)).containsExactly("2026/a-renamed.md", "new.md");
            assertThat(renames(changes)).containsExactly(Map.entry("2026/a-renamed.md", "a.md"));
            assertThat(changes.vanished()).containsExactly("c.md");
            assertThat(changes.diagnostics()).isEmpty();
        }
    }

    @Test
    void changesSinceWhenNothingIsNewIsEmpty() throws Exception {
        KnownDocuments known = everythingKnown(local());

        try (SourceChanges changes = local().changesSince(known)) {
            assertThat(changes.documents()).isEmpty();
            assertThat(changes.vanished()).isEmpty();
            assertThat(changes.present()).containsExactlyInAnyOrder("a.md", "2026/b.md");
        }
    }

    @Test
    void changesSinceWhenSubFolderIsNamedReadsOnlyThatWithPathsInside() throws Exception {
        GitSettings settings = new GitSettings(copy.toString(), null, "/2026/", null, null, null, temporary);

        try (SourceChanges changes = source(settings).changesSince(KnownDocuments.none())) {
            assertThat(paths(changes)).containsExactly("b.md");
        }
    }

    @Test
    void changesSinceWhenSubFolderIsNotThereSaysSo() {
        GitSettings settings = new GitSettings(copy.toString(), null, "2031", null, null, null, temporary);

        assertUnavailable(
                settings,
                "The git repository \"%s\" has no folder \"2031\" on the branch \"main\"; correct the folder or the branch of this source in the configuration."
                        .formatted(copy));
    }

    @Test
    void changesSinceWhenBranchIsNamedReadsThatBranch() throws Exception {
        git.checkout().setCreateBranch(true).setName("drafts").call();
        write(copy, "draft.md", postmortem("Draft"));
        commit("A draft");
        git.checkout().setName("main").call();

        assertThat(paths(local().changesSince(KnownDocuments.none()))).doesNotContain("draft.md");
        assertThat(paths(source(settings(copy.toString(), "drafts")).changesSince(KnownDocuments.none())))
                .contains("draft.md");
    }

    @Test
    void changesSinceWhenBranchIsNotThereNamesTheOthers() {
        assertUnavailable(
                settings(copy.toString(), "mian"),
                "The git repository \"%s\" has no branch \"mian\"; name one that it has, such as main."
                        .formatted(copy));
    }

    @Test
    void changesSinceWhenBranchWasForcedElsewhereComparesEverythingAndSaysSo() throws Exception {
        write(copy, "c.md", postmortem("C"));
        commit("A third");
        KnownDocuments known = everythingKnown(local());
        git.reset().setMode(ResetType.HARD).setRef("HEAD~1").call();
        write(copy, "a.md", postmortem("A, rewritten"));
        commit("Another history");

        try (SourceChanges changes = local().changesSince(known)) {
            assertThat(paths(changes)).containsExactly("a.md");
            assertThat(changes.vanished()).containsExactly("c.md");
            assertThat(changes.diagnostics()).singleElement().satisfies(note -> {
                assertThat(note.level()).isEqualTo(Diagnostic.Level.NOTE);
                assertThat(note.message())
                        .startsWith("the branch \"main\" no longer holds the commit "
                                + known.bookmark().orElseThrow().substring(0, 10));
            });
        }
    }

    @Test
    void changesSinceWhenRepositoryWasReplacedComparesEverything() throws Exception {
        KnownDocuments known = everythingKnown(local());
        KnownDocuments foreign = new KnownDocuments(
                ObjectId.fromString("0123456789012345678901234567890123456789").name(), Map.of());

        try (SourceChanges changes = local().changesSince(foreign)) {
            assertThat(paths(changes)).hasSize(known.paths().size());
            assertThat(changes.diagnostics()).hasSize(1);
        }
    }

    @Test
    void changesSinceWhenRepositoryIsBareOrAFileUrlReadsIt() throws Exception {
        Path bare = temporary.resolve("bare.git");
        Git.cloneRepository()
                .setURI(copy.toUri().toString())
                .setDirectory(bare.toFile())
                .setBare(true)
                .call()
                .close();

        assertThat(paths(source(settings(bare.toString(), null)).changesSince(KnownDocuments.none())))
                .hasSize(2);
        assertThat(paths(source(settings(bare.toUri().toString(), null)).changesSince(KnownDocuments.none())))
                .hasSize(2);
    }

    @Test
    void changesSinceWhenLinksAndSubmodulesAreCommittedReadsNeither() throws Exception {
        Files.createSymbolicLink(copy.resolve("link.md"), Path.of("a.md"));
        commit("A link");

        assertThat(paths(local().changesSince(KnownDocuments.none()))).containsExactly("2026/b.md", "a.md");
    }

    @Test
    void readWhenBlobHasFiftyMegabytesRefusesIt() throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(copy.resolve("big.md").toFile(), "rw")) {
            file.setLength(50L << 20);
        }
        commit("A dump");

        try (SourceChanges changes = local().changesSince(KnownDocuments.none())) {
            assertThatThrownBy(() -> changes.documents().get(2).content().read())
                    .isInstanceOf(DocumentUnreadable.class)
                    .hasMessageStartingWith("the file has 50 MB");
        }
    }

    @Test
    void changesSinceWhenPathIsNoRepositorySaysWhatToDo() throws Exception {
        Path plain = Files.createDirectory(copy.resolve("2027"));
        Path nowhere = temporary.resolve("nowhere");

        assertUnavailable(
                settings(plain.toString(), null),
                "The git repository \"%s\" is not a git repository; name its top folder, or read it as a plain folder."
                        .formatted(plain));
        assertUnavailable(
                settings(nowhere.toString(), null),
                "The git repository \"%s\" does not exist; correct the URL of this source in the configuration."
                        .formatted(nowhere));
        assertUnavailable(
                settings(copy.resolve("a.md").toString(), null),
                "The git repository \"%s\" is a file; name the folder of the repository."
                        .formatted(copy.resolve("a.md")));
    }

    @Test
    void changesSinceWhenRepositoryIsEmptySaysSo() throws Exception {
        Path empty = temporary.resolve("empty");
        Git.init().setDirectory(empty.toFile()).call().close();

        assertUnavailable(
                settings(empty.toString(), null),
                "The git repository \"%s\" has no commit yet; commit a postmortem, or name the branch that has some."
                        .formatted(empty));
    }

    @Test
    void changesSinceWhenObjectsAreDamagedSaysWhatToDo() throws Exception {
        Path objects = copy.resolve(".git/objects");
        String commit = head().name();
        File file = objects.resolve(commit.substring(0, 2))
                .resolve(commit.substring(2))
                .toFile();
        assertThat(file.setWritable(true)).isTrue();
        Files.write(file.toPath(), new byte[] {1, 2, 3});

        assertThatThrownBy(() -> local().changesSince(KnownDocuments.none()))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("run \"git fsck\" in it");
    }

    @Test
    void changesSinceWhenFetchedOverHttpWithATokenFollowsTheBranch() throws Exception {
        try (GitServer server = new GitServer(git.getRepository(), TOKEN)) {
            GitSettings settings = remote(server.url(), TOKEN);
            KnownDocuments known = everythingKnown(source(settings));
            assertThat(known.paths()).containsExactlyInAnyOrder("a.md", "2026/b.md");
            int fetches = server.fetches();

            source(settings).changesSince(known).close();
            assertThat(server.fetches()).as("nothing new, nothing fetched").isEqualTo(fetches);

            git.rm().addFilepattern("2026/b.md").call();
            commit("Delete");
            git.commit().setAmend(true).setMessage("Forced").call();
            try (SourceChanges changes = source(settings).changesSince(known)) {
                assertThat(changes.vanished()).containsExactly("2026/b.md");
            }
        }
    }

    @Test
    void changesSinceWhenRemoteBranchWasForcedElsewhereFollowsIt() throws Exception {
        write(copy, "c.md", postmortem("C"));
        commit("A third");
        try (GitServer server = new GitServer(git.getRepository(), TOKEN)) {
            KnownDocuments known = everythingKnown(source(remote(server.url(), TOKEN)));
            git.reset().setMode(ResetType.HARD).setRef("HEAD~1").call();
            write(copy, "d.md", postmortem("C"));
            commit("Another history");

            try (SourceChanges changes = source(remote(server.url(), TOKEN)).changesSince(known)) {
                assertThat(renames(changes)).containsExactly(Map.entry("d.md", "c.md"));
                assertThat(changes.diagnostics()).hasSize(1);
            }
        }
    }

    @Test
    void changesSinceWhenTokenIsWrongSaysSoAndNeverShowsIt() throws Exception {
        try (GitServer server = new GitServer(git.getRepository(), "another")) {
            assertUnavailable(
                    remote(server.url(), TOKEN),
                    "The git repository \"%s\" refused the authentication; check the token and its user, and that it may read the repository."
                            .formatted(server.url()));
            assertUnavailable(
                    remote(server.url().replace("http://", "http://oauth2:" + TOKEN + "@"), null),
                    "The git repository \"%s\" refused the authentication; check the token and its user, and that it may read the repository."
                            .formatted(server.url()));
        }
    }

    @Test
    void checkWhenTokenWouldTravelUnencryptedRefuses() {
        assertThatThrownBy(() -> source(remote("http://git.example.invalid/a.git", TOKEN))
                        .check())
                .isInstanceOf(SourceUnavailable.class)
                .hasMessage(
                        "The git repository \"http://git.example.invalid/a.git\" would be sent its token unencrypted;"
                                + " write https:// instead of http://.");
    }

    @Test
    void changesSinceWhenPortIsClosedSaysSo() throws Exception {
        String url;
        try (ServerSocket closedSoon = new ServerSocket(0)) {
            url = "http://127.0.0.1:%d/a.git".formatted(closedSoon.getLocalPort());
        }

        assertUnavailable(
                remote(url, TOKEN),
                "The git repository \"%s\" cannot be reached: the connection was refused; check the URL, the port and the firewall."
                        .formatted(url));
    }

    @Test
    void changesSinceWhenServerNeverAnswersGivesUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            String url = "http://127.0.0.1:%d/a.git".formatted(silent.getLocalPort());
            GitSettings settings = remote(url, null);
            GitSource source = source(settings, new GitConnection(settings, temporary.toFile(), 1));

            assertThatThrownBy(() -> source.changesSince(KnownDocuments.none()))
                    .isInstanceOf(SourceUnavailable.class)
                    .hasMessageContaining("did not answer within");
        }
    }

    @Test
    void changesSinceWhenRepositoryIsNotOnTheServerSaysSo() throws Exception {
        try (GitServer server = new GitServer(git.getRepository(), TOKEN)) {
            String url = server.url().replace("postmortems", "nowhere");

            assertUnavailable(
                    remote(url, TOKEN),
                    "The git repository \"%s\" is not there, or not for us; check the URL, and that the token or the key may read it."
                            .formatted(url));
        }
    }

    @Test
    void changesSinceWhenCloneWasKilledMakesItAnew() throws Exception {
        try (GitServer server = new GitServer(git.getRepository(), TOKEN)) {
            GitSettings settings = remote(server.url(), TOKEN);
            everythingKnown(source(settings));
            Path clone = onlyClone();
            Path killed = clone.resolveSibling(clone.getFileName() + ".new");
            Files.move(clone, killed);
            Files.delete(killed.resolve("HEAD"));

            assertThat(everythingKnown(source(settings)).paths()).hasSize(2);
            assertThat(onlyClone()).isEqualTo(clone);
        }
    }

    @Test
    void changesSinceWhenCloneIsBrokenMakesItAnew() throws Exception {
        try (GitServer server = new GitServer(git.getRepository(), TOKEN)) {
            GitSettings settings = remote(server.url(), TOKEN);
            everythingKnown(source(settings));
            for (Path file : files(onlyClone().resolve("objects"))) {
                assertThat(file.toFile().setWritable(true)).isTrue();
                Files.write(file, new byte[] {0});
            }

            assertThat(everythingKnown(source(settings)).paths()).hasSize(2);
        }
    }

    @Test
    void changesSinceWhenKilledFetchLeftALockMakesTheCloneAnew() throws Exception {
        try (GitServer server = new GitServer(git.getRepository(), TOKEN)) {
            GitSettings settings = remote(server.url(), TOKEN);
            everythingKnown(source(settings));
            Files.writeString(onlyClone().resolve("refs/heads/main.lock"), "");
            write(copy, "c.md", postmortem("C"));
            commit("A third");

            assertThat(everythingKnown(source(settings)).paths()).hasSize(3);
        }
    }

    @Test
    void pathOfTellsPathsFromUrls() {
        assertThat(LocalRepository.pathOf("/srv/postmortems")).contains(Path.of("/srv/postmortems"));
        assertThat(LocalRepository.pathOf("../postmortems")).contains(Path.of("../postmortems"));
        assertThat(LocalRepository.pathOf(URI.create("file:///srv/a.git").toString()))
                .contains(Path.of("/srv/a.git"));
        assertThat(LocalRepository.pathOf("git@git.example.com:team/a.git")).isEmpty();
        assertThat(LocalRepository.pathOf("https://git.example.com/team/a.git")).isEmpty();
        assertThat(LocalRepository.pathOf("ssh://git@git.example.com/team/a.git"))
                .isEmpty();
    }

    private static void assertUnavailable(GitSettings settings, String sentence) {
        assertThatThrownBy(() -> source(settings).changesSince(KnownDocuments.none()))
                .isInstanceOfSatisfying(SourceUnavailable.class, unavailable -> {
                    assertThat(unavailable).hasMessage(sentence);
                    assertThat(unavailable.getMessage()).doesNotContain(TOKEN);
                });
    }

    private GitSource local() {
        return source(settings(copy.toString(), null));
    }

    private static GitSource source(GitSettings settings) {
        return source(settings, GitConnection.of(settings));
    }

    private static GitSource source(GitSettings settings, GitConnection connection) {
        GitRepository repository = LocalRepository.pathOf(settings.url())
                .<GitRepository>map(path -> new LocalRepository(settings, path))
                .orElseGet(() -> new RemoteRepository(settings, connection, Progress.silent()));
        return new GitSource(SourceFixtures.git("s", settings), repository);
    }

    private GitSettings settings(String url, String branch) {
        return new GitSettings(url, branch, "", null, null, null, temporary.resolve("work"));
    }

    private GitSettings remote(String url, String token) {
        return new GitSettings(url, null, "", null, null, token, temporary.resolve("work"));
    }

    private static KnownDocuments everythingKnown(GitSource source) throws Exception {
        try (SourceChanges changes = source.changesSince(KnownDocuments.none())) {
            return known(changes);
        }
    }

    private Path onlyClone() throws Exception {
        try (Stream<Path> entries = Files.list(temporary.resolve("work"))) {
            List<Path> clones = entries.toList();
            assertThat(clones).hasSize(1);
            return clones.get(0);
        }
    }

    private static List<Path> files(Path folder) throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private ObjectId head() throws Exception {
        Repository repository = git.getRepository();
        return repository.resolve(Constants.HEAD);
    }

    private void commit(String message) throws Exception {
        git.add().addFilepattern(".").call();
        git.commit()
                .setMessage(message)
                .setAuthor("Anna", "anna@example.com")
                .setCommitter("Anna", "anna@example.com")
                .setSign(false)
                .call();
    }
}
