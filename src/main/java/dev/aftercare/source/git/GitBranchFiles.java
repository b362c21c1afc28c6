package dev.aftercare.source.git;

import dev.aftercare.postmortem.BranchFile;
import dev.aftercare.postmortem.BranchFiles;
import dev.aftercare.postmortem.Progress;
import dev.aftercare.source.SourceSettings.GitSettings;
import dev.aftercare.source.SourceUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.springframework.stereotype.Component;

/** Reads single files of git repositories, the way that sources are read. */
@Component
public final class GitBranchFiles implements BranchFiles {

    private static final int MOST_BYTES = 5_000_000;

    /** Creates a reader of files. */
    public GitBranchFiles() {
        QuietSystemReader.install();
    }

    @Override
    public Content read(BranchFile file) {
        GitSettings settings = new GitSettings(
                file.url(), file.branch(), "", file.keyFile(), file.user(), file.token(), file.workFolder());
        GitRepository repository = LocalRepository.pathOf(file.url())
                .<GitRepository>map(path -> new LocalRepository(settings, path))
                .orElseGet(() -> new RemoteRepository(settings, GitConnection.of(settings), Progress.silent()));
        try {
            GitRepository.Head head = repository.head();
            try (Repository opened = head.repository()) {
                return read(opened, head, file.path());
            } catch (IOException | RuntimeException broken) {
                throw GitFailures.damaged(settings, broken);
            }
        } catch (SourceUnavailable unavailable) {
            return new Unreadable(Objects.requireNonNullElse(unavailable.getMessage(), "it cannot be read"));
        }
    }

    private static Content read(Repository repository, GitRepository.Head head, String path) throws IOException {
        try (ObjectReader reader = repository.newObjectReader();
                RevWalk walk = new RevWalk(reader);
                TreeWalk found = TreeWalk.forPath(
                        reader, path, walk.parseCommit(head.commit()).getTree())) {
            if (found == null || (found.getRawMode(0) & FileMode.TYPE_MASK) != FileMode.TYPE_FILE) {
                return new NoFile();
            }
            ObjectLoader loader = reader.open(found.getObjectId(0));
            if (loader.getSize() > MOST_BYTES) {
                return new Unreadable("the file %s is larger than five megabytes".formatted(path));
            }
            return new Text(new String(loader.getBytes(MOST_BYTES), StandardCharsets.UTF_8));
        }
    }
}
