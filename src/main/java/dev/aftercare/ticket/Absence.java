package dev.aftercare.ticket;

/** Why a tracker did not hand out a ticket that a postmortem names. Neither says that it is open, and neither that it is done. */
public enum Absence {
    /** The tracker knows no such ticket. */
    NOT_FOUND,
    /** The tracker does not let us see it. */
    FORBIDDEN
}
