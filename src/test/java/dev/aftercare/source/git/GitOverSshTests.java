package dev.aftercare.source.git;

import static dev.aftercare.source.SourceFixtures.paths;
import static dev.aftercare.source.SourceFixtures.postmortem;
import static dev.aftercare.source.SourceFixtures.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.postmortem.Progress;
import dev.aftercare.source.KnownDocuments;
import dev.aftercare.source.SourceChanges;
import dev.aftercare.source.SourceFixtures;
import dev.aftercare.source.SourceSettings.GitSettings;
import dev.aftercare.source.SourceUnavailable;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Arrays;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.command.AbstractCommandSupport;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.UploadPack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitOverSshTests {

    @TempDir
    private Path temporary;

    private Git git;
    private SshServer server;
    private KeyPair hostKey;
    private KeyPair clientKey;

    @BeforeEach
    void startServer() throws Exception {
        QuietSystemReader.install();
        Path copy = temporary.resolve("repository");
        git = Git.init().setDirectory(copy.toFile()).setInitialBranch("main").call();
        write(copy, "a.md", postmortem("A"));
        git.add().addFilepattern(".").call();
        git.commit()
                .setMessage("A")
                .setAuthor("Anna", "anna@example.com")
                .setSign(false)
                .call();
        hostKey = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPublickeyAuthenticator(
                (user, key, session) -> user.equals("git") && KeyUtils.compareKeys(key, clientKey.getPublic()));
        server.setCommandFactory((channel, command) -> new Upload(command, git.getRepository()));
        server.start();
    }

    @AfterEach
    void stopServer() throws Exception {
        server.stop(true);
        git.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "rsa"})
    void changesSinceWhenHostAndKeyAreKnownReadsTheBranch(String kind) throws Exception {
        clientKey = kind.equals("rsa") ? KeyUtils.generateKeyPair("ssh-rsa", 2048) : ed25519();
        knowHost(hostKey);

        try (SourceChanges changes = source(keyFile(clientKey, null)).changesSince(KnownDocuments.none())) {
            assertThat(paths(changes)).containsExactly("a.md");
            assertThat(changes.documents().get(0).content().read().bytes())
                    .asString()
                    .isEqualTo(postmortem("A"));
        }
    }

    @Test
    void changesSinceWhenHostIsUnknownRefusesIt() throws Exception {
        clientKey = ed25519();

        assertUnavailable(
                keyFile(clientKey, null),
                "shows a host key that is not in the known_hosts file of the user that runs Aftercare; compare it and add it with ssh-keyscan.");
        assertThat(temporary.resolve(".ssh/known_hosts")).doesNotExist();
    }

    @Test
    void changesSinceWhenHostShowsAnotherKeyRefusesIt() throws Exception {
        clientKey = ed25519();
        knowHost(KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256));

        assertUnavailable(
                keyFile(clientKey, null),
                "shows a host key that is not in the known_hosts file of the user that runs Aftercare; compare it and add it with ssh-keyscan.");
    }

    @Test
    void changesSinceWhenKeyIsRefusedSaysSo() throws Exception {
        clientKey = ed25519();
        knowHost(hostKey);

        assertUnavailable(
                keyFile(ed25519(), null),
                "refused the authentication; check the key file, which must have no passphrase, and that it may read the repository.");
    }

    @Test
    void changesSinceWhenKeyHasAPassphraseSaysSo() throws Exception {
        clientKey = ed25519();
        knowHost(hostKey);

        assertUnavailable(
                keyFile(clientKey, "a passphrase"),
                "refused the authentication; check the key file, which must have no passphrase, and that it may read the repository.");
    }

    @Test
    void checkWhenKeyFileIsMissingNamesIt() {
        Path missing = temporary.resolve("id_missing");

        assertThatThrownBy(() -> source(missing).check())
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageEndingWith("needs the key file \"" + missing + "\", which cannot be read.");
    }

    private void assertUnavailable(Path keyFile, String ending) {
        assertThatThrownBy(() -> source(keyFile).changesSince(KnownDocuments.none()))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessage("The git repository \"ssh://127.0.0.1:%d/postmortems.git\" %s"
                        .formatted(server.getPort(), ending));
    }

    private GitSource source(Path keyFile) {
        String url = "ssh://git@127.0.0.1:%d/postmortems.git".formatted(server.getPort());
        GitSettings settings = new GitSettings(url, "main", "", keyFile, null, null, temporary.resolve("work"));
        GitConnection connection = new GitConnection(settings, temporary.toFile(), 20);
        return new GitSource(
                SourceFixtures.git("s", settings), new RemoteRepository(settings, connection, Progress.silent()));
    }

    private void knowHost(KeyPair key) throws Exception {
        write(
                temporary,
                ".ssh/known_hosts",
                "[127.0.0.1]:%d %s\n".formatted(server.getPort(), PublicKeyEntry.toString(key.getPublic())));
    }

    private Path keyFile(KeyPair key, @Nullable String passphrase) throws Exception {
        OpenSSHKeyEncryptionContext encryption = null;
        if (passphrase != null) {
            encryption = new OpenSSHKeyEncryptionContext();
            encryption.setPassword(passphrase);
            encryption.setCipherType("256");
        }
        Path file = temporary.resolve("id_test");
        try (OutputStream out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "test", encryption, out);
        }
        return file;
    }

    private static KeyPair ed25519() throws Exception {
        return KeyUtils.generateKeyPair("ssh-ed25519", 256);
    }

    private static final class Upload extends AbstractCommandSupport {

        private final Repository repository;

        Upload(String command, Repository repository) {
            super(command, null);
            this.repository = repository;
        }

        @Override
        public void run() {
            try {
                assertThat(getCommand()).isEqualTo("git-upload-pack '/postmortems.git'");
                new UploadPack(repository).upload(getInputStream(), getOutputStream(), getErrorStream());
                onExit(0);
            } catch (Exception | AssertionError failure) {
                onExit(1, Arrays.toString(failure.getStackTrace()));
            }
        }
    }
}
