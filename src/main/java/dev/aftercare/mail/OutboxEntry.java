package dev.aftercare.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the outbox knows about one message.
 *
 * @param key says which message it is
 * @param kind what it is
 * @param night the run that queued it
 * @param recipient whom it is for
 * @param address where it goes: the recipient, or the pilot's address
 * @param subject its subject
 * @param messageId its Message-ID, the same however often it is sent
 * @param state how far it has come
 * @param queuedAt when it was queued
 * @param sentAt when it left; null until it has
 * @param attempts how often it was tried
 * @param failure why it did not leave, for a person; null where nothing went wrong
 */
public record OutboxEntry(
        String key,
        Message.Kind kind,
        String night,
        String recipient,
        String address,
        String subject,
        String messageId,
        State state,
        Instant queuedAt,
        @Nullable Instant sentAt,
        int attempts,
        @Nullable String failure) {

    /** How far a message has come. */
    public enum State {
        /** Waits to be sent. */
        QUEUED,
        /** Waits for a person: its night would send too many, or it was queued before the pilot began. */
        HELD,
        /** Is being sent, or was when the run died or lost the server: it may have left. */
        SENDING,
        /** Left. */
        SENT,
        /** Will not be sent: the recipient's address is not allowed, is none, or was refused by the server. */
        REFUSED,
        /** Will not be sent: the server refused the message itself. */
        FAILED,
        /** Was being sent when the run died or lost the server, and is not sent again: it may have left. */
        UNSURE,
        /** Will not be sent: an operator stopped it. */
        CANCELLED
    }
}
