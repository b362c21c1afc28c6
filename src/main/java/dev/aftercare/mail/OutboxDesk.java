package dev.aftercare.mail;

import java.util.Optional;

/** What an operator can do with single messages. */
public interface OutboxDesk {

    /** A message as it goes over the wire; empty where there is none of this key. */
    Optional<byte[]> mime(String key);

    /** Queues a message again that came to an end without leaving for certain; false where there is none such. */
    boolean retry(String key);

    /** Stops a message that has not left for certain; false where there is none such. */
    boolean cancel(String key);
}
