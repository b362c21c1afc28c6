package dev.aftercare.tracker;

import dev.aftercare.ticket.Priority;
import dev.aftercare.ticket.TicketState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One configured tracker.
 *
 * @param name its name, unique among all sources and trackers
 * @param access what kind it is, and how it is reached
 * @param zone the zone of times without one
 * @param labels the labels that mark a ticket as one from a postmortem (000: {@code Post-Mortem}), compared without case
 * @param query what is asked for besides, in the tracker's own words (Jira: JQL); null for nothing
 * @param states the tracker's own words for each state, beside those that are known anyway
 * @param priorities the tracker's own words for each priority, beside those that are known anyway
 * @param fullPassEvery how long after everything was asked for it is asked for again, which alone shows deletions; what
 *     changed is asked for each night; more than zero
 * @param preferred whether it alone is asked for references that nothing else settles, where several trackers could have them
 * @param remarkWords the words of which a comment's line that begins with one is kept, compared without case
 */
public record TrackerSettings(
        String name,
        TrackerAccess access,
        ZoneId zone,
        List<String> labels,
        @Nullable String query,
        Map<TicketState, List<String>> states,
        Map<Priority, List<String>> priorities,
        Duration fullPassEvery,
        boolean preferred,
        Set<String> remarkWords) {

    /** How often everything is asked for, where nothing else is configured. */
    public static final Duration FULL_PASS_EVERY = Duration.ofDays(7);

    /** The labels that mark a ticket as one from a postmortem, where no others are configured. */
    public static final List<String> POSTMORTEM_LABELS =
            List.of("Post-Mortem", "postmortem", "post-mortem", "post mortem", "postmortem-action");

    /** The words that say in a comment that a fix was verified, where no others are configured. */
    public static final Set<String> REMARK_WORDS = Set.of("fix-verified");

    public TrackerSettings {
        labels = List.copyOf(labels);
        states = Map.copyOf(states);
        priorities = Map.copyOf(priorities);
        remarkWords = Set.copyOf(remarkWords);
    }

    /** A tracker whose comments are kept as is usual. */
    public TrackerSettings(
            String name,
            TrackerAccess access,
            ZoneId zone,
            List<String> labels,
            @Nullable String query,
            Map<TicketState, List<String>> states,
            Map<Priority, List<String>> priorities,
            Duration fullPassEvery,
            boolean preferred) {
        this(name, access, zone, labels, query, states, priorities, fullPassEvery, preferred, REMARK_WORDS);
    }

    /** A tracker that is asked for everything as often as is usual. */
    public TrackerSettings(
            String name,
            TrackerAccess access,
            ZoneId zone,
            List<String> labels,
            @Nullable String query,
            Map<TicketState, List<String>> states,
            Map<Priority, List<String>> priorities) {
        this(name, access, zone, labels, query, states, priorities, FULL_PASS_EVERY, false);
    }

    /** A tracker that is not preferred to others. */
    public TrackerSettings(
            String name,
            TrackerAccess access,
            ZoneId zone,
            List<String> labels,
            @Nullable String query,
            Map<TicketState, List<String>> states,
            Map<Priority, List<String>> priorities,
            Duration fullPassEvery) {
        this(name, access, zone, labels, query, states, priorities, fullPassEvery, false);
    }

    /** A CSV file that needs no words of its own. */
    public TrackerSettings(String name, Path csv, ZoneId zone) {
        this(name, new TrackerAccess.Csv(csv), zone, POSTMORTEM_LABELS, null, Map.of(), Map.of());
    }
}
