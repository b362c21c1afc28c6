package dev.aftercare.fixcheck;

/** The answer to whether a countermeasure still does what it was for, always given with its evidence. */
public enum FixResult {
    /** There is evidence that it still does. */
    HOLDING,
    /** It was done; nothing shows yet whether it does. */
    NOT_SHOWN_YET,
    /** There is evidence against it that nobody has confirmed. */
    IN_DOUBT,
    /** It no longer does, or never did. */
    REGRESSED,
    /** It was never done. */
    NOT_DONE,
    /** It was cancelled. */
    DROPPED
}
