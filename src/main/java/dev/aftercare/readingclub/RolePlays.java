package dev.aftercare.readingclub;

import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.RecordedInstant.Precision;
import dev.aftercare.postmortem.TimelineEvent;
import dev.aftercare.readingclub.RolePlay.Question;
import dev.aftercare.readingclub.RolePlay.Reason;
import dev.aftercare.readingclub.RolePlay.Script;
import dev.aftercare.readingclub.RolePlay.TooThin;
import dev.aftercare.readingclub.RolePlay.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes a play of a timeline. Nothing is told before its time: a row that cannot be placed behind detection, or whose time nobody
 * knows, is kept for the facilitator.
 */
final class RolePlays {

    /** Fewer moments are told in a minute and leave nothing to decide. */
    private static final int FEWEST_MOMENTS = 3;

    private static final int MINUTES = 45;
    private static final int LONGEST_WAIT = 6;
    private static final Duration SOON = Duration.ofHours(2);
    private static final Duration SILENCE = Duration.ofMinutes(10);

    private RolePlays() {}

    static RolePlay of(Incident incident) {
        Instant detected = toTheMinute(incident.detected());
        if (detected == null) {
            return new TooThin(Reason.DETECTION_UNKNOWN, 0);
        }
        List<TimelineEvent> timed = incident.timeline().stream()
                .filter(row -> row.at().isKnown())
                .sorted(Comparator.comparing(RolePlays::instant))
                .toList();
        Instant end = incident.resolved().isKnown() ? incident.resolved().value() : null;
        TreeMap<Instant, List<TimelineEvent>> later = new TreeMap<>();
        List<TimelineEvent> epilogue = new ArrayList<>();
        Instant before = detected;
        for (TimelineEvent row : timed) {
            if (!epilogue.isEmpty() || isBehindTheEnd(row, end, before)) {
                epilogue.add(row);
            } else if (instant(row).isAfter(detected)) {
                later.computeIfAbsent(instant(row), at -> new ArrayList<>()).add(row);
                before = instant(row);
            }
        }
        if (later.size() < FEWEST_MOMENTS) {
            return new TooThin(Reason.FEW_MOMENTS, later.size());
        }
        return new Script(
                incident.detected(),
                timed.stream().filter(row -> isBackground(row, detected)).toList(),
                timed.stream()
                        .filter(row -> instant(row).equals(detected) && isToTheMinute(row))
                        .toList(),
                turns(detected, later),
                epilogue,
                incident.timeline().stream().filter(row -> !row.at().isKnown()).toList());
    }

    /** Rows go on behind an end that was stated too early, or hold what was tidied up: they are played as long as they follow soon. */
    private static boolean isBehindTheEnd(TimelineEvent row, @Nullable Instant end, Instant before) {
        return end != null
                && instant(row).isAfter(end)
                && Duration.between(before, instant(row)).compareTo(SOON) > 0;
    }

    /** "About 10 o'clock" at a detection of 10:00 may have been earlier. */
    private static boolean isBackground(TimelineEvent row, Instant detected) {
        return instant(row).isBefore(detected) || instant(row).equals(detected) && !isToTheMinute(row);
    }

    private static boolean isToTheMinute(TimelineEvent row) {
        return row.at().precision() == Precision.MINUTE;
    }

    private static @Nullable Instant toTheMinute(RecordedInstant detected) {
        return detected.isKnown() && detected.precision() == Precision.MINUTE ? detected.value() : null;
    }

    private static List<Turn> turns(Instant detected, TreeMap<Instant, List<TimelineEvent>> moments) {
        List<Duration> waits = waits(detected, moments);
        int longest =
                waits.indexOf(waits.stream().max(Comparator.naturalOrder()).orElseThrow());
        double all = waits.stream().mapToDouble(RolePlays::weight).sum();
        List<Turn> turns = new ArrayList<>();
        double passed = 0;
        int minute = 0;
        for (Map.Entry<Instant, List<TimelineEvent>> moment : moments.entrySet()) {
            int at = turns.size();
            passed += weight(waits.get(at));
            minute = Math.max(minute + 1, (int) Math.round(MINUTES * passed / all));
            turns.add(new Turn(
                    minute,
                    Duration.between(detected, moment.getKey()),
                    question(moment.getValue(), waits.get(at), at == longest),
                    waits.get(at),
                    moment.getValue()));
        }
        return turns;
    }

    private static List<Duration> waits(Instant detected, TreeMap<Instant, List<TimelineEvent>> moments) {
        List<Duration> waits = new ArrayList<>();
        Instant before = detected;
        for (Instant moment : moments.keySet()) {
            waits.add(Duration.between(before, moment));
            before = moment;
        }
        return waits;
    }

    /** A long wait is a longer pause, but an hour of waiting is not played for an hour. */
    private static double weight(Duration wait) {
        return Math.min(LONGEST_WAIT, 1 + Math.log1p(wait.toMinutes()) / Math.log(4));
    }

    private static Question question(List<TimelineEvent> rows, Duration wait, boolean longest) {
        if (rows.stream().anyMatch(row -> TurningPoints.isDecision(row.text()))) {
            return Question.DECISION;
        }
        return longest && wait.compareTo(SILENCE) >= 0 ? Question.SILENCE : Question.NONE;
    }

    private static Instant instant(TimelineEvent row) {
        return Objects.requireNonNull(row.at().value());
    }
}
