package dev.aftercare.review;

/** How much a review rule counts. A postmortem is complete where no finding of a required rule is left. */
public enum RuleLevel {
    /** The rule is not asked. */
    OFF,
    /** Worth a thought; nothing waits for it. */
    ADVICE,
    /** The guide asks for it. */
    REQUIRED
}
