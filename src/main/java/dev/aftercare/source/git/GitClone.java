package dev.aftercare.source.git;

import dev.aftercare.postmortem.Progress;
import dev.aftercare.source.SourceSettings.GitSettings;
import dev.aftercare.source.SourceUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.api.FetchCommand;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.util.FileUtils;

/**
 * The bare clone of a repository, with the one branch that is read. It is made beside its place and moved there when it is
 * whole, so a clone that was killed leaves nothing that looks like one.
 */
final class GitClone {

    private final GitSettings settings;

    private final GitConnection connection;

    private final Progress progress;

    private final Path place;

    GitClone(GitSettings settings, GitConnection connection, Progress progress) {
        this.settings = settings;
        this.connection = connection;
        this.progress = progress;
        this.place = settings.workFolder().resolve("clone-" + key(settings) + ".git");
    }

    // Another URL is another clone.
    private static String key(GitSettings settings) {
        try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
            byte[] url = settings.shownUrl().getBytes(StandardCharsets.UTF_8);
            return formatter.idFor(Constants.OBJ_BLOB, url).abbreviate(12).name();
        }
    }

    /**
     * Opens the clone with a branch as the other side has it now; makes the clone where there is none.
     *
     * @param branch the branch and its newest commit on the other side
     */
    Repository at(Ref branch) throws GitAPIException, IOException, SourceUnavailable {
        if (!Files.exists(place)) {
            make(branch);
        }
        Repository repository = new FileRepositoryBuilder()
                .setBare()
                .setGitDir(place.toFile())
                .setMustExist(true)
                .build();
        try {
            if (!hasCommit(repository, branch.getObjectId())) {
                fetch(repository, branch);
            }
            if (!hasCommit(repository, branch.getObjectId())) {
                throw new MissingObjectException(branch.getObjectId(), Constants.OBJ_COMMIT);
            }
            return repository;
        } catch (GitAPIException | IOException | SourceUnavailable | RuntimeException failure) {
            repository.close();
            throw failure;
        }
    }

    /** Deletes the clone. */
    void delete() throws IOException {
        FileUtils.delete(place.toFile(), FileUtils.RECURSIVE | FileUtils.SKIP_MISSING | FileUtils.RETRY);
    }

    private void make(Ref branch) throws GitAPIException, IOException, SourceUnavailable {
        Files.createDirectories(settings.workFolder());
        deleteOthers();
        Path beside = place.resolveSibling(place.getFileName() + ".new");
        try (Git git = Git.init().setBare(true).setDirectory(beside.toFile()).call()) {
            tidyUpInTheForeground(git.getRepository().getConfig());
            fetch(git.getRepository(), branch);
        }
        Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
    }

    // In the background it would still be at work when the clone is moved, or when the program ends.
    private static void tidyUpInTheForeground(StoredConfig config) throws IOException {
        config.setBoolean(ConfigConstants.CONFIG_GC_SECTION, null, ConfigConstants.CONFIG_KEY_AUTODETACH, false);
        config.save();
    }

    // What a killed clone left, and clones of URLs that were configured before.
    private void deleteOthers() throws IOException {
        List<Path> others;
        try (Stream<Path> entries = Files.list(settings.workFolder())) {
            others = entries.filter(entry -> entry.getFileName().toString().startsWith("clone-"))
                    .toList();
        }
        for (Path other : others) {
            FileUtils.delete(other.toFile(), FileUtils.RECURSIVE | FileUtils.SKIP_MISSING | FileUtils.RETRY);
        }
    }

    // The plus follows a branch that was forced elsewhere.
    private void fetch(Repository repository, Ref branch) throws GitAPIException, SourceUnavailable {
        String kept = branch.getName().startsWith(Constants.R_REFS) ? branch.getName() : Constants.R_HEADS + "default";
        try (Git git = new Git(repository)) {
            FetchCommand command = git.fetch()
                    .setRemote(settings.url())
                    .setRefSpecs(new RefSpec("+" + branch.getName() + ":" + kept))
                    .setTagOpt(TagOpt.NO_TAGS)
                    .setRemoveDeletedRefs(false)
                    .setProgressMonitor(new GitProgress(progress, settings.shownUrl()));
            connection.prepare(command).call();
        }
    }

    private static boolean hasCommit(Repository repository, ObjectId commit) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            walk.parseTree(walk.parseCommit(commit).getTree());
            return true;
        } catch (MissingObjectException missing) {
            return false;
        }
    }
}
