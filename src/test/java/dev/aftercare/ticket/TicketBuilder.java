package dev.aftercare.ticket;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A ticket for tests: open, owned by nobody, without dates, until a test says otherwise. */
public final class TicketBuilder {

    private final String key;
    private TicketState state = TicketState.OPEN;
    private @Nullable String owner;
    private @Nullable LocalDate due;
    private @Nullable Priority priority;
    private @Nullable String url;

    private TicketBuilder(String key) {
        this.key = key;
    }

    /** A ticket with this key. */
    public static TicketBuilder ticket(String key) {
        return new TicketBuilder(key);
    }

    public TicketBuilder state(TicketState state) {
        this.state = state;
        return this;
    }

    public TicketBuilder owner(String owner) {
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

    public TicketBuilder url(String url) {
        this.url = url;
        return this;
    }

    public Ticket build() {
        return new Ticket(
                new TicketKey(key),
                "jira",
                "Rehearse the failover",
                state,
                state.name(),
                owner,
                due,
                priority,
                null,
                Set.of(),
                null,
                null,
                url,
                List.of());
    }
}
