package dev.aftercare.mail;

/**
 * What became of a message that was handed over.
 *
 * @param result what became of it
 * @param reason why, for a person; empty where it left
 */
record Handover(Result result, String reason) {

    /** What can become of a message. */
    enum Result {
        /** It left. */
        DELIVERED,
        /** Not now, said the server, about this message: it waits for the next run. */
        PUT_OFF,
        /** The server is busy and takes nothing for a while; this message certainly did not leave. */
        BUSY,
        /** Its recipient is refused for good. */
        RECIPIENT_REFUSED,
        /** The message itself is refused for good. */
        MESSAGE_REFUSED,
        /** Nothing can leave at present; this message certainly did not. */
        CLOSED,
        /** The way broke while it was on it: it may have left. */
        UNCERTAIN
    }

    static Handover delivered() {
        return new Handover(Result.DELIVERED, "");
    }
}
