package dev.aftercare.run;

/** Another run holds the lock on the database. */
final class RunLockHeld extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RunLockHeld(String holder) {
        super("Another run is under way: " + holder + " Wait until it ends, then start again.");
    }
}
