package dev.aftercare.source;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.source.correction.CorrectedReading;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What passes through the step that collects postmortems, one after the other: the documents of a source, then its end. */
sealed interface CollectionItem {

    /** A document that is to be read. */
    record Changed(Sources.Source source, String fingerprint, SourceDocument document) implements CollectionItem {}

    /** A document that was read with the corrections of today. */
    record Read(
            String source,
            SourceDocument document,
            DocumentContent content,
            String fingerprint,
            String corrections,
            CorrectedReading corrected)
            implements CollectionItem {}

    /** A document that is there but cannot be read: what is known of it stays, and it is tried again in the next run. */
    record Unread(String source, SourceDocument document, List<Diagnostic> diagnostics) implements CollectionItem {}

    /** The documents of a source that are gone. */
    record Vanished(String source, List<String> paths) implements CollectionItem {}

    /** The end of a source: all that it had to say was read. */
    record Finished(
            String source,
            @Nullable String bookmark,
            String fingerprint,
            Instant began,
            Set<String> present,
            List<Diagnostic> diagnostics)
            implements CollectionItem {}

    /** A source that could not be read at all: its records stay, and are stale. */
    record Failed(String source, String failure, Instant began) implements CollectionItem {}

    /** A source that is no longer configured: its records are withdrawn. */
    record Removed(String source, List<String> paths) implements CollectionItem {}

    /** The end of all sources: every record is known, so that corrections between records can be applied. */
    record AllRead() implements CollectionItem {}
}
