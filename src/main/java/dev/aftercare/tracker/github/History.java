package dev.aftercare.tracker.github;

import dev.aftercare.ticket.TicketState;
import dev.aftercare.ticket.TicketTransition;
import dev.aftercare.ticket.TicketTransition.Evidence;
import dev.aftercare.tracker.StateWords;
import dev.aftercare.tracker.TicketValues;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the events of an issue say of its changes of state. */
final class History {

    /** An event is stamped a moment before or after the issue itself. */
    private static final Duration SAME_MOMENT = Duration.ofSeconds(5);

    private final Standing now;
    private final StateWords states;
    private final @Nullable Instant closedAt;
    private final Instant lastKnown;
    private final List<TicketTransition> transitions = new ArrayList<>();
    private TicketState state = TicketState.OPEN;

    /**
     * Begins with what the issue says of itself.
     *
     * @param closedAt when it was last closed; null where it is open or GitHub does not say
     * @param lastKnown the latest instant that is known of it
     */
    History(Standing now, StateWords states, @Nullable Instant closedAt, Instant lastKnown) {
        this.now = now;
        this.states = states;
        this.closedAt = closedAt;
        this.lastKnown = lastKnown;
    }

    private record Turn(Instant at, boolean closes, String reason) {}

    /** The changes of state that an issue's events tell, oldest first. */
    List<TicketTransition> of(JsonNode events) {
        List<Turn> turns = turns(events);
        int lastClosing = lastClosing(turns);
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            if (!turn.closes()) {
                reopen(turn);
            } else if (i == lastClosing && now.isClosed()) {
                add(near(turn.at()), now.state(), now.word());
            } else {
                close(turn);
            }
        }
        addWhatTheIssueSays();
        return transitions;
    }

    private static List<Turn> turns(JsonNode events) {
        List<Turn> turns = new ArrayList<>();
        for (JsonNode event : events) {
            String kind = event.path("event").asString("");
            Optional<Instant> at =
                    TicketValues.instantOf(event.path("created_at").asString(""));
            if (at.isPresent() && (kind.equals("closed") || kind.equals("reopened"))) {
                turns.add(new Turn(
                        at.get(),
                        kind.equals("closed"),
                        event.path("state_reason").asString("")));
            }
        }
        turns.sort(Comparator.comparing(Turn::at));
        return turns;
    }

    private static int lastClosing(List<Turn> turns) {
        int last = turns.size() - 1;
        return last >= 0 && turns.get(last).closes() ? last : -1;
    }

    private void close(Turn turn) {
        if (now.pull()) {
            // A merged one cannot be opened again, so this time it was dropped.
            add(turn.at(), TicketState.CANCELLED, "closed");
            return;
        }
        String word = turn.reason().isEmpty() ? "closed" : turn.reason();
        add(turn.at(), states.stateOf(word), word);
    }

    private void reopen(Turn turn) {
        if (state == TicketState.OPEN && !now.pull()) {
            // It cannot be reopened without having been closed; that event is missing, as after an import.
            state = TicketState.DONE;
        }
        add(turn.at(), TicketState.OPEN, "reopened");
    }

    private void add(Instant at, TicketState to, String word) {
        if (state != to) {
            transitions.add(new TicketTransition(at, state, to, word));
            state = to;
        }
    }

    private Instant near(Instant at) {
        return closedAt != null && Duration.between(closedAt, at).abs().compareTo(SAME_MOMENT) <= 0 ? closedAt : at;
    }

    private void addWhatTheIssueSays() {
        if (now.isClosed() && state == TicketState.OPEN && closedAt != null) {
            add(closedAt, now.state(), now.word());
        } else {
            implyReopening();
        }
    }

    /**
     * What is known without the events. Nothing of it is stated: what is stated takes the place of all that was stated
     * before.
     */
    List<TicketTransition> withoutEvents() {
        implyReopening();
        return transitions;
    }

    private void implyReopening() {
        boolean isOpen = now.state() == TicketState.OPEN || now.state() == TicketState.IN_PROGRESS;
        boolean knowsReopening = transitions.stream().anyMatch(each -> each.to() == TicketState.OPEN);
        if (isOpen && !knowsReopening && states.saysReopened(now.word())) {
            transitions.add(
                    new TicketTransition(lastKnown, TicketState.DONE, now.state(), now.word(), Evidence.IMPLIED));
        }
    }
}
