package dev.aftercare.source;

/** One place that postmortems are read from. It is only read: nothing in it is ever changed. */
public interface PostmortemSource {

    /**
     * Makes sure that the source can be reached and holds what the configuration says; reads no document.
     *
     * @throws SourceUnavailable where it cannot
     */
    void check() throws SourceUnavailable;

    /**
     * Compares the source as it is now with what is known of it. The documents themselves are read later, one by one;
     * close the changes when that is done.
     *
     * @param known what was read before
     * @throws SourceUnavailable where the source as a whole cannot be read; then nothing is known to be gone
     */
    SourceChanges changesSince(KnownDocuments known) throws SourceUnavailable;
}
