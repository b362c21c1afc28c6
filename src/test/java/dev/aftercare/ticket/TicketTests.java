package dev.aftercare.ticket;

import static dev.aftercare.ticket.TicketBuilder.ticket;
import static dev.aftercare.ticket.TicketState.CANCELLED;
import static dev.aftercare.ticket.TicketState.DONE;
import static dev.aftercare.ticket.TicketState.IN_PROGRESS;
import static dev.aftercare.ticket.TicketState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TicketTests {

    @Test
    void doneWhenReopenedOnceIsKnownForTheFirstAndTheLastTime() {
        Ticket ticket = ticket("OPS-1")
                .state(DONE)
                .resolved("2026-05-09T00:00:00Z")
                .transitions(
                        change("2026-03-01", OPEN, DONE),
                        change("2026-03-05", DONE, IN_PROGRESS),
                        change("2026-05-09", IN_PROGRESS, DONE))
                .build();

        assertThat(ticket.firstDone()).hasValue(at("2026-03-01"));
        assertThat(ticket.lastDone()).hasValue(at("2026-05-09"));
        assertThat(ticket.timesReopened()).isEqualTo(1);
    }

    @Test
    void doneWhenTakenUpAgainIsStillKnown() {
        Ticket ticket = ticket("OPS-1")
                .transitions(change("2026-03-01", OPEN, DONE), change("2026-03-05", DONE, OPEN))
                .build();

        assertThat(ticket.firstDone()).hasValue(at("2026-03-01"));
        assertThat(ticket.lastDone()).hasValue(at("2026-03-01"));
        assertThat(ticket.resolved()).isNull();
    }

    @Test
    void doneWhenCreatedDoneIsWhatTheTrackerSays() {
        assertThat(ticket("OPS-1")
                        .state(DONE)
                        .resolved("2026-03-01T00:00:00Z")
                        .build()
                        .firstDone())
                .hasValue(at("2026-03-01"));
        assertThat(ticket("OPS-1").state(DONE).build().firstDone())
                .as("no day is invented")
                .isEmpty();
    }

    @Test
    void doneWhenWorkflowWasMigratedInBulkIsWhenItWasResolved() {
        Ticket ticket = ticket("OPS-1")
                .state(DONE)
                .resolved("2019-03-01T00:00:00Z")
                .transitions(change("2026-05-09", OPEN, DONE))
                .build();

        assertThat(ticket.firstDone()).hasValue(at("2019-03-01"));
        assertThat(ticket.lastDone()).hasValue(at("2019-03-01"));
    }

    @Test
    void doneWhenCancelledWasNeverDone() {
        Ticket ticket = ticket("OPS-1")
                .state(CANCELLED)
                .resolved("2026-03-01T00:00:00Z")
                .transitions(change("2026-03-01", OPEN, CANCELLED))
                .build();

        assertThat(ticket.firstDone()).isEmpty();
        assertThat(ticket.lastDone()).isEmpty();
        assertThat(ticket.timesReopened()).isZero();
    }

    private static TicketTransition change(String day, TicketState from, TicketState to) {
        return new TicketTransition(at(day), from, to, to.name());
    }

    private static Instant at(String day) {
        return Instant.parse(day + "T00:00:00Z");
    }
}
