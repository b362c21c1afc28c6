package dev.aftercare.mail;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that goes with a message, or a picture inside its HTML.
 *
 * @param fileName its name, as the reader saves it
 * @param mediaType its media type, such as {@code application/pdf}
 * @param content its bytes; not copied, must not be changed
 * @param contentId what the HTML calls it, as in {@code <img src="cid:trend">}; null for a file beside the message
 */
@SuppressWarnings("ArrayRecordComponent") // a file's bytes; equality is written out below
public record Attachment(
        String fileName,
        String mediaType,
        byte[] content,
        @Nullable String contentId) {

    /** A file beside the message. */
    public Attachment(String fileName, String mediaType, byte[] content) {
        this(fileName, mediaType, content, null);
    }

    /** A picture that the message's HTML shows where it says {@code cid:} and this id. */
    public static Attachment inline(String contentId, String fileName, String mediaType, byte[] content) {
        return new Attachment(fileName, mediaType, content, contentId);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attachment that
                && fileName.equals(that.fileName)
                && mediaType.equals(that.mediaType)
                && Objects.equals(contentId, that.contentId)
                && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return fileName.hashCode();
    }

    @Override
    public String toString() {
        return "Attachment[" + fileName + ", " + mediaType + ", " + content.length + " bytes]";
    }
}
