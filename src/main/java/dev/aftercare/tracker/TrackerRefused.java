package dev.aftercare.tracker;

/** A tracker can be reached but gives nothing that can be used. Its tickets stay as they were until somebody acts. */
public final class TrackerRefused extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param message one sentence: what, which one, what to do
     */
    public TrackerRefused(String message) {
        super(message);
    }
}
