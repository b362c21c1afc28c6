package dev.aftercare.source.git;

import dev.aftercare.source.DocumentComparison;
import java.io.IOException;
import org.eclipse.jgit.api.errors.CanceledException;
import org.eclipse.jgit.diff.DiffConfig;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.RenameDetector;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/** Finds files that were renamed and changed in one go, by the likeness of their contents, as git itself does. */
final class GitRenames {

    private GitRenames() {}

    /** Notes the renames in a comparison. Where an old content is no longer in the repository, its rename is not found. */
    static void find(ObjectReader reader, DocumentComparison comparison) throws IOException {
        RenameDetector detector = new RenameDetector(reader, new Config().get(DiffConfig.KEY));
        comparison.vanished().forEach((path, id) -> {
            if (has(reader, id)) {
                detector.add(Change.vanished(path, ObjectId.fromString(id)));
            }
        });
        comparison.appeared().forEach((path, id) -> detector.add(Change.appeared(path, ObjectId.fromString(id))));
        try {
            for (DiffEntry entry : detector.compute(reader, NullProgressMonitor.INSTANCE)) {
                if (entry.getChangeType() == DiffEntry.ChangeType.RENAME) {
                    comparison.rename(entry.getOldPath(), entry.getNewPath());
                }
            }
        } catch (CanceledException never) {
            throw new IOException(never);
        }
    }

    private static boolean has(ObjectReader reader, String id) {
        try {
            return ObjectId.isId(id) && reader.has(ObjectId.fromString(id));
        } catch (IOException broken) {
            return false;
        }
    }

    /** A file that vanished or appeared. */
    private static final class Change extends DiffEntry {

        static Change vanished(String path, ObjectId id) {
            Change change = new Change();
            change.changeType = ChangeType.DELETE;
            change.oldPath = path;
            change.oldMode = FileMode.REGULAR_FILE;
            change.oldId = AbbreviatedObjectId.fromObjectId(id);
            change.newPath = DEV_NULL;
            change.newMode = FileMode.MISSING;
            change.newId = AbbreviatedObjectId.fromObjectId(ObjectId.zeroId());
            return change;
        }

        static Change appeared(String path, ObjectId id) {
            Change change = new Change();
            change.changeType = ChangeType.ADD;
            change.oldPath = DEV_NULL;
            change.oldMode = FileMode.MISSING;
            change.oldId = AbbreviatedObjectId.fromObjectId(ObjectId.zeroId());
            change.newPath = path;
            change.newMode = FileMode.REGULAR_FILE;
            change.newId = AbbreviatedObjectId.fromObjectId(id);
            return change;
        }
    }
}
