package dev.aftercare.source;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of a source: the documents that were read before and have not vanished since. */
public final class KnownDocuments {

    private final @Nullable String bookmark;

    private final Map<String, KnownDocument> byPath;

    /**
     * One document that was read before.
     *
     * @param contentId identifies the content that was read
     * @param isCurrent whether it was read by the reader and with the settings of today
     */
    public record KnownDocument(String contentId, boolean isCurrent) {}

    /**
     * Lists what is known.
     *
     * @param bookmark where the last good reading with these settings ended; null where there was none
     * @param byPath the documents by their path
     */
    public KnownDocuments(@Nullable String bookmark, Map<String, KnownDocument> byPath) {
        this.bookmark = bookmark;
        this.byPath = Map.copyOf(byPath);
    }

    /** Nothing is known. */
    public static KnownDocuments none() {
        return new KnownDocuments(null, Map.of());
    }

    /** Where the last good reading ended, in the source's own words. */
    public Optional<String> bookmark() {
        return Optional.ofNullable(bookmark);
    }

    /** The paths of the documents. */
    public Set<String> paths() {
        return byPath.keySet();
    }

    /** The content that was read under a path; empty where nothing was. */
    public Optional<String> contentId(String path) {
        return Optional.ofNullable(byPath.get(path)).map(KnownDocument::contentId);
    }

    /** Says whether this content was read under this path, as it would be read today. */
    boolean isUnchanged(String path, String contentId) {
        KnownDocument known = byPath.get(path);
        return known != null && known.isCurrent() && known.contentId().equals(contentId);
    }
}
