package dev.aftercare.postmortem;

/**
 * Something in a source that could not be understood. It is a value, not an exception: people must see it.
 *
 * @param place where it stands
 * @param rule a short stable name of the rule that noticed it, such as {@code instant.no-date}
 * @param level how much was lost
 * @param message what, which one, and what to write instead; without the place
 */
public record Diagnostic(Place place, String rule, Level level, String message) {

    /** How much was lost. */
    public enum Level {
        /** Nothing was lost; somebody may want to know. */
        NOTE,
        /** A value stayed empty. */
        WARNING,
        /** The whole record stayed unread. */
        ERROR
    }

    @Override
    public String toString() {
        return place + ": " + message;
    }
}
