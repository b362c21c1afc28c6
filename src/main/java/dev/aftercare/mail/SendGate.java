package dev.aftercare.mail;

/** Asked before each mail: whether this run may still send. */
@FunctionalInterface
public interface SendGate {

    /** Says whether the run still holds its lock. */
    boolean mayStillSend();
}
