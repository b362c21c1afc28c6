package dev.aftercare.digest;

import dev.aftercare.fixcheck.Recurrence;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which incidents a person or a postmortem says to be of one family, directly or by others between them. */
final class ConfirmedFamilies {

    private final Map<String, Set<String>> groups = new HashMap<>();

    ConfirmedFamilies(Collection<Recurrence> recurrences) {
        recurrences.stream()
                .filter(one -> one.state() == Recurrence.State.CONFIRMED)
                .forEach(one -> join(one.one(), one.other()));
    }

    private void join(String one, String other) {
        Set<String> all = new TreeSet<>(groups.getOrDefault(one, Set.of(one)));
        all.addAll(groups.getOrDefault(other, Set.of(other)));
        all.forEach(id -> groups.put(id, all));
    }

    boolean areOne(String one, String other) {
        return groups.getOrDefault(one, Set.of()).contains(other);
    }
}
