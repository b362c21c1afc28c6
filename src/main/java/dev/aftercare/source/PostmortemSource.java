package dev.aftercare.source;

import dev.aftercare.source.markdown.MarkdownReader;
import dev.aftercare.source.reading.DocumentReader;
import dev.aftercare.source.reading.ReadingDefaults;

/** One place that postmortems are read from. It is only read: nothing in it is ever changed. */
public interface PostmortemSource {

    /**
     * Makes sure that the source can be reached and holds what the configuration says; reads no document.
     *
     * @throws SourceUnavailable where it cannot
     */
    void check() throws SourceUnavailable;

    /**
     * Checks, and says in a few words what was seen: who we are to the source, how much there is to read.
     *
     * @throws SourceUnavailable where {@link #check()} does
     */
    default String seen() throws SourceUnavailable {
        check();
        return "can be read";
    }

    /**
     * Compares the source as it is now with what is known of it. The documents themselves are read later, one by one;
     * close the changes when that is done.
     *
     * @param known what was read before
     * @throws SourceUnavailable where the source as a whole cannot be read; then nothing is known to be gone
     */
    SourceChanges changesSince(KnownDocuments known) throws SourceUnavailable;

    /**
     * Understands the documents of this source.
     *
     * @param defaults what holds where a document does not say
     */
    default DocumentReader reader(ReadingDefaults defaults) {
        return new MarkdownReader(defaults);
    }
}
