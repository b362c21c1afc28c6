package dev.aftercare.tracker.jira;

import dev.aftercare.ticket.TicketState;
import dev.aftercare.ticket.TicketTransition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an issue's history says about its states, oldest first. */
final class StatusHistory {

    /** Who leaves a final status by a slip of the hand, or by moving a workflow, is back in one soon. */
    private static final Duration SLIP = Duration.ofHours(1);

    /** A resolution that is set right behind the status belongs to it. */
    private static final Duration TOGETHER = Duration.ofMinutes(1);

    private final JiraStates states;
    private final List<Change> changes;
    private final List<TicketTransition> transitions;
    private final TicketState now;

    /** A change of status, resolution or both; what did not change is null in both. */
    private record Change(
            Instant at,
            @Nullable Side before,
            @Nullable Side after,
            boolean resolutionChanged,
            @Nullable String resolutionBefore,
            @Nullable String resolutionAfter) {}

    private record Side(String id, String name, Standing.Category category) {

        Standing with(@Nullable String resolution) {
            return new Standing(id, name, category, resolution);
        }
    }

    /**
     * Reads the history of an issue.
     *
     * @param issue the issue as it is kept
     * @param current where it stands now
     */
    StatusHistory(JsonNode issue, Standing current, JiraStates states) {
        this.states = states;
        this.now = states.meaningOf(current).state();
        this.changes = upTo(current, issue, read(issue));
        this.transitions = withoutSlips(transitions(current));
    }

    List<TicketTransition> transitions() {
        return transitions;
    }

    /** When it was last finished, where it is and its history says so. */
    Optional<Instant> finishedSince() {
        if (!JiraStates.isOver(now)
                || transitions.isEmpty()
                || !JiraStates.isOver(transitions.get(transitions.size() - 1).to())) {
            return Optional.empty();
        }
        for (int i = transitions.size() - 1; i >= 0; i--) {
            TicketState from = transitions.get(i).from();
            if (from != null && !JiraStates.isOver(from)) {
                return Optional.of(transitions.get(i).at());
            }
        }
        return Optional.empty();
    }

    /** Says whether its history shows it finished at an instant, or does not reach back that far. */
    boolean showsFinishedAt(Instant instant) {
        TicketState state = transitions.isEmpty() ? null : transitions.get(0).from();
        for (TicketTransition transition : transitions) {
            if (transition.at().isAfter(instant.plus(TOGETHER))) {
                break;
            }
            state = transition.to();
        }
        return state != null && JiraStates.isOver(state);
    }

    private static List<Change> read(JsonNode issue) {
        List<JsonNode> histories =
                new ArrayList<>(issue.path("changelog").path("histories").values());
        histories.removeIf(history -> JiraTime.instant(history.path("created")).isEmpty());
        histories.sort(
                Comparator.comparing((JsonNode history) -> at(history)).thenComparingLong(StatusHistory::number));
        List<Change> changes = new ArrayList<>();
        for (JsonNode history : histories) {
            Change change = change(history, issue.path(Issue.CATEGORIES));
            if (change.before() != null || change.resolutionChanged()) {
                changes.add(change);
            }
        }
        return changes;
    }

    private static Instant at(JsonNode history) {
        return JiraTime.instant(history.path("created")).orElse(Instant.EPOCH);
    }

    private static long number(JsonNode history) {
        return history.path("id").asLongOpt().orElse(0);
    }

    private static Change change(JsonNode history, JsonNode categories) {
        Side before = null;
        Side after = null;
        boolean resolved = false;
        String resolutionBefore = null;
        String resolutionAfter = null;
        for (JsonNode item : history.path("items")) {
            String field = Issue.field(item);
            if (field.equals("status")) {
                before = before == null ? side(item, "from", categories) : before;
                after = side(item, "to", categories);
            } else if (field.equals("resolution")) {
                resolutionBefore = resolved
                        ? resolutionBefore
                        : Standing.resolution(item.path("fromString").stringValue(null));
                resolutionAfter = Standing.resolution(item.path("toString").stringValue(null));
                resolved = true;
            }
        }
        return new Change(at(history), before, after, resolved, resolutionBefore, resolutionAfter);
    }

    private static Side side(JsonNode item, String name, JsonNode categories) {
        String id = item.path(name).asStringOpt().orElse("");
        return new Side(
                id,
                JiraText.oneLine(item.path(name + "String").stringValue("")),
                Standing.Category.of(categories.path(id).stringValue("")));
    }

    /** Without what happened after the issue was read: its history comes with another answer, a moment later. */
    private static List<Change> upTo(Standing current, JsonNode issue, List<Change> all) {
        Instant updated = JiraTime.instant(Issue.updated(issue)).orElse(Instant.MAX);
        List<Change> kept = new ArrayList<>(all);
        while (!kept.isEmpty()
                && kept.get(kept.size() - 1).at().isAfter(updated)
                && !endsAt(current, kept.get(kept.size() - 1))) {
            kept.remove(kept.size() - 1);
        }
        return kept;
    }

    private static boolean endsAt(Standing current, Change last) {
        Side after = last.after();
        return after != null
                && (after.id().isEmpty() || current.id().isEmpty()
                        ? after.name().equalsIgnoreCase(current.status())
                        : after.id().equals(current.id()));
    }

    private List<TicketTransition> transitions(Standing current) {
        List<TicketTransition> found = new ArrayList<>();
        String resolution = firstResolution(current);
        Side side = null;
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            Side before = change.before() == null ? side : change.before();
            Side after = change.after() == null ? side : change.after();
            String resolutionBefore = resolution;
            resolution = resolutionBehind(i, resolution);
            side = after;
            if (before == null || after == null) {
                continue;
            }
            TicketState from = states.meaningOf(before.with(resolutionBefore)).state();
            Standing reached = after.with(resolution);
            TicketState to = states.meaningOf(reached).state();
            if (change.after() != null || from != to) {
                found.add(new TicketTransition(change.at(), from, to, states.wordFor(reached)));
            }
        }
        return found;
    }

    private @Nullable String firstResolution(Standing current) {
        return changes.stream()
                .filter(Change::resolutionChanged)
                .findFirst()
                .map(change -> Optional.ofNullable(change.resolutionBefore()))
                .orElse(Optional.ofNullable(current.resolution()))
                .orElse(null);
    }

    private @Nullable String resolutionBehind(int index, @Nullable String before) {
        Change change = changes.get(index);
        String resolution = change.resolutionChanged() ? change.resolutionAfter() : before;
        for (int i = index + 1; i < changes.size(); i++) {
            Change next = changes.get(i);
            if (next.after() != null || next.at().isAfter(change.at().plus(TOGETHER))) {
                break;
            }
            resolution = next.resolutionAfter();
        }
        return resolution;
    }

    private List<TicketTransition> withoutSlips(List<TicketTransition> all) {
        List<TicketTransition> kept = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            TicketTransition leaves = all.get(i);
            int back = back(all, i);
            if (back < 0) {
                kept.add(leaves);
            } else {
                TicketTransition last = all.get(back);
                kept.add(new TicketTransition(last.at(), leaves.from(), last.to(), last.originalTo()));
                i = back;
            }
        }
        return List.copyOf(kept);
    }

    /** The transition that undoes a slip; -1 where it was none, for instance because its resolution was taken away. */
    private int back(List<TicketTransition> all, int leaves) {
        TicketTransition first = all.get(leaves);
        TicketState from = first.from();
        if (from == null || !JiraStates.isOver(from) || JiraStates.isOver(first.to())) {
            return -1;
        }
        for (int i = leaves + 1; i < all.size(); i++) {
            Instant at = all.get(i).at();
            if (at.isAfter(first.at().plus(SLIP))) {
                return -1;
            }
            if (JiraStates.isOver(all.get(i).to())) {
                return isResolutionUntouched(first.at(), at) ? i : -1;
            }
        }
        return -1;
    }

    private boolean isResolutionUntouched(Instant from, Instant to) {
        return changes.stream()
                .filter(change -> !change.at().isBefore(from) && !change.at().isAfter(to))
                .noneMatch(Change::resolutionChanged);
    }
}
