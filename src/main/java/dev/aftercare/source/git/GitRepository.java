package dev.aftercare.source.git;

import dev.aftercare.source.SourceUnavailable;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/** Where the commits come from: a repository on this machine, or a clone of one elsewhere. */
interface GitRepository {

    /** Makes sure that the branch can be read, and brings nothing home. */
    void check() throws SourceUnavailable;

    /** The newest commit of the branch, with all that belongs to it on this machine. */
    Head head() throws SourceUnavailable;

    /**
     * The newest commit of a branch.
     *
     * @param repository holds it; to be closed
     * @param branch the name of the branch for a person
     * @param commit the commit
     */
    record Head(Repository repository, String branch, ObjectId commit) {}
}
