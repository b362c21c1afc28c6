package dev.aftercare.tracker.github;

import dev.aftercare.ticket.TicketKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Under which other names postmortems know an issue: before it was moved, and in other spellings. */
final class FormerKeys {

    private final Map<String, Set<String>> names = new HashMap<>();

    /** What the references' spellings and the last run say. */
    FormerKeys(Plan plan) {
        for (TicketKey reference : plan.wanted().references()) {
            IssueKey.of(reference).ifPresent(issue -> add(issue.folded(), reference));
        }
        plan.bookmark().references().forEach((reference, seen) -> {
            TicketKey name = new TicketKey(reference);
            if (plan.wanted().references().contains(name)) {
                add(IssueKey.folded(seen.key()), name);
            }
        });
    }

    /**
     * Notes another name of an issue.
     *
     * @return whether it was not known
     */
    boolean add(IssueKey issue, TicketKey name) {
        return add(issue.folded(), name);
    }

    /** The other names of an issue, in the order of the alphabet. */
    Set<String> of(IssueKey issue) {
        Set<String> others = new TreeSet<>(names.getOrDefault(issue.folded(), Set.of()));
        others.remove(issue.ticket().value());
        return others;
    }

    private boolean add(String folded, TicketKey name) {
        return names.computeIfAbsent(folded, any -> new HashSet<>()).add(name.value());
    }
}
