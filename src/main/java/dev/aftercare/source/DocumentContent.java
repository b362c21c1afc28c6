package dev.aftercare.source;

import dev.aftercare.postmortem.Diagnostic;

/**
 * The content of one document.
 *
 * @param id identifies the content within its source: the same bytes have the same id
 * @param bytes the content as it stands in the source; not to be changed
 */
public record DocumentContent(String id, byte[] bytes) {

    /** The size from which on a document is left unread, in bytes: 4 MiB. A postmortem is a few pages. */
    public static final int MOST_BYTES = 4 << 20;

    /** Says that a document is larger than {@link #MOST_BYTES}. */
    public static DocumentUnreadable tooLarge(long bytes) {
        return new DocumentUnreadable(
                "document.too-large",
                Diagnostic.Level.ERROR,
                "the file has %d MB, more than the %d MB that are read; if it is a postmortem, move its attachments out of it, else exclude it."
                        .formatted(bytes >> 20, MOST_BYTES >> 20));
    }
}
