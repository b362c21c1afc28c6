package dev.aftercare.source.git;

import dev.aftercare.source.SourceSettings.GitSettings;
import dev.aftercare.source.SourceUnavailable;
import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** Turns what git says into one sentence for a person. No sentence holds a token or a password. */
final class GitFailures {

    private static final Pattern REFUSED = Pattern.compile(
            "not authorized|authenticat|auth fail|cannot log in|credential|not permitted|forbidden|\\b40[13]\\b");

    private static final Pattern HOST_KEY =
            Pattern.compile("host key|hostkey|server key did not validate|known_hosts|key_exchange");

    private static final Pattern TIMED_OUT = Pattern.compile("time ?out|timed out");

    private GitFailures() {}

    /** A repository that cannot be read: what is the matter with it, as the end of a sentence. */
    static SourceUnavailable unavailable(GitSettings settings, String what, @Nullable Throwable cause) {
        return new SourceUnavailable(
                withoutSecrets("The git repository \"%s\" %s.".formatted(settings.shownUrl(), what), settings), cause);
    }

    /** A repository on this machine whose files cannot be understood. */
    static SourceUnavailable damaged(GitSettings settings, Throwable cause) {
        return unavailable(settings, "cannot be read (%s); run \"git fsck\" in it".formatted(reason(cause)), cause);
    }

    /** A repository without the branch that is to be read. */
    static SourceUnavailable noBranch(GitSettings settings, String branch, Collection<Ref> branches) {
        String others = String.join(
                ", ",
                branches.stream()
                        .map(ref -> Repository.shortenRefName(ref.getName()))
                        .sorted()
                        .limit(10)
                        .toList());
        return unavailable(
                settings,
                "has no branch \"%s\"; %s"
                        .formatted(
                                branch,
                                others.isEmpty()
                                        ? "it has none at all yet"
                                        : "name one that it has, such as " + others),
                null);
    }

    /** A repository on another machine that cannot be reached. */
    static SourceUnavailable unreachable(GitSettings settings, Throwable failure) {
        return unavailable(settings, what(settings, failure), failure);
    }

    private static String what(GitSettings settings, Throwable failure) {
        String said = said(failure);
        if (has(failure, UnknownHostException.class) || has(failure, UnresolvedAddressException.class)) {
            return "cannot be reached: its host is not known; check the URL, the network and the name server";
        }
        if (has(failure, ConnectException.class) || has(failure, NoRouteToHostException.class)) {
            return "cannot be reached: the connection was refused; check the URL, the port and the firewall";
        }
        if (has(failure, InterruptedIOException.class)
                || TIMED_OUT.matcher(said).find()) {
            return "did not answer within %d seconds; try again later, or check the network"
                    .formatted(GitConnection.SECONDS);
        }
        if (HOST_KEY.matcher(said).find()) {
            return "shows a host key that is not in the known_hosts file of the user that runs Aftercare; compare it and"
                    + " add it with ssh-keyscan";
        }
        if (has(failure, SSLException.class)) {
            return "cannot be reached safely (%s); add its certificate to the Java trust store"
                    .formatted(reason(failure));
        }
        if (REFUSED.matcher(said).find()) {
            return settings.keyFile() == null
                    ? "refused the authentication; check the token and its user, and that it may read the repository"
                    : "refused the authentication; check the key file, which must have no passphrase, and that it may read"
                            + " the repository";
        }
        if (has(failure, NoRemoteRepositoryException.class)) {
            return "is not there, or not for us; check the URL, and that the token or the key may read it";
        }
        return "cannot be read (%s)".formatted(reason(failure));
    }

    /** Says whether the way to the repository failed, and not our clone of it. */
    static boolean isOfTheWay(Throwable failure) {
        return has(failure, SocketException.class)
                || has(failure, UnknownHostException.class)
                || has(failure, InterruptedIOException.class)
                || has(failure, EOFException.class)
                || has(failure, SSLException.class)
                || TIMED_OUT.matcher(said(failure)).find()
                || REFUSED.matcher(said(failure)).find();
    }

    static String reason(Throwable failure) {
        Throwable last = failure;
        while (last.getCause() != null && last.getCause() != last) {
            last = last.getCause();
        }
        String message = Optional.ofNullable(last.getMessage())
                .orElse(last.getClass().getSimpleName())
                .strip();
        return message.lines().findFirst().orElse(last.getClass().getSimpleName());
    }

    private static String said(Throwable failure) {
        StringBuilder all = new StringBuilder();
        for (Throwable one = failure; one != null; one = one.getCause()) {
            all.append(one.getMessage()).append('\n');
        }
        return all.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (kind.isInstance(one)) {
                return true;
            }
        }
        return false;
    }

    private static String withoutSecrets(String sentence, GitSettings settings) {
        String clean = sentence.replaceAll("([A-Za-z][A-Za-z0-9+.-]*://)[^/\\s\"]*@", "$1");
        String token = settings.token();
        if (token == null || token.isBlank()) {
            return clean;
        }
        return clean.replace(token, "***").replace(URLEncoder.encode(token, StandardCharsets.UTF_8), "***");
    }
}
