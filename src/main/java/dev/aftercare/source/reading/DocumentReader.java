package dev.aftercare.source.reading;

/** Understands the documents of one kind. Thread-safe. */
public interface DocumentReader {

    /** The version of what is understood: a new one reads every document again. */
    String version();

    /** Says whether a document is text whose lines mean something, so that it can be split between them. */
    default boolean readsLines() {
        return false;
    }

    /**
     * Reads one document. Never throws for any content: a document that cannot be read is one diagnostic of the highest level.
     *
     * @param source the configured name of the source
     * @param path the document inside the source, with forward slashes
     * @param content the bytes of the document as the source handed them out
     */
    DocumentReading read(String source, String path, byte[] content);
}
