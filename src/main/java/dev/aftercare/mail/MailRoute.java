package dev.aftercare.mail;

/** A way out for messages. */
interface MailRoute extends AutoCloseable {

    /**
     * Hands one message over. Doing so twice must not hurt: after a crash a message may come again.
     *
     * @param key the message's key
     * @param mime the message as rendered; must not be changed
     */
    Handover handOver(String key, byte[] mime);

    /** What is said when this many messages left. */
    String saidOf(int messages);

    /** Lets go of what it held while messages followed one another. It can be used again. */
    @Override
    default void close() {}
}
