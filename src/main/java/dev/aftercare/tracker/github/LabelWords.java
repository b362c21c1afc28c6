package dev.aftercare.tracker.github;

import dev.aftercare.ticket.Priority;
import dev.aftercare.ticket.TicketState;
import dev.aftercare.tracker.PriorityWords;
import dev.aftercare.tracker.StateWords;
import dev.aftercare.tracker.TrackerSettings;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What labels say of state and priority, for which an issue of GitHub has few words of its own. */
final class LabelWords {

    /** {@code priority: high}, {@code priority/high}, {@code prio-2}, {@code Priorité : haute}. */
    private static final Pattern PRIORITY =
            Pattern.compile("(?:priority|prio|priorité|priorite)\\s*[:/=_ -]\\s*(.+)", Pattern.CASE_INSENSITIVE);

    /** {@code high priority}. */
    private static final Pattern PRIORITY_BEHIND =
            Pattern.compile("(.+)[\\s_-](?:priority|prio)", Pattern.CASE_INSENSITIVE);

    private static final Pattern NUMBERED = Pattern.compile("p[0-4]", Pattern.CASE_INSENSITIVE);

    /** {@code status: in progress}, {@code state/blocked}. */
    private static final Pattern STATE =
            Pattern.compile("(?:status|state|statut|état|etat)\\s*[:/=]\\s*(.+)", Pattern.CASE_INSENSITIVE);

    /** Other words of progress, such as "review" and "testing", are as often names of topics. */
    private static final Set<String> PROGRESS = Set.of("in progress", "in-progress", "wip", "doing", "en cours");

    /** GitHub's own labels, from before it asked why an issue is closed, and their spellings. */
    private static final Set<String> DROPPED =
            Set.of("wontfix", "won't fix", "wont-fix", "won't do", "duplicate", "invalid", "not planned", "doublon");

    private final StateWords states;
    private final PriorityWords priorities;
    private final Map<TicketState, List<String>> configuredStates;
    private final Map<Priority, List<String>> configuredPriorities;

    LabelWords(TrackerSettings settings) {
        this.states = new StateWords(settings.states());
        this.priorities = new PriorityWords(settings.priorities());
        this.configuredStates = settings.states();
        this.configuredPriorities = settings.priorities();
    }

    /**
     * A priority as a label writes it.
     *
     * @param word the tracker's own word
     * @param priority what it means; null where nobody mapped it
     */
    record Urgency(String word, @Nullable Priority priority) {}

    /** What a word for a priority means. */
    Urgency urgency(String word) {
        return new Urgency(word, priorities.priorityOf(word).orElse(null));
    }

    /** Says whether a word says that there is no priority. */
    boolean saysNone(String word) {
        return priorities.saysNone(word);
    }

    /** The priorities that labels write, the most urgent first and those that nobody mapped last. */
    List<Urgency> urgencies(Collection<String> labels) {
        return labels.stream()
                .sorted()
                .flatMap(this::urgencyOf)
                .filter(urgency -> !priorities.saysNone(urgency.word()))
                .sorted(Comparator.comparing(Urgency::priority, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /** The label that says that an open issue is worked on. */
    Optional<String> progress(Collection<String> labels) {
        return first(labels, TicketState.IN_PROGRESS, PROGRESS);
    }

    /** The label that says that a closed issue was not done. */
    Optional<String> dropped(Collection<String> labels) {
        return first(labels, TicketState.CANCELLED, DROPPED);
    }

    private Optional<String> first(Collection<String> labels, TicketState state, Set<String> plain) {
        return labels.stream()
                .sorted()
                .filter(label -> plain.contains(label.toLowerCase(Locale.ROOT))
                        || isConfigured(configuredStates.getOrDefault(state, List.of()), label)
                        || stateWord(label)
                                .filter(word -> states.stateOf(word) == state)
                                .isPresent())
                .findFirst();
    }

    private Stream<Urgency> urgencyOf(String label) {
        boolean configured = configuredPriorities.values().stream().anyMatch(words -> isConfigured(words, label));
        if (configured || NUMBERED.matcher(label).matches()) {
            return Stream.of(urgency(label));
        }
        Matcher before = PRIORITY.matcher(label);
        if (before.matches()) {
            return Stream.of(urgency(before.group(1).strip()));
        }
        Matcher behind = PRIORITY_BEHIND.matcher(label);
        // "needs priority" names none.
        return behind.matches()
                ? Stream.of(urgency(behind.group(1).strip())).filter(urgency -> urgency.priority() != null)
                : Stream.empty();
    }

    private static Optional<String> stateWord(String label) {
        Matcher matcher = STATE.matcher(label);
        return matcher.matches() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
    }

    private static boolean isConfigured(List<String> words, String label) {
        return words.stream().anyMatch(label::equalsIgnoreCase);
    }
}
