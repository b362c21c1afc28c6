package dev.aftercare.source;

import dev.aftercare.postmortem.Diagnostic;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What changed in a source since it was last read.
 *
 * @param documents those that are new or changed, by path
 * @param vanished the known paths that the source no longer has and that were not renamed, sorted
 * @param present the paths of all documents that the source has, changed or not
 * @param bookmark where this reading ends, in the source's own words; null where it has none
 * @param diagnostics what is to be said about the source as a whole
 * @param resources what the documents are read with, closed by {@link #close()}
 */
public record SourceChanges(
        List<SourceDocument> documents,
        List<String> vanished,
        Set<String> present,
        @Nullable String bookmark,
        List<Diagnostic> diagnostics,
        Runnable resources)
        implements AutoCloseable {

    public SourceChanges {
        documents = List.copyOf(documents);
        vanished = List.copyOf(vanished);
        present = Set.copyOf(present);
        diagnostics = List.copyOf(diagnostics);
    }

    @Override
    public void close() {
        resources.run();
    }
}
