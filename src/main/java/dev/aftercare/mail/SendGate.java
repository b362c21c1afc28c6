package dev.aftercare.mail;

/** Asked before each single message: whether this run may still send, because it still holds the lock. */
public interface SendGate {

    /** Says whether the next message may leave. */
    boolean mayStillSend();
}
