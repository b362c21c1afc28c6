package dev.aftercare.readingclub;

import dev.aftercare.fixcheck.FixResult;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RelatedPostmortem;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.postmortem.TimelineEvent;
import dev.aftercare.readingclub.Candidate.Kind;
import dev.aftercare.readingclub.Candidate.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what makes an evening of a postmortem, in points. A rule of thumb: it proposes, the organiser picks. */
final class RankingPolicy {

    private static final int LONG_TIMELINE = 12;
    private static final int TIMELINE = 6;
    private static final int SHORT_TIMELINE = 3;

    private RankingPolicy() {}

    /** Weighs one postmortem before the first evening. */
    static Candidate weigh(Postmortem postmortem, Map<String, FixResult> results) {
        return weigh(postmortem, new Surroundings(results, 0, false, false));
    }

    /** Weighs one postmortem. */
    static Candidate weigh(Postmortem postmortem, Surroundings around) {
        List<Part> parts = new ArrayList<>();
        severity(postmortem.severity()).ifPresent(parts::add);
        if (isStated(postmortem.impact())) {
            parts.add(new Part(Kind.IMPACT, 1, 0));
        }
        cause(postmortem.cause()).ifPresent(parts::add);
        timeline(postmortem.incident().timeline().size()).ifPresent(parts::add);
        decisions(postmortem.incident().timeline()).ifPresent(parts::add);
        recurrence(postmortem, around.family()).ifPresent(parts::add);
        if (around.unlike()) {
            parts.add(new Part(Kind.UNLIKE, 2, 0));
        }
        parts.addAll(aftermath(postmortem.countermeasures(), around.results()));
        if (hasAllInstants(postmortem.incident())) {
            parts.add(new Part(Kind.TIMES, 2, 0));
        }
        if (around.sameSystem()) {
            parts.add(new Part(Kind.SAME_SYSTEM, 0, 0));
        }
        int points = parts.stream().mapToInt(Part::points).sum();
        return new Candidate(postmortem.id(), postmortem.title(), points, parts);
    }

    /**
     * What is known around a postmortem.
     *
     * @param results what is known of countermeasures, by their ids
     * @param family how many incidents its family has; 0 where it has none
     * @param unlike whether there were evenings before, and neither its system nor its family was theirs
     * @param sameSystem whether the last evening was about its system
     */
    record Surroundings(Map<String, FixResult> results, int family, boolean unlike, boolean sameSystem) {}

    private static Optional<Part> decisions(List<TimelineEvent> timeline) {
        int decisions = (int) timeline.stream()
                .filter(row -> TurningPoints.isDecision(row.text()))
                .count();
        return decisions == 0
                ? Optional.empty()
                : Optional.of(new Part(Kind.DECISIONS, decisions > 2 ? 2 : 1, decisions));
    }

    private static Optional<Part> recurrence(Postmortem postmortem, int family) {
        boolean said = postmortem.background().related().stream().anyMatch(RelatedPostmortem::sameFailure);
        return said || family > 1 ? Optional.of(new Part(Kind.RECURRENCE, 2, family)) : Optional.empty();
    }

    private static Optional<Part> severity(@Nullable Severity severity) {
        if (severity == null || severity.compareTo(Severity.SEV3) > 0) {
            return Optional.empty();
        }
        return Optional.of(new Part(Kind.SEVERITY, 3 - severity.ordinal(), severity.ordinal() + 1));
    }

    private static Optional<Part> cause(@Nullable String cause) {
        if (cause == null || cause.isBlank()) {
            return Optional.empty();
        }
        boolean several = cause.lines().filter(line -> !line.isBlank()).count() > 1;
        return Optional.of(several ? new Part(Kind.FACTORS, 3, 0) : new Part(Kind.CAUSE, 1, 0));
    }

    private static Optional<Part> timeline(int rows) {
        if (rows < SHORT_TIMELINE) {
            return Optional.empty();
        }
        int points = rows >= LONG_TIMELINE ? 3 : rows >= TIMELINE ? 2 : 1;
        return Optional.of(new Part(Kind.TIMELINE, points, rows));
    }

    private static List<Part> aftermath(List<Countermeasure> countermeasures, Map<String, FixResult> results) {
        List<FixResult> known = countermeasures.stream()
                .map(countermeasure -> results.get(countermeasure.id()))
                .filter(result -> result != null && result != FixResult.NOT_DONE)
                .toList();
        int regressed = (int) known.stream().filter(FixResult.REGRESSED::equals).count();
        List<Part> parts = new ArrayList<>();
        if (!known.isEmpty()) {
            parts.add(new Part(Kind.AFTERMATH, Math.min(known.size(), 2), known.size()));
        }
        if (regressed > 0) {
            parts.add(new Part(Kind.REGRESSED, 1, regressed));
        }
        return parts;
    }

    private static boolean hasAllInstants(Incident incident) {
        return incident.started().isKnown()
                && incident.detected().isKnown()
                && incident.resolved().isKnown();
    }

    private static boolean isStated(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
