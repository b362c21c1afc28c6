package dev.aftercare.reminder;

/** How far the reminders of something have come. Each step is a mail that was delivered. */
enum Step {
    /** It is due soon. */
    SOON,
    /** Its day is over. */
    OVERDUE,
    /** It is still open a week later; so often as configured. */
    WEEKLY,
    /** A copy went to its owner's manager. It rests afterwards. */
    COPY,
    /** Its owner is away or has left, which their manager was told. */
    ABSENT,
    /** What its record leaves out was asked about. */
    QUESTION,
    /** Its contact was asked to look at the fix again. */
    REVISIT,
    /** Its contact was asked about a postmortem that has stopped on its way. */
    HALTED
}
