package dev.aftercare.postmortem;

import java.util.Collection;
import java.util.List;

/** What could not be understood, as of the last reading of each place. */
public interface Diagnostics {

    /**
     * Replaces all that was said about one file (or page, or table) by what its newest reading says.
     *
     * @param source the configured name of the source
     * @param path the file inside the source; the empty path stands for the source itself
     */
    void replace(String source, String path, Collection<Diagnostic> diagnostics);

    /** Replaces what was said about several files, about each as {@link #replace} does. */
    default void replaceAll(List<OfFile> files) {
        files.forEach(file -> replace(file.source(), file.path(), file.diagnostics()));
    }

    /**
     * Forgets what was said about files that a source no longer has. What was said about the source itself stays.
     *
     * @param source the configured name of the source
     * @param paths the files that the source still has
     */
    void forgetAllBut(String source, Collection<String> paths);

    /** Every diagnostic in force, by source, path and line. */
    List<Diagnostic> all();

    /**
     * What the newest reading of one file says.
     *
     * @param source the configured name of the source
     * @param path the file inside the source; the empty path stands for the source itself
     * @param diagnostics what could not be understood, possibly nothing
     */
    record OfFile(String source, String path, List<Diagnostic> diagnostics) {

        public OfFile {
            diagnostics = List.copyOf(diagnostics);
        }
    }
}
