package dev.aftercare.tracker;

import java.util.List;
import java.util.Optional;

/** One kind of tracker, such as a CSV file. */
public interface TrackerKind {

    /** The tracker that the settings describe; empty where they describe one of another kind. */
    Optional<Tracker> tracker(TrackerSettings settings);

    /** The tracker that the settings describe, of whichever kind it is. */
    static Tracker open(TrackerSettings settings, List<TrackerKind> kinds) {
        return kinds.stream()
                .map(kind -> kind.tracker(settings))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no kind of tracker fits the settings of \"%s\"".formatted(settings.name())));
    }
}
