package dev.aftercare.source.confluence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a list of pages says of one of them.
 *
 * @param id the page, for as long as it lives: it is kept when the page is moved or renamed
 * @param version counts up with each change of its text or title
 * @param status {@code current} or {@code archived}
 * @param modified when this version was written, as the server writes it; null where it does not say
 * @param labels its labels; empty where a list does not say them
 * @param ancestors the ids of the pages above it; null where a list does not say them
 * @param parent the id of the page above it; null where there is none, or a list does not say
 */
record PageHead(
        String id,
        int version,
        String status,
        @Nullable String modified,
        List<String> labels,
        @Nullable List<String> ancestors,
        @Nullable String parent) {

    private static final String PREFIX = "page-";

    PageHead {
        labels = List.copyOf(labels);
        ancestors = ancestors == null ? null : List.copyOf(ancestors);
    }

    /** Under which path the page's record is kept. */
    String path() {
        return PREFIX + id;
    }

    /** Identifies what is read of a page: its text, who may read it, and its labels where they are known. */
    String contentId(int readVersion, boolean restricted) {
        return "%s@%d %s %s%s"
                .formatted(
                        id,
                        readVersion,
                        status,
                        restricted ? "restricted" : "open",
                        labels.isEmpty() ? "" : " " + labels);
    }
}
