package dev.aftercare.statistics;

/**
 * How long one thing was watched, and how that ended.
 *
 * @param entry when watching began, in the same unit as the time; 0 for those watched from their beginning. One first seen
 *     late could not have been seen to end before (left truncation)
 * @param time how long after its own beginning the watching ended, not negative and not before the entry
 * @param ending how it ended
 */
public record Observation(double entry, double time, Ending ending) {

    /** How watching ended. */
    public enum Ending {
        /** With what is asked about, such as done. */
        EVENT,
        /** With something after which that can no longer come, such as canceled. */
        COMPETING,
        /** With the last look; it may still come. */
        CENSORED
    }

    /** Refuses times that cannot be. */
    public Observation {
        if (!(entry >= 0 && entry <= time && Double.isFinite(time))) {
            throw new IllegalArgumentException("watched from %s to %s: cannot be".formatted(entry, time));
        }
    }

    /** One that was watched from its beginning. */
    public static Observation of(double time, Ending ending) {
        return new Observation(0, time, ending);
    }

    /** One that entered the moment it ended was never watched; one from its beginning was, however short. */
    boolean wasWatched() {
        return entry == 0 || entry < time;
    }
}
