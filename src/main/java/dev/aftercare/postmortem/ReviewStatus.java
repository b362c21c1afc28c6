package dev.aftercare.postmortem;

/** How far a postmortem has come on its way to readers. */
public enum ReviewStatus {
    /** The record does not say, and its source has no default. It is not the same as unreviewed. */
    UNKNOWN,
    /** Still being written. */
    DRAFT,
    /** Waiting for review. */
    IN_REVIEW,
    /** Reviewed or approved. */
    REVIEWED,
    /** Reviewed, and shared with others. */
    SHARED
}
