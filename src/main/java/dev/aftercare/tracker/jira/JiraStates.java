package dev.aftercare.tracker.jira;

import dev.aftercare.ticket.TicketState;
import dev.aftercare.tracker.StateWords;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What status, category and resolution mean together. The configured words win; then a status and its category that say the
 * same are believed, and where they contradict each other, the resolution decides whether it is over. A resolution says of
 * what is over whether it was done.
 */
final class JiraStates {

    /** Jira's own resolutions, and usual ones, that say that nothing was done; beside the words that are known for states. */
    private static final List<String> NOTHING_DONE = List.of(
            "incomplete",
            "not a bug",
            "not an issue",
            "not a problem",
            "later",
            "remind",
            "auto closed",
            "works as designed",
            "works as intended",
            "works for me",
            "won't implement",
            "no change required",
            "not reproducible",
            "out of scope",
            "withdrawn",
            "known error",
            "superseded",
            "moved",
            "suspended",
            "timed out");

    private static final List<String> DONE =
            List.of("implemented", "answered", "information provided", "workaround", "delivered", "solved");

    private final StateWords statuses;
    private final StateWords resolutions;

    JiraStates(Map<TicketState, List<String>> configured) {
        this.statuses = new StateWords(configured);
        this.resolutions = new StateWords(withOurs(configured));
    }

    /**
     * What it means.
     *
     * @param advice what to do about a word that is not known or contradicts another one; the same for every ticket with that
     *     word; empty where all is clear
     */
    record Meaning(TicketState state, Optional<String> advice) {}

    Meaning meaningOf(Standing standing) {
        Meaning byStatus = byStatus(standing);
        String resolution = standing.resolution();
        if (resolution == null || !isOver(byStatus.state())) {
            return byStatus;
        }
        TicketState byResolution = resolutions.stateOf(resolution);
        if (byResolution == TicketState.CANCELLED) {
            return new Meaning(TicketState.CANCELLED, byStatus.advice());
        }
        if (byResolution == TicketState.UNKNOWN && byStatus.advice().isEmpty()) {
            return new Meaning(
                    byStatus.state(),
                    Optional.of(
                            "the resolution \"%s\" is not known and is taken for done; list it under \"states\" of this tracker, as done or cancelled"
                                    .formatted(JiraText.shown(resolution))));
        }
        return byStatus;
    }

    /** The tracker's word, with the resolution where that says more. */
    String wordFor(Standing standing) {
        String resolution = standing.resolution();
        boolean saysMore = resolution != null
                && isOver(byStatus(standing).state())
                && resolutions.stateOf(resolution) != TicketState.DONE
                && !resolution.equalsIgnoreCase(standing.status());
        return saysMore ? "%s (%s)".formatted(standing.status(), resolution) : standing.status();
    }

    static boolean isOver(TicketState state) {
        return state == TicketState.DONE || state == TicketState.CANCELLED;
    }

    private Meaning byStatus(Standing standing) {
        Optional<TicketState> configured = statuses.configuredStateOf(standing.status());
        if (configured.isPresent()) {
            return clear(configured.get());
        }
        TicketState byName = statuses.stateOf(standing.status());
        Optional<TicketState> byCategory = byCategory(standing.category());
        if (byCategory.isEmpty()) {
            return byName == TicketState.UNKNOWN
                    ? new Meaning(byName, Optional.of(StateWords.advice(JiraText.shown(standing.status()))))
                    : clear(byName);
        }
        if (byName == TicketState.UNKNOWN) {
            return clear(byCategory.get());
        }
        if (isOver(byName) == isOver(byCategory.get())) {
            return clear(isOver(byName) ? byName : byCategory.get());
        }
        return contradiction(standing, byName, byCategory.get());
    }

    private static Meaning contradiction(Standing standing, TicketState byName, TicketState byCategory) {
        boolean over = standing.resolution() != null;
        return new Meaning(
                isOver(byName) == over ? byName : byCategory,
                Optional.of(
                        "the status \"%s\" lies in the category \"%s\" and says something else; with a resolution it is taken for over, without one for open; list it under \"states\" of this tracker to say what it means"
                                .formatted(JiraText.shown(standing.status()), title(standing.category()))));
    }

    private static Meaning clear(TicketState state) {
        return new Meaning(state, Optional.empty());
    }

    private static Optional<TicketState> byCategory(Standing.Category category) {
        return switch (category) {
            case TO_DO -> Optional.of(TicketState.OPEN);
            case IN_PROGRESS -> Optional.of(TicketState.IN_PROGRESS);
            case DONE -> Optional.of(TicketState.DONE);
            case UNKNOWN -> Optional.empty();
        };
    }

    private static String title(Standing.Category category) {
        return switch (category) {
            case TO_DO -> "To Do";
            case IN_PROGRESS -> "In Progress";
            case DONE -> "Done";
            case UNKNOWN -> "none";
        };
    }

    private static Map<TicketState, List<String>> withOurs(Map<TicketState, List<String>> configured) {
        List<String> theirs = configured.values().stream().flatMap(List::stream).toList();
        Map<TicketState, List<String>> words = new EnumMap<>(TicketState.class);
        configured.forEach((state, list) -> words.put(state, new ArrayList<>(list)));
        add(words, TicketState.CANCELLED, NOTHING_DONE, theirs);
        add(words, TicketState.DONE, DONE, theirs);
        return words;
    }

    private static void add(
            Map<TicketState, List<String>> words, TicketState state, List<String> ours, List<String> theirs) {
        ours.stream()
                .filter(word -> theirs.stream().noneMatch(word::equalsIgnoreCase))
                .forEach(word ->
                        words.computeIfAbsent(state, none -> new ArrayList<>()).add(word));
    }
}
