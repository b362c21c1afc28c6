package dev.aftercare.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message to one recipient.
 *
 * @param key says which message it is, for ever: {@code digest:2026-03:managers@example.com}; the same key is sent once
 * @param kind what it is
 * @param to the recipient's address
 * @param subject its subject, in one line
 * @param text its plain text
 * @param html its HTML; null where it has none
 * @param attachments its attachments, in order
 */
public record Message(
        String key,
        Kind kind,
        String to,
        String subject,
        String text,
        @Nullable String html,
        List<Attachment> attachments) {

    public Message {
        attachments = List.copyOf(attachments);
    }

    /** What a message is. */
    public enum Kind {
        /** To an owner, about what waits for them. */
        REMINDER,
        /** To a manager: the month's digest. */
        DIGEST,
        /** To the newsletter's editor: the section. */
        NEWSLETTER,
        /** To the reading club's organiser: the featured postmortem. */
        READING_CLUB
    }
}
