package dev.aftercare.source;

import org.jspecify.annotations.Nullable;

/**
 * A document of a source that is new or changed, and is read when it is asked for.
 *
 * @param path its path inside the source, with forward slashes
 * @param renamedFrom the path that it was known under before; null where it kept its path or is new
 * @param content reads it
 */
public record SourceDocument(String path, @Nullable String renamedFrom, Content content) {

    /** Reads the content of a document. */
    public interface Content {

        /**
         * Reads the whole document.
         *
         * @throws DocumentUnreadable where that one document cannot be read
         */
        DocumentContent read() throws DocumentUnreadable;
    }
}
