package dev.aftercare.tracker;

/** A tracker cannot be reached now. Its tickets stay as they were, and trying again later may help. */
public final class TrackerUnavailable extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param message one sentence: what, which one, what to do
     * @param cause what was seen
     */
    public TrackerUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Says why.
     *
     * @param message one sentence: what, which one, what to do
     */
    public TrackerUnavailable(String message) {
        super(message);
    }
}
