package dev.aftercare.source.git;

import dev.aftercare.source.SourceSettings.GitSettings;
import dev.aftercare.source.SourceUnavailable;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/** A repository on this machine, a working copy or a bare one, read where it lies. What is not committed is not read. */
final class LocalRepository implements GitRepository {

    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[\\\\/].*");

    private static final Pattern SCP_LIKE = Pattern.compile("[^/\\\\:]+:.*");

    private final GitSettings settings;

    private final Path path;

    LocalRepository(GitSettings settings, Path path) {
        this.settings = settings;
        this.path = path;
    }

    /** The path that a URL stands for; empty where it leads to another machine. */
    static Optional<Path> pathOf(String url) {
        try {
            if (url.startsWith("file:")) {
                return Optional.of(Path.of(URI.create(url)));
            }
            boolean elsewhere = url.contains("://")
                    || (SCP_LIKE.matcher(url).matches() && !DRIVE.matcher(url).matches());
            return elsewhere ? Optional.empty() : Optional.of(Path.of(url));
        } catch (IllegalArgumentException noPath) {
            // Also an InvalidPathException: the connection says what is wrong with it.
            return Optional.empty();
        }
    }

    @Override
    public void check() throws SourceUnavailable {
        head().repository().close();
    }

    @Override
    public Head head() throws SourceUnavailable {
        checkFolder();
        Repository repository = open();
        try {
            Ref branch = branch(repository);
            return new Head(repository, nameOf(branch), branch.getObjectId());
        } catch (IOException broken) {
            repository.close();
            throw GitFailures.damaged(settings, broken);
        } catch (SourceUnavailable unavailable) {
            repository.close();
            throw unavailable;
        }
    }

    private void checkFolder() throws SourceUnavailable {
        if (!Files.exists(path)) {
            throw unavailable("does not exist; correct the URL of this source in the configuration");
        }
        if (!Files.isDirectory(path)) {
            throw unavailable("is a file; name the folder of the repository");
        }
        if (!Files.isReadable(path) || !Files.isExecutable(path)) {
            throw unavailable("cannot be read; give the user that runs Aftercare the right to read it");
        }
    }

    private Repository open() throws SourceUnavailable {
        File folder = path.toAbsolutePath().normalize().toFile();
        // Only this folder: the repository that an ordinary folder happens to lie in is not meant.
        FileRepositoryBuilder builder = new FileRepositoryBuilder()
                .addCeilingDirectory(folder.getParentFile())
                .findGitDir(folder);
        if (builder.getGitDir() == null) {
            throw unavailable("is not a git repository; name its top folder, or read it as a plain folder");
        }
        try {
            return builder.setMustExist(true).build();
        } catch (IOException | IllegalArgumentException broken) {
            throw GitFailures.damaged(settings, broken);
        }
    }

    private Ref branch(Repository repository) throws IOException, SourceUnavailable {
        String name = settings.branch();
        Ref branch = name == null ? repository.exactRef(Constants.HEAD) : find(repository, name);
        if (name != null && branch == null) {
            throw GitFailures.noBranch(
                    settings, name, repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS));
        }
        if (branch == null || branch.getObjectId() == null) {
            throw unavailable("has no commit yet; commit a postmortem, or name the branch that has some");
        }
        return branch;
    }

    // A working copy may know a branch only as its remote has it.
    private static @Nullable Ref find(Repository repository, String name) throws IOException {
        return name.startsWith(Constants.R_REFS)
                ? repository.exactRef(name)
                : repository
                        .getRefDatabase()
                        .firstExactRef(Constants.R_HEADS + name, Constants.R_REMOTES + "origin/" + name);
    }

    private static String nameOf(Ref branch) {
        return Repository.shortenRefName(branch.getTarget().getName());
    }

    private SourceUnavailable unavailable(String what) {
        return GitFailures.unavailable(settings, what, null);
    }
}
