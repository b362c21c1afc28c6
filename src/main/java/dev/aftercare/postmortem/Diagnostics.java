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

    /** Every diagnostic in force, by source, path and line. */
    List<Diagnostic> all();
}
