package dev.aftercare.tracker.csv;

import dev.aftercare.tracker.Tracker;
import dev.aftercare.tracker.TrackerAccess;
import dev.aftercare.tracker.TrackerKind;
import dev.aftercare.tracker.TrackerSettings;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The trackers that are CSV files. */
@Component
class CsvTrackers implements TrackerKind {

    @Override
    public Optional<Tracker> tracker(TrackerSettings settings) {
        return settings.access() instanceof TrackerAccess.Csv csv
                ? Optional.of(new CsvTracker(settings, csv.path()))
                : Optional.empty();
    }
}
