package dev.aftercare.reminder;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people were told, as far as mail was delivered. */
final class Told {

    private final Map<String, List<Line>> byId;

    Told(Collection<Line> lines) {
        this.byId = new HashMap<>(lines.stream().collect(Collectors.groupingBy(Line::id)));
    }

    /** Says whether a step was ever taken for something. */
    boolean ever(String id, Step step) {
        return of(id).anyMatch(line -> line.step() == step);
    }

    /**
     * Says how often a step was taken for a day.
     *
     * @param since the run date from which on that day holds
     */
    long times(String id, Step step, LocalDate due, LocalDate since) {
        return of(id, due, since).filter(line -> line.step() == step).count();
    }

    /** The run date on which one of the steps was last taken for a day. */
    Optional<LocalDate> last(String id, Set<Step> steps, LocalDate due, LocalDate since) {
        return of(id, due, since)
                .filter(line -> steps.contains(line.step()))
                .map(Line::runDate)
                .max(LocalDate::compareTo);
    }

    /** For what a step was taken, by the run date of the mail, the oldest first. */
    SortedMap<LocalDate, Set<String>> idsByDay(Step step) {
        return byId.values().stream()
                .flatMap(List::stream)
                .filter(line -> line.step() == step)
                .collect(Collectors.groupingBy(
                        Line::runDate, TreeMap::new, Collectors.mapping(Line::id, Collectors.toSet())));
    }

    private Stream<Line> of(String id, LocalDate due, LocalDate since) {
        return of(id).filter(line -> line.due().equals(due) && !line.runDate().isBefore(since));
    }

    private Stream<Line> of(String id) {
        return byId.getOrDefault(id, List.of()).stream();
    }

    /**
     * One thing in one delivered mail.
     *
     * @param id the countermeasure, or what else it is about
     * @param step how far it had come
     * @param due the day that it was about
     * @param runDate the run date of the mail
     */
    record Line(String id, Step step, LocalDate due, LocalDate runDate) {}
}
