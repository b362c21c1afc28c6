package dev.aftercare.mail;

import java.util.Arrays;

/**
 * A file that goes with a message.
 *
 * @param fileName its name, as the reader saves it
 * @param mediaType its media type, such as {@code application/pdf}
 * @param content its bytes; not copied, must not be changed
 */
@SuppressWarnings("ArrayRecordComponent") // a file's bytes; equality is written out below
public record Attachment(String fileName, String mediaType, byte[] content) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Attachment that
                && fileName.equals(that.fileName)
                && mediaType.equals(that.mediaType)
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
