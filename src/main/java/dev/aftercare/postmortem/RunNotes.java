package dev.aftercare.postmortem;

/**
 * How a step tells the run's last lines what it did: it puts sentences for a person into its execution context under these
 * keys.
 */
public final class RunNotes {

    /** One sentence: what was read, changed or sent, with numbers. */
    public static final String SAID = "said";

    /** What went wrong though the run could go on, one sentence a line; with any of these a run ends with exit code 3. */
    public static final String TROUBLE = "trouble";

    private RunNotes() {}
}
