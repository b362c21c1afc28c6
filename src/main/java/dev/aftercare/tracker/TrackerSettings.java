package dev.aftercare.tracker;

import dev.aftercare.ticket.Priority;
import dev.aftercare.ticket.TicketState;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * One configured tracker.
 *
 * @param name its name, unique among all sources and trackers
 * @param csv the CSV file of a CSV tracker
 * @param zone the zone of times without one
 * @param states the tracker's own words for each state, beside those that are known anyway
 * @param priorities the tracker's own words for each priority, beside those that are known anyway
 */
public record TrackerSettings(
        String name,
        Path csv,
        ZoneId zone,
        Map<TicketState, List<String>> states,
        Map<Priority, List<String>> priorities) {

    public TrackerSettings {
        states = Map.copyOf(states);
        priorities = Map.copyOf(priorities);
    }

    /** A tracker that needs no words of its own. */
    public TrackerSettings(String name, Path csv, ZoneId zone) {
        this(name, csv, zone, Map.of(), Map.of());
    }
}
