package dev.aftercare.fixcheck;

import dev.aftercare.link.Commitment;
import dev.aftercare.postmortem.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When somebody is asked to look at a fix again: some days after it was done, for severe incidents, and when the evidence
 * turns against it. What fell due before the configured day is never asked about. Two requests in a row without an answer end
 * the asking.
 */
final class RevisitPlan {

    /** How many days an answer may take. */
    static final int DAYS_TO_ANSWER = 30;

    private final FixSettings settings;
    private final LocalDate runDate;

    RevisitPlan(FixSettings settings, LocalDate runDate) {
        this.settings = settings;
        this.runDate = runDate;
    }

    /** The days for a fix that are known today. */
    List<Revisit> of(Commitment commitment, FixCheck check, @Nullable LocalDate seenDone) {
        LocalDate start = settings.revisitStart();
        Severity severity = commitment.postmortem().severity();
        boolean done = check.evidence() == FixCheck.Evidence.DONE || check.evidence() == FixCheck.Evidence.DONE_AGAIN;
        if (start == null
                || !done
                || severity == null
                || !settings.revisitSeverities().contains(severity)) {
            return List.of();
        }
        List<Revisit> wanted = new ArrayList<>();
        LocalDate doneOn = check.evidence() == FixCheck.Evidence.DONE && check.when() != null ? check.when() : seenDone;
        if (doneOn != null) {
            for (int days : settings.revisitDays()) {
                add(check, doneOn.plusDays(days), Revisit.Occasion.SCHEDULE, wanted);
            }
        }
        if (turnedSince(check, start)) {
            add(check, check.since(), Revisit.Occasion.EVIDENCE, wanted);
        }
        return wanted.stream().filter(one -> !one.dueOn().isBefore(start)).toList();
    }

    /** What the first night finds in ten years of records is no news: the evidence itself has to be of the time since. */
    private static boolean turnedSince(FixCheck check, LocalDate start) {
        boolean against = check.result() == FixResult.IN_DOUBT || check.result() == FixResult.REGRESSED;
        return against
                && check.deciding().stream()
                        .map(FixEvidence::day)
                        .filter(Objects::nonNull)
                        .anyMatch(day -> !day.isBefore(start));
    }

    private void add(FixCheck check, LocalDate dueOn, Revisit.Occasion occasion, List<Revisit> wanted) {
        if (wanted.stream().noneMatch(one -> one.dueOn().equals(dueOn))) {
            wanted.add(new Revisit(check.countermeasureId(), dueOn, occasion, null));
        }
    }

    /** Those that are to be asked about now: due, not asked, not answered since, and not given up. */
    List<Revisit> due(List<Revisit> all, Map<String, List<Confirmation>> said) {
        Set<String> givenUp = notConfirmed(all, said, runDate);
        Set<String> waiting = all.stream()
                .filter(one -> one.askedOn() != null && !isAnswered(one, said) && isRunning(one, runDate))
                .map(Revisit::countermeasureId)
                .collect(Collectors.toSet());
        Set<String> taken = new HashSet<>();
        return all.stream()
                .filter(one -> one.askedOn() == null && !one.dueOn().isAfter(runDate))
                .filter(one -> !givenUp.contains(one.countermeasureId()) && !waiting.contains(one.countermeasureId()))
                .filter(one -> said.getOrDefault(one.countermeasureId(), List.of()).stream()
                        .noneMatch(answer -> !answer.day().isBefore(one.dueOn())))
                .sorted(Comparator.comparing(Revisit::dueOn).reversed().thenComparing(Revisit::countermeasureId))
                .filter(one -> taken.add(one.countermeasureId()))
                .toList();
    }

    /** The countermeasures about which the last two requests in a row were not answered. */
    static Set<String> notConfirmed(List<Revisit> all, Map<String, List<Confirmation>> said, LocalDate runDate) {
        return all.stream()
                .filter(one -> one.askedOn() != null && !isRunning(one, runDate))
                .collect(Collectors.groupingBy(Revisit::countermeasureId))
                .entrySet()
                .stream()
                .filter(asked -> lastTwoUnanswered(asked.getValue(), said))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static boolean lastTwoUnanswered(List<Revisit> asked, Map<String, List<Confirmation>> said) {
        // several days that one mail asked about are one request
        Map<LocalDate, Revisit> requests = new TreeMap<>(Comparator.reverseOrder());
        asked.forEach(one -> requests.put(Objects.requireNonNull(one.askedOn()), one));
        List<Revisit> newest = requests.values().stream().limit(2).toList();
        return newest.size() == 2 && newest.stream().noneMatch(one -> isAnswered(one, said));
    }

    private static boolean isAnswered(Revisit asked, Map<String, List<Confirmation>> said) {
        LocalDate on = Objects.requireNonNull(asked.askedOn());
        return said.getOrDefault(asked.countermeasureId(), List.of()).stream()
                .anyMatch(answer -> !answer.day().isBefore(on));
    }

    private static boolean isRunning(Revisit asked, LocalDate runDate) {
        return Objects.requireNonNull(asked.askedOn()).plusDays(DAYS_TO_ANSWER).isAfter(runDate);
    }
}
