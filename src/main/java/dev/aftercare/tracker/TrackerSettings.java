package dev.aftercare.tracker;

import java.nio.file.Path;
import java.time.ZoneId;

/**
 * One configured tracker.
 *
 * @param name its name, unique among all sources and trackers
 * @param csv the CSV file of a CSV tracker
 * @param zone the zone of times without one
 */
public record TrackerSettings(String name, Path csv, ZoneId zone) {}
