package dev.aftercare.source.git;

import dev.aftercare.postmortem.Progress;
import dev.aftercare.source.SourceSettings.GitSettings;
import dev.aftercare.source.SourceUnavailable;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.LsRemoteCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A repository on another machine, of which a bare clone is kept from night to night. */
final class RemoteRepository implements GitRepository {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteRepository.class);

    private final GitSettings settings;

    private final GitConnection connection;

    private final GitClone clone;

    RemoteRepository(GitSettings settings, GitConnection connection, Progress progress) {
        this.settings = settings;
        this.connection = connection;
        this.clone = new GitClone(settings, connection, progress);
    }

    @Override
    public void check() throws SourceUnavailable {
        try (connection) {
            branch();
        }
    }

    @Override
    public Head head() throws SourceUnavailable {
        try (connection) {
            Ref branch = branch();
            Repository repository = upToDate(branch);
            return new Head(repository, Repository.shortenRefName(branch.getName()), branch.getObjectId());
        }
    }

    private Ref branch() throws SourceUnavailable {
        Map<String, Ref> refs = refs();
        String name = settings.branch();
        if (name == null) {
            return defaultBranch(refs);
        }
        Ref branch = refs.get(name.startsWith(Constants.R_REFS) ? name : Constants.R_HEADS + name);
        if (branch == null) {
            throw GitFailures.noBranch(settings, name, heads(refs));
        }
        return branch;
    }

    private Ref defaultBranch(Map<String, Ref> refs) throws SourceUnavailable {
        Ref head = refs.get(Constants.HEAD);
        if (head == null || head.getObjectId() == null) {
            throw heads(refs).isEmpty()
                    ? GitFailures.unavailable(settings, "has no commit yet; commit a postmortem first", null)
                    : GitFailures.noBranch(settings, Constants.HEAD, heads(refs));
        }
        // An old server does not say which branch its HEAD is; then it is one of those that stand at the same commit.
        return Optional.ofNullable(refs.get(head.getTarget().getName()))
                .filter(target -> target.getName().startsWith(Constants.R_HEADS))
                .or(() -> heads(refs).stream()
                        .filter(ref -> head.getObjectId().equals(ref.getObjectId()))
                        .findFirst())
                .orElse(head);
    }

    private static Collection<Ref> heads(Map<String, Ref> refs) {
        return refs.values().stream()
                .filter(ref -> ref.getName().startsWith(Constants.R_HEADS))
                .toList();
    }

    private Map<String, Ref> refs() throws SourceUnavailable {
        try {
            LsRemoteCommand command = Git.lsRemoteRepository().setRemote(settings.url());
            return connection.prepare(command).callAsMap();
        } catch (GitAPIException | JGitInternalException failure) {
            throw GitFailures.unreachable(settings, failure);
        }
    }

    // The other side has just answered: what goes wrong now and is not of the way is of our clone, and that is made
    // anew.
    private Repository upToDate(Ref branch) throws SourceUnavailable {
        try {
            return clone.at(branch);
        } catch (GitAPIException | JGitInternalException | IOException failure) {
            if (GitFailures.isOfTheWay(failure)) {
                throw GitFailures.unreachable(settings, failure);
            }
            LOG.warn("The clone of {} is made anew: {}", settings.shownUrl(), GitFailures.reason(failure));
            return anew(branch);
        }
    }

    private Repository anew(Ref branch) throws SourceUnavailable {
        try {
            clone.delete();
            return clone.at(branch);
        } catch (GitAPIException | JGitInternalException | IOException failure) {
            throw GitFailures.unreachable(settings, failure);
        }
    }
}
