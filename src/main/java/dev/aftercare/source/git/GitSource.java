package dev.aftercare.source.git;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Place;
import dev.aftercare.source.DocumentComparison;
import dev.aftercare.source.DocumentContent;
import dev.aftercare.source.DocumentUnreadable;
import dev.aftercare.source.FilePatterns;
import dev.aftercare.source.KnownDocuments;
import dev.aftercare.source.PostmortemSource;
import dev.aftercare.source.SourceChanges;
import dev.aftercare.source.SourceDocument;
import dev.aftercare.source.SourceSettings;
import dev.aftercare.source.SourceSettings.GitSettings;
import dev.aftercare.source.SourceUnavailable;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Reads the postmortems of a branch as its newest commit has them. The bookmark is that commit; the content of a file is
 * identified by its blob, so that what changed is told without reading it.
 */
final class GitSource implements PostmortemSource {

    private final String name;

    private final GitSettings settings;

    private final String folder;

    private final FilePatterns patterns;

    private final GitRepository source;

    GitSource(SourceSettings settings, GitRepository source) {
        this.name = settings.name();
        this.settings = Objects.requireNonNull(settings.git());
        this.folder = this.settings.subFolder().replace('\\', '/').replaceAll("^(\\./|/)+|/+$", "");
        this.patterns = FilePatterns.of(settings);
        this.source = source;
    }

    @Override
    public void check() throws SourceUnavailable {
        source.check();
    }

    @Override
    public SourceChanges changesSince(KnownDocuments known) throws SourceUnavailable {
        GitRepository.Head head = source.head();
        ObjectReader reader = head.repository().newObjectReader();
        try {
            return changes(head, reader, known);
        } catch (IOException | RuntimeException broken) {
            close(reader, head.repository());
            throw GitFailures.damaged(settings, broken);
        } catch (SourceUnavailable unavailable) {
            close(reader, head.repository());
            throw unavailable;
        }
    }

    private SourceChanges changes(GitRepository.Head head, ObjectReader reader, KnownDocuments known)
            throws IOException, SourceUnavailable {
        SortedMap<String, String> present = present(head, reader);
        DocumentComparison comparison = new DocumentComparison(known, present, path -> false);
        GitRenames.find(reader, comparison);
        return new SourceChanges(
                comparison.changed(path -> blob(reader, ObjectId.fromString(present.get(path)))),
                List.copyOf(comparison.vanished().keySet()),
                comparison.paths(),
                head.commit().name(),
                rewritten(head, known),
                () -> close(reader, head.repository()));
    }

    private SortedMap<String, String> present(GitRepository.Head head, ObjectReader reader)
            throws IOException, SourceUnavailable {
        SortedMap<String, String> present = new TreeMap<>();
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(tree(head, reader));
            walk.setRecursive(true);
            while (walk.next()) {
                String path = walk.getPathString();
                // Neither links nor submodules: what they lead to is read where it stands.
                boolean isFile = (walk.getRawMode(0) & FileMode.TYPE_MASK) == FileMode.TYPE_FILE;
                if (isFile && patterns.matches(path)) {
                    present.put(path, walk.getObjectId(0).name());
                }
            }
        }
        return present;
    }

    private ObjectId tree(GitRepository.Head head, ObjectReader reader) throws IOException, SourceUnavailable {
        try (RevWalk walk = new RevWalk(reader)) {
            RevTree whole = walk.parseCommit(head.commit()).getTree();
            if (folder.isEmpty()) {
                return whole;
            }
            try (TreeWalk sub = TreeWalk.forPath(reader, folder, whole)) {
                if (sub == null || sub.getFileMode(0) != FileMode.TREE) {
                    throw GitFailures.unavailable(
                            settings,
                            "has no folder \"%s\" on the branch \"%s\"; correct the folder or the branch of this source in the configuration"
                                    .formatted(folder, head.branch()),
                            null);
                }
                return sub.getObjectId(0);
            }
        }
    }

    private List<Diagnostic> rewritten(GitRepository.Head head, KnownDocuments known) throws IOException {
        String bookmark = known.bookmark().orElse(null);
        if (bookmark == null || !ObjectId.isId(bookmark) || contains(head, ObjectId.fromString(bookmark))) {
            return List.of();
        }
        return List.of(new Diagnostic(
                Place.of(name, ""),
                "git.history-rewritten",
                Diagnostic.Level.NOTE,
                "the branch \"%s\" no longer holds the commit %s that was read last (it was forced elsewhere); every file was compared with what was known"
                        .formatted(head.branch(), bookmark.substring(0, 10))));
    }

    private static boolean contains(GitRepository.Head head, ObjectId bookmark) throws IOException {
        if (bookmark.equals(head.commit())) {
            return true;
        }
        Repository repository = head.repository();
        if (!repository.getObjectDatabase().has(bookmark)) {
            return false;
        }
        try (RevWalk walk = new RevWalk(repository)) {
            return walk.isMergedInto(walk.parseCommit(bookmark), walk.parseCommit(head.commit()));
        }
    }

    private static SourceDocument.Content blob(ObjectReader reader, ObjectId id) {
        return () -> {
            try {
                ObjectLoader loader = reader.open(id, Constants.OBJ_BLOB);
                if (loader.getSize() > DocumentContent.MOST_BYTES) {
                    throw DocumentContent.tooLarge(loader.getSize());
                }
                return new DocumentContent(id.name(), loader.getBytes(DocumentContent.MOST_BYTES));
            } catch (IOException broken) {
                throw new DocumentUnreadable(
                        "file.unreadable",
                        Diagnostic.Level.ERROR,
                        "the file cannot be read from the repository (%s); run \"git fsck\" in it"
                                .formatted(GitFailures.reason(broken)));
            }
        };
    }

    private static void close(ObjectReader reader, Repository repository) {
        reader.close();
        repository.close();
    }
}
