package dev.aftercare.postmortem;

/** Reads single files of git repositories. Gathered elsewhere, so that whoever looks at a file need not know git. */
public interface BranchFiles {

    /** Reads a file as the head of its branch has it now. */
    Content read(BranchFile file);

    /** What came of it. */
    sealed interface Content {}

    /** The file, as text. */
    record Text(String text) implements Content {}

    /** The branch has no such file. */
    record NoFile() implements Content {}

    /**
     * It could not be read.
     *
     * @param sentence why, in a sentence without secrets
     */
    record Unreadable(String sentence) implements Content {}
}
