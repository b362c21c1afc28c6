package dev.aftercare.run;

/** What a run's exit code says. A run that is stopped by a signal exits with the signal's own code, 143 for SIGTERM. */
final class ExitCode {

    /** Done, or already done. */
    static final int DONE = 0;

    /** Wrong usage or configuration: a person has to change something before it can work. */
    static final int WRONG_USAGE = 2;

    /** Done, but something could not be read or sent. */
    static final int INCOMPLETE = 3;

    /** Another run holds the lock. */
    static final int LOCKED = 4;

    /** Failed: database or disk gone, or a defect. */
    static final int FAILED = 5;

    /** Stopped by SIGTERM. */
    static final int STOPPED = 143;

    private ExitCode() {}
}
