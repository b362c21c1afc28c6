package dev.aftercare.mail;

import java.util.Collection;

/** The messages that wait, and those that left. */
public interface Outbox {

    /** How messages leave in this installation. */
    Delivery delivery();

    /**
     * Queues messages in the transaction of the caller. A message whose key was queued before for the same delivery is left
     * as it was.
     *
     * @param night names the run that queues them ({@code nightly:2026-09-01}); the first-night limit counts by it
     */
    void queue(String night, Collection<Message> messages);
}
