package dev.aftercare.tracker;

import dev.aftercare.ticket.Priority;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a tracker's words for priorities mean, in English and French. The configuration adds words and wins over ours. Bare
 * numbers mean nothing: some trackers count from 0, some from 1, some backwards.
 */
public final class PriorityWords {

    /** The rule of the diagnostic about a word that nobody mapped. */
    public static final String RULE = "ticket.priority";

    private static final String NONE = "none, -, no priority, not set, aucune, sans, non définie";

    private final Words<Boolean> none = new Words<Boolean>().add(true, NONE);
    private final Words<Priority> priorities = new Words<>();

    /** Knows our words and the configured ones. */
    public PriorityWords(Map<Priority, List<String>> configured) {
        priorities
                .add(
                        Priority.P0,
                        "p0, highest, blocker, critical, urgent, la plus haute, très haute, bloquant, bloquante,"
                                + " critique, urgente")
                .add(Priority.P1, "p1, high, major, haute, élevée, majeur, majeure, importante")
                .add(Priority.P2, "p2, medium, normal, moyenne, normale, moyen")
                .add(Priority.P3, "p3, low, minor, basse, faible, mineur, mineure")
                .add(Priority.P4, "p4, lowest, trivial, la plus basse, très basse, triviale");
        configured.forEach(priorities::add);
    }

    /** What a word means; empty where it means none or nobody mapped it. */
    public Optional<Priority> priorityOf(String word) {
        return priorities.meaningOf(word);
    }

    /** Says whether a word says that there is no priority. */
    public boolean saysNone(String word) {
        return word.isBlank() || none.meaningOf(word).isPresent();
    }

    /** Says what to do about a word that nobody mapped. */
    public static String advice(String word) {
        return "the priority \"%s\" is not known; list it under \"priorities\" of this tracker, as p0, p1, p2, p3 or p4"
                .formatted(word);
    }
}
