package dev.aftercare.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A ticket for tests: open, owned by nobody, without dates, until a test says otherwise. */
public final class TicketBuilder {

    private final String key;
    private TicketState state = TicketState.OPEN;
    private @Nullable String owner;
    private @Nullable LocalDate due;
    private @Nullable Priority priority;
    private @Nullable String url;
    private String summary = "Rehearse the failover";
    private String tracker = "jira";
    private Set<String> labels = Set.of();
    private @Nullable Instant created;
    private @Nullable Instant resolved;
    private List<TicketTransition> transitions = List.of();
    private @Nullable String ownerAddress;
    private Set<TicketKey> formerKeys = Set.of();
    private @Nullable String type;

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

    public TicketBuilder summary(String summary) {
        this.summary = summary;
        return this;
    }

    public TicketBuilder tracker(String tracker) {
        this.tracker = tracker;
        return this;
    }

    public TicketBuilder labels(String... labels) {
        this.labels = Set.of(labels);
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

    public TicketBuilder transitions(TicketTransition... transitions) {
        this.transitions = List.of(transitions);
        return this;
    }

    public TicketBuilder ownerAddress(String ownerAddress) {
        this.ownerAddress = ownerAddress;
        return this;
    }

    public TicketBuilder formerKeys(String... formerKeys) {
        this.formerKeys = Arrays.stream(formerKeys).map(TicketKey::new).collect(Collectors.toSet());
        return this;
    }

    public TicketBuilder type(String type) {
        this.type = type;
        return this;
    }

    public Ticket build() {
        return new Ticket(
                new TicketKey(key),
                tracker,
                summary,
                state,
                state.name(),
                owner,
                due,
                priority,
                null,
                labels,
                created,
                resolved,
                url,
                transitions,
                ownerAddress,
                formerKeys,
                type,
                List.of());
    }
}
