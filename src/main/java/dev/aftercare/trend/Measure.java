package dev.aftercare.trend;

import java.util.List;

/** What is measured of an incident. Each is a difference of two points in time, which the digest prints beside each figure. */
public enum Measure {
    /** From started to detected. */
    TIME_TO_DETECT,
    /** From detected to resolved. */
    TIME_TO_RESOLVE,
    /** From started to resolved. */
    TIME_TO_RESTORE,
    /** From resolved to the meeting; in whole days where the record states only the meeting's day, as most do. */
    TIME_TO_MEETING,
    /** From resolved to the finished report. */
    TIME_TO_REPORT;

    /** The measures of the incident itself, without those of what is done about it. */
    public static List<Measure> ofIncident() {
        return List.of(TIME_TO_DETECT, TIME_TO_RESOLVE, TIME_TO_RESTORE);
    }
}
