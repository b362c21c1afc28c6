package dev.aftercare.source.correction;

import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.ticket.Priority;
import dev.aftercare.ticket.TicketKey;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A countermeasure while it is corrected. */
final class CountermeasureDraft {

    private final Countermeasure stated;

    @Nullable
    String owner;

    @Nullable
    LocalDate due;

    @Nullable
    Priority priority;

    Countermeasure.Kind kind;

    Countermeasure.State state;

    List<TicketKey> tickets;

    CountermeasureDraft(Countermeasure stated) {
        this.stated = stated;
        this.owner = stated.owner();
        this.due = stated.due();
        this.priority = stated.priority();
        this.kind = stated.kind();
        this.state = stated.state();
        this.tickets = stated.tickets();
    }

    /** The countermeasure as it is now. */
    Countermeasure corrected() {
        return new Countermeasure(
                stated.id(), stated.description(), owner, due, priority, kind, state, tickets, stated.line());
    }
}
