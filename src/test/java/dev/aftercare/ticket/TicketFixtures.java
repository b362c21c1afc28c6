package dev.aftercare.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tickets for tests: {@code ticket("PAY-12").then(DONE, "2026-03-20T10:00:00Z").then(OPEN, …).build()}. */
public final class TicketFixtures {

    private TicketFixtures() {}

    /** An open ticket of ana's in the tracker {@code tickets}, without due date, priority, labels or history. */
    public static TicketBuilder ticket(String key) {
        return new TicketBuilder(key);
    }

    /** Builds a ticket. */
    public static final class TicketBuilder {

        private final String key;
        private TicketState state = TicketState.OPEN;
        private @Nullable String originalState;
        private @Nullable String owner = "ana";
        private @Nullable LocalDate due;
        private @Nullable Priority priority;
        private Set<String> labels = Set.of();
        private @Nullable Instant created;
        private @Nullable Instant resolved;
        private final List<TicketTransition> transitions = new ArrayList<>();
        private List<TicketRemark> remarks = List.of();

        private TicketBuilder(String key) {
            this.key = key;
        }

        /** Where it stands, without a word about how it came there. */
        public TicketBuilder state(TicketState state) {
            this.state = state;
            return this;
        }

        /** The tracker's own word for its state. */
        public TicketBuilder originalState(String originalState) {
            this.originalState = originalState;
            return this;
        }

        /** The tracker states that it came into this state then. */
        public TicketBuilder then(TicketState to, String at) {
            return then(to, at, TicketTransition.Evidence.STATED);
        }

        /** It came into this state, and that is known in this way. */
        public TicketBuilder then(TicketState to, String at, TicketTransition.Evidence evidence) {
            transitions.add(new TicketTransition(Instant.parse(at), state, to, to.name(), evidence));
            state = to;
            return this;
        }

        public TicketBuilder owner(@Nullable String owner) {
            this.owner = owner;
            return this;
        }

        public TicketBuilder due(String due) {
            this.due = LocalDate.parse(due);
            return this;
        }

        public TicketBuilder priority(Priority priority) {
            this.priority = priority;
            return this;
        }

        public TicketBuilder labels(String... labels) {
            this.labels = Set.of(labels);
            return this;
        }

        public TicketBuilder remarks(TicketRemark... remarks) {
            this.remarks = List.of(remarks);
            return this;
        }

        public TicketBuilder created(String created) {
            this.created = Instant.parse(created);
            return this;
        }

        public TicketBuilder resolved(String resolved) {
            this.resolved = Instant.parse(resolved);
            return this;
        }

        public Ticket build() {
            return new Ticket(
                    new TicketKey(key),
                    "tickets",
                    "Summary of " + key,
                    state,
                    originalState == null ? state.name() : originalState,
                    owner,
                    due,
                    priority,
                    priority == null ? null : priority.name(),
                    labels,
                    created,
                    resolved,
                    null,
                    transitions,
                    null,
                    Set.of(),
                    null,
                    remarks);
        }
    }
}
