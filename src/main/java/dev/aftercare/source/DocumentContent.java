package dev.aftercare.source;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.source.markdown.MarkdownReader;

/**
 * The content of one document.
 *
 * @param id identifies the content within its source: the same bytes have the same id
 * @param bytes the content as it stands in the source; not to be changed
 */
public record DocumentContent(String id, byte[] bytes) {

    /** The largest document that is read, in bytes: the reader reads no larger one. */
    public static final int MOST_BYTES = MarkdownReader.LARGEST_FILE;

    /** Says that a document is larger than {@link #MOST_BYTES}. */
    public static DocumentUnreadable tooLarge(long bytes) {
        return new DocumentUnreadable(
                "file.too-large",
                Diagnostic.Level.ERROR,
                "the file has %d MB and was not read, because that is more than %d MB; move logs and attachments into files of their own, or leave the file out with an exclude pattern"
                        .formatted(bytes / 1_000_000, MOST_BYTES / 1_000_000));
    }
}
