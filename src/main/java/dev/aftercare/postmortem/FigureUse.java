package dev.aftercare.postmortem;

/** Whether an incident counts in trends and figures, and why not. Its countermeasures are followed in any case. */
public enum FigureUse {
    /** It counts. */
    COUNTED,
    /** It was an exercise. */
    GAME_DAY,
    /** It was planned. */
    MAINTENANCE,
    /** It is told again elsewhere. */
    DUPLICATE,
    /** It does not count, for the reason that the operator gives. */
    OTHER
}
