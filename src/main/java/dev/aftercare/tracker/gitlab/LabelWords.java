package dev.aftercare.tracker.gitlab;

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
import org.jspecify.annotations.Nullable;

/** What labels say of state and priority, for which an issue of GitLab has no words of its own. */
final class LabelWords {

    /** The scope of {@code priority::high}; people also write {@code priority/high} and {@code priority: high}. */
    private static final Pattern PRIORITY =
            Pattern.compile("(?iu)(?:.*::)?(?:priority|prio|priorité)\\s*(?:::|[:/=])\\s*(.+)");

    private static final Pattern STATE =
            Pattern.compile("(?iu)(?:.*::)?(?:status|state|workflow|statut|état)\\s*(?:::|[:/=])\\s*(.+)");

    /** The scope of {@code resolution::duplicate}. */
    private static final Pattern RESOLUTION =
            Pattern.compile("(?iu)(?:.*::)?(?:resolution|closed|résolution)\\s*(?:::|[:/=])\\s*(.+)");

    private static final Pattern NUMBERED = Pattern.compile("(?i)p[0-4]");

    /** The lists that GitLab proposes for a board; other words of progress are as often names of topics. */
    private static final Set<String> PROGRESS = Set.of("doing", "in progress", "wip", "en cours");

    private static final Set<String> DROPPED = Set.of(
            "wontfix",
            "won't fix",
            "won't do",
            "duplicate",
            "invalid",
            "not planned",
            "cancelled",
            "canceled",
            "doublon");

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
     * @param word the label's word
     * @param priority what it means; null where nobody mapped it
     */
    record Urgency(String word, @Nullable Priority priority) {}

    /** The priorities that labels write, the most urgent first and those that nobody mapped last. */
    List<Urgency> urgencies(Collection<String> labels) {
        return labels.stream()
                .sorted()
                .flatMap(label -> urgency(label).stream())
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

    private Optional<Urgency> urgency(String label) {
        boolean configured = configuredPriorities.values().stream().anyMatch(words -> isAmong(words, label));
        if (configured || NUMBERED.matcher(label).matches()) {
            return Optional.of(urgencyOf(label));
        }
        return behind(PRIORITY, label).map(this::urgencyOf);
    }

    private Urgency urgencyOf(String word) {
        return new Urgency(word, priorities.priorityOf(word).orElse(null));
    }

    private Optional<String> first(Collection<String> labels, TicketState state, Set<String> plain) {
        return labels.stream()
                .sorted()
                .filter(label -> plain.contains(label.toLowerCase(Locale.ROOT))
                        || isAmong(configuredStates.getOrDefault(state, List.of()), label)
                        || scoped(label)
                                .filter(word -> states.stateOf(word) == state)
                                .isPresent())
                .findFirst();
    }

    private static Optional<String> scoped(String label) {
        return behind(STATE, label).or(() -> behind(RESOLUTION, label));
    }

    private static Optional<String> behind(Pattern pattern, String label) {
        Matcher matcher = pattern.matcher(label);
        return matcher.matches() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
    }

    private static boolean isAmong(List<String> words, String label) {
        return words.stream().anyMatch(label::equalsIgnoreCase);
    }
}
