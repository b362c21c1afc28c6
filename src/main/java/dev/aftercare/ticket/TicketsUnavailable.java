package dev.aftercare.ticket;

import org.jspecify.annotations.Nullable;

/** Tickets cannot be read now. The message is one sentence for a person (what, which one, what to do) and holds no secret. */
public final class TicketsUnavailable extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean gone;

    /** Names what stands in the way. */
    public TicketsUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.gone = false;
    }

    private TicketsUnavailable(String message) {
        super(message);
        this.gone = true;
    }

    /** A single ticket that is not there any more. */
    public static TicketsUnavailable gone(String message) {
        return new TicketsUnavailable(message);
    }

    /** Says whether a single ticket vanished while it was read. */
    public boolean isGone() {
        return gone;
    }
}
