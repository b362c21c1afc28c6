package dev.aftercare.source.git;

import dev.aftercare.source.SourceSettings.GitSettings;
import dev.aftercare.source.SourceUnavailable;
import java.io.File;
import java.net.InetAddress;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jgit.api.TransportCommand;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/**
 * How a repository elsewhere is reached: over HTTPS with a token that only its own host is ever given, or over SSH with a
 * key, where the host's own key must be known to the user that runs Aftercare.
 */
final class GitConnection implements AutoCloseable {

    /** How long to wait for an answer. */
    static final int SECONDS = 60;

    // What the big hosts take beside a token when the user does not matter.
    private static final String ANY_USER = "oauth2";

    private final GitSettings settings;

    private final File home;

    private final int seconds;

    private @Nullable SshdSessionFactory ssh;

    GitConnection(GitSettings settings, File home, int seconds) {
        this.settings = settings;
        this.home = home;
        this.seconds = seconds;
    }

    static GitConnection of(GitSettings settings) {
        return new GitConnection(settings, FS.DETECTED.userHome(), SECONDS);
    }

    /** The URL, if it can be used as it is configured. */
    URIish url() throws SourceUnavailable {
        URIish url;
        try {
            url = new URIish(settings.url());
        } catch (URISyntaxException noUrl) {
            throw GitFailures.unavailable(
                    settings,
                    "is no URL that git understands; write https://host/path.git or ssh://user@host/path.git",
                    null);
        }
        Path key = settings.keyFile();
        if (key != null && !Files.isReadable(key)) {
            throw GitFailures.unavailable(
                    settings, "needs the key file \"%s\", which cannot be read".formatted(key), null);
        }
        if (settings.token() != null && "http".equals(scheme(url)) && !isThisMachine(url.getHost())) {
            throw GitFailures.unavailable(
                    settings, "would be sent its token unencrypted; write https:// instead of http://", null);
        }
        return url;
    }

    /** Prepares a command that talks to the repository. */
    <C extends TransportCommand<C, ?>> C prepare(C command) throws SourceUnavailable {
        URIish url = url();
        command.setTimeout(seconds);
        String token = settings.token();
        if (token != null && ("https".equals(scheme(url)) || "http".equals(scheme(url)))) {
            String user = Optional.ofNullable(settings.user()).orElse(ANY_USER);
            command.setCredentialsProvider(new OwnHostCredentials(url, user, token));
        }
        command.setTransportConfigCallback(transport -> {
            if (transport instanceof SshTransport overSsh) {
                overSsh.setSshSessionFactory(ssh());
            }
        });
        return command;
    }

    @Override
    public void close() {
        if (ssh != null) {
            ssh.close();
            ssh = null;
        }
    }

    private SshdSessionFactory ssh() {
        if (ssh == null) {
            SshdSessionFactoryBuilder builder = new SshdSessionFactoryBuilder()
                    .setPreferredAuthentications("publickey")
                    .setHomeDirectory(home)
                    .setSshDirectory(new File(home, ".ssh"));
            Path key = settings.keyFile();
            if (key != null) {
                builder.setDefaultIdentities(folder -> List.of(key));
            }
            ssh = builder.build(null);
        }
        return ssh;
    }

    private static String scheme(URIish url) {
        return Optional.ofNullable(url.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    }

    private static boolean isThisMachine(@Nullable String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /** Gives the token to the configured host only: a redirect must not carry it away. */
    private static final class OwnHostCredentials extends UsernamePasswordCredentialsProvider {

        private final URIish own;

        OwnHostCredentials(URIish own, String user, String token) {
            super(user, token);
            this.own = own;
        }

        @Override
        public boolean get(URIish url, CredentialItem... items) {
            return String.valueOf(own.getHost()).equalsIgnoreCase(url.getHost())
                    && scheme(own).equals(scheme(url))
                    && own.getPort() == url.getPort()
                    && super.get(url, items);
        }
    }
}
