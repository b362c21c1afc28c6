package dev.aftercare.ticket;

/** Where a ticket stands, in our words. */
public enum TicketState {
    /** Nobody works on it yet. */
    OPEN,
    /** Somebody works on it. */
    IN_PROGRESS,
    /** The work is finished. */
    DONE,
    /** It was decided not to do it. */
    CANCELLED,
    /** The tracker's word is not mapped to one of ours: neither open nor done is assumed. */
    UNKNOWN
}
