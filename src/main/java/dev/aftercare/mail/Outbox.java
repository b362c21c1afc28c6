package dev.aftercare.mail;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The messages that wait, and those that left. */
public interface Outbox {

    /** How messages leave in this installation. */
    Delivery delivery();

    /**
     * Queues messages in the transaction of the caller. A message whose key was queued before for the same delivery is left
     * as it was.
     *
     * @param night names the run that queues them ({@code nightly:2026-09-01}); the first-night limit counts by it
     * @return the keys of those that were queued now
     */
    Set<String> queue(String night, Collection<Message> messages);

    /**
     * Takes back, in the transaction of the caller, the messages of a kind that certainly did not leave, so that they can be
     * written anew as things stand today. What may be on its way, what left and what was refused stays.
     *
     * @return the keys that were taken back; they may be queued again
     */
    Set<String> takeBack(Message.Kind kind);

    /** Every message of this installation's delivery, in the order of queueing. */
    List<OutboxEntry> entries();
}
