package dev.aftercare.ticket;

/** How urgent a ticket or a countermeasure is, in our words; the tracker's or the author's own word is kept beside it. */
public enum Priority {
    /** Drop everything. */
    P0,
    /** Next. */
    P1,
    /** Planned. */
    P2,
    /** When there is time. */
    P3,
    /** Perhaps never. */
    P4
}
