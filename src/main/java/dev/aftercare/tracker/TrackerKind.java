package dev.aftercare.tracker;

import java.util.Optional;

/** One kind of tracker, such as a CSV file. */
public interface TrackerKind {

    /** The tracker that the settings describe; empty where they describe one of another kind. */
    Optional<Tracker> tracker(TrackerSettings settings);
}
