package dev.aftercare.fixcheck;

import dev.aftercare.fixcheck.Recurrence.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts incidents of one family together. What is confirmed belongs together. What is suspected joins two groups only where
 * at least half of all pairs between them are suspected or confirmed and none is rejected, so that a chain of likenesses does
 * not end with incidents that have nothing in common.
 */
final class IncidentFamilies {

    private static final double ENOUGH_PAIRS = 0.5;

    private final Map<String, Set<String>> groups = new HashMap<>();
    private final Map<String, Set<String>> together = new HashMap<>();
    private final Map<String, Set<String>> apart = new HashMap<>();

    private IncidentFamilies() {}

    /** The family of each incident that has one: the least id among its members. */
    static Map<String, String> of(Collection<Recurrence> recurrences) {
        IncidentFamilies families = new IncidentFamilies();
        List<Recurrence> ordered = new ArrayList<>(recurrences);
        ordered.sort(Comparator.comparing(Recurrence::state)
                .thenComparing(Comparator.comparingDouble(Recurrence::score).reversed())
                .thenComparing(Recurrence::one)
                .thenComparing(Recurrence::other));
        ordered.forEach(families::remember);
        for (Recurrence one : ordered) {
            if (one.state() == State.CONFIRMED || one.state() == State.SUSPECTED && families.fits(one)) {
                families.join(one);
            }
        }
        Map<String, String> result = new HashMap<>();
        families.groups.forEach(
                (id, members) -> result.put(id, members.iterator().next()));
        return result;
    }

    private void remember(Recurrence one) {
        Map<String, Set<String>> side = one.state() == State.REJECTED ? apart : together;
        side.computeIfAbsent(one.one(), any -> new HashSet<>()).add(one.other());
        side.computeIfAbsent(one.other(), any -> new HashSet<>()).add(one.one());
    }

    private Set<String> group(String id) {
        return groups.getOrDefault(id, new TreeSet<>(Set.of(id)));
    }

    private boolean fits(Recurrence one) {
        Set<String> left = group(one.one());
        Set<String> right = group(one.other());
        if (left.contains(one.other())) {
            return false;
        }
        int tied = 0;
        for (String id : left) {
            if (!java.util.Collections.disjoint(apart.getOrDefault(id, Set.of()), right)) {
                return false;
            }
            tied += (int) together.getOrDefault(id, Set.of()).stream()
                    .filter(right::contains)
                    .count();
        }
        return tied >= ENOUGH_PAIRS * left.size() * right.size();
    }

    private void join(Recurrence one) {
        Set<String> all = new TreeSet<>(group(one.one()));
        all.addAll(group(one.other()));
        all.forEach(id -> groups.put(id, all));
    }
}
