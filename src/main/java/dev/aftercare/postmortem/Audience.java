package dev.aftercare.postmortem;

/** Who may read a record by its title. Restricted records count in figures only. */
public enum Audience {
    /** Everybody, also outside the company. */
    PUBLIC,
    /** Everybody in the company. */
    INTERNAL,
    /** Only those who have access to the record itself. */
    RESTRICTED
}
