package dev.aftercare.postmortem;

import java.util.List;

/**
 * What happened, in time.
 *
 * @param started when the impact began
 * @param detected when somebody or something noticed
 * @param resolved when service was restored
 * @param detectedBy who or what noticed
 * @param milestones further points in time, as stated
 * @param timeline the rows of the timeline, in the order of the record
 * @param durations durations that the record states in words
 */
public record Incident(
        RecordedInstant started,
        RecordedInstant detected,
        RecordedInstant resolved,
        DetectedBy detectedBy,
        List<Milestone> milestones,
        List<TimelineEvent> timeline,
        List<StatedDuration> durations) {

    public Incident {
        milestones = List.copyOf(milestones);
        timeline = List.copyOf(timeline);
        durations = List.copyOf(durations);
    }

    /** Who or what noticed an incident. */
    public enum DetectedBy {
        /** An alert or a check. */
        MONITORING,
        /** A colleague, by chance. */
        COLLEAGUE,
        /** A user, who told us. */
        USER,
        /** The record does not say. */
        UNKNOWN
    }
}
