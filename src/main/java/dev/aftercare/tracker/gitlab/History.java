package dev.aftercare.tracker.gitlab;

import dev.aftercare.ticket.TicketState;
import dev.aftercare.ticket.TicketTransition;
import dev.aftercare.tracker.TicketValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the events of a ticket say of its changes of state. GitLab keeps none for the beginning, and none from before version 13.2:
 * the end that the ticket states itself is added where no event tells of it.
 */
final class History {

    private final boolean mergeRequest;
    private final Standing now;
    private final @Nullable Instant finishedAt;
    private final List<TicketTransition> transitions = new ArrayList<>();
    private TicketState state = TicketState.OPEN;

    /**
     * Begins with what the ticket says of itself.
     *
     * @param finishedAt when it was last closed or merged; null where it is open or GitLab does not say
     */
    History(boolean mergeRequest, Standing now, @Nullable Instant finishedAt) {
        this.mergeRequest = mergeRequest;
        this.now = now;
        this.finishedAt = finishedAt;
    }

    private record Event(Instant at, String word) {

        boolean finishes() {
            return word.equals("closed") || word.equals("merged");
        }
    }

    /** The changes of state, oldest first. */
    List<TicketTransition> of(JsonNode written) {
        List<Event> events = events(written);
        int last = -1;
        for (int i = 0; i < events.size(); i++) {
            last = events.get(i).finishes() ? i : last;
        }
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            if (!event.finishes()) {
                reopen(event);
            } else if (i == last && now.isOver()) {
                add(event.at(), now.state(), now.word());
            } else {
                add(event.at(), stateAfter(event.word()), event.word());
            }
        }
        if (now.isOver() && finishedAt != null && !isOver(state)) {
            add(finishedAt, now.state(), now.word());
        }
        return transitions;
    }

    /** When it was last finished, as its events tell; empty where they do not. */
    Optional<Instant> finished() {
        return transitions.isEmpty() || !isOver(state)
                ? Optional.empty()
                : Optional.of(transitions.get(transitions.size() - 1).at());
    }

    private void reopen(Event event) {
        if (transitions.isEmpty() && event.word().equals("reopened")) {
            // It was closed before GitLab kept events.
            state = stateAfter("closed");
        }
        if (isOver(state)) {
            add(event.at(), TicketState.OPEN, event.word());
        }
    }

    private void add(Instant at, TicketState to, String word) {
        if (to != state) {
            transitions.add(new TicketTransition(at, state, to, word));
            state = to;
        }
    }

    /** A merge request that was closed without being merged was dropped. */
    private TicketState stateAfter(String word) {
        return mergeRequest && word.equals("closed") ? TicketState.CANCELLED : TicketState.DONE;
    }

    private static boolean isOver(TicketState state) {
        return state == TicketState.DONE || state == TicketState.CANCELLED;
    }

    private static List<Event> events(JsonNode written) {
        List<Event> events = new ArrayList<>();
        for (JsonNode event : written) {
            String word = event.path("state").asString("");
            TicketValues.instantOf(event.path("created_at").asString(""))
                    .filter(at ->
                            List.of("closed", "merged", "reopened", "opened").contains(word))
                    .ifPresent(at -> events.add(new Event(at, word)));
        }
        // They come in their order, which counts where two have the same instant.
        events.sort(Comparator.comparing(Event::at));
        return events;
    }
}
