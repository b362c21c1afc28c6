package dev.aftercare.trend;

import static dev.aftercare.TestNight.RUN_DATE;
import static dev.aftercare.link.CommitmentFixtures.commitment;
import static dev.aftercare.link.CommitmentFixtures.withTickets;
import static dev.aftercare.ticket.TicketBuilder.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.aftercare.link.Commitment;
import dev.aftercare.overdue.CalendarSettings;
import dev.aftercare.overdue.WorkingDays;
import dev.aftercare.postmortem.Countermeasure.State;
import dev.aftercare.ticket.Priority;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketState;
import dev.aftercare.ticket.TicketTransition;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** As of the first of September 2026, four in the morning in Paris. */
class ActionCurvesTests {

    private static final String AUGUST_FIRST = "2026-08-01T02:00:00Z";

    @Test
    void curvesWhenSomeAreOpenAndSomeCanceledTakesThemForWhatTheyAre() {
        ActionFigures figures = figures(
                done("a", Priority.P1, "2026-08-03T02:00:00Z"),
                done("b", Priority.P1, "2026-08-05T02:00:00Z"),
                done("c", Priority.P2, "2026-08-11T02:00:00Z"),
                canceled("d", "2026-08-02T02:00:00Z"),
                open("e", AUGUST_FIRST),
                open("f", "2026-08-31T02:00:00Z"));

        ActionFigures.Curve all = figures.curves().get(0);

        assertThat(figures.curves()).extracting("group").containsExactly("all", "P1", "P2", "none");
        assertThat(all.n()).isEqualTo(6);
        assertThat(all.done()).isEqualTo(3);
        assertThat(all.cancelled()).isEqualTo(1);
        assertThat(all.open()).isEqualTo(2);
        // one was watched for a day only and one was given up: 1/4 of 4/5, then as much again, then again
        assertThat(all.steps()).extracting("days").containsExactly(1.0, 2.0, 4.0, 10.0, 31.0);
        assertThat(all.steps().get(3).share()).isCloseTo(0.625, within(1e-9));
        assertThat(all.median().value()).isEqualTo(Duration.ofDays(10));
        assertThat(figures.ages()).containsExactly(31, 1);
    }

    @Test
    void curvesWhenDoneBeforeItWasWrittenDownTakeNoTime() {
        Commitment early = withTickets(
                commitment("a", State.DONE, null),
                State.DONE,
                ticket("OPS-1")
                        .state(TicketState.DONE)
                        .created(AUGUST_FIRST)
                        .resolved("2026-07-31T02:00:00Z")
                        .build());

        assertThat(figures(early).curves().get(0).steps().get(0).days()).isZero();
    }

    @Test
    void curvesWhenNobodySaysWhenItWasDoneLeaveItOut() {
        ActionFigures figures = figures(commitment("a", State.DONE, null), commitment("b", State.UNKNOWN, null));

        assertThat(figures.curves()).isEmpty();
        assertThat(figures.done()).isEqualTo(1);
        assertThat(figures.endless()).isEqualTo(1);
        assertThat(figures.unknown()).isEqualTo(1);
    }

    /** Two tickets: it is done with the last of them, and nobody knows when where one does not say. */
    @Test
    void curvesWhenItHasSeveralTicketsEndWithTheLast() {
        Ticket first = ticket("OPS-1")
                .state(TicketState.DONE)
                .created(AUGUST_FIRST)
                .resolved("2026-08-03T02:00:00Z")
                .build();
        Ticket last = ticket("OPS-2")
                .state(TicketState.DONE)
                .created("2026-08-02T02:00:00Z")
                .resolved("2026-08-09T02:00:00Z")
                .build();
        Ticket silent = ticket("OPS-3").state(TicketState.DONE).build();

        assertThat(figures(withTickets(commitment("a", State.DONE, null), State.DONE, first, last))
                        .curves()
                        .get(0)
                        .steps()
                        .get(0)
                        .days())
                .isEqualTo(8);
        assertThat(figures(withTickets(commitment("a", State.DONE, null), State.DONE, first, silent))
                        .endless())
                .isEqualTo(1);
    }

    @Test
    void sharesWhenDaysOfGraceAreGivenCountThoseWhoseDaysAreOver() {
        ActionFigures figures = figures(
                due(done("in time", Priority.P1, "2026-08-10T21:00:00Z"), "2026-08-10"),
                due(done("a day late", Priority.P1, "2026-08-10T22:30:00Z"), "2026-08-10"),
                due(open("open", AUGUST_FIRST), "2026-05-01"),
                due(open("not due", AUGUST_FIRST), "2026-09-01"),
                due(canceled("canceled", "2026-08-02T02:00:00Z"), "2026-05-01"),
                open("never promised", AUGUST_FIRST));

        assertThat(figures.shares())
                .filteredOn(share -> share.figure() == FigureName.DONE_BY_DUE)
                .extracting("grace", "hits", "n", "untold")
                .containsExactly(tuple(0, 1, 3, 2), tuple(30, 0, 1, 4), tuple(90, 0, 1, 4));
    }

    /** Due on Thursday the thirteenth of August; Friday, Monday and so on to Tuesday, less a day off and no holiday. */
    @Test
    void overdueWhenCalendarHasDaysOffLeavesThemOut() {
        Commitment late = due(open("late", AUGUST_FIRST), "2026-08-13");
        CalendarSettings calendar = new CalendarSettings("fr", Set.of(LocalDate.of(2026, 8, 14)));

        assertThat(figures(late).overdue()).containsExactly(13);
        assertThat(new ActionCurves(RUN_DATE, WorkingDays.of(calendar))
                        .of(List.of(late))
                        .overdue())
                .containsExactly(12);
    }

    @Test
    void sharesWhenTicketWasTakenUpAgainCountItAsReopened() {
        Ticket reopened = ticket("OPS-1")
                .state(TicketState.OPEN)
                .created(AUGUST_FIRST)
                .transitions(
                        new TicketTransition(
                                Instant.parse("2026-08-02T02:00:00Z"), TicketState.OPEN, TicketState.DONE, "Done"),
                        new TicketTransition(
                                Instant.parse("2026-08-03T02:00:00Z"), TicketState.DONE, TicketState.OPEN, "Open"))
                .build();
        ActionFigures figures = figures(
                withTickets(commitment("a", State.OPEN, null), State.OPEN, reopened),
                done("b", Priority.P1, "2026-08-03T02:00:00Z"),
                open("c", AUGUST_FIRST),
                commitment("d", State.DONE, null));

        assertThat(figures.shares())
                .filteredOn(share -> share.figure() == FigureName.REOPENED)
                .extracting("hits", "n", "untold")
                .containsExactly(tuple(1, 2, 1));
    }

    private static ActionFigures figures(Commitment... commitments) {
        return new ActionCurves(RUN_DATE, WorkingDays.mondayToFriday()).of(List.of(commitments));
    }

    private static Commitment done(String name, Priority priority, String resolved) {
        return withTickets(
                commitment(name, State.DONE, null),
                State.DONE,
                ticket(name)
                        .state(TicketState.DONE)
                        .priority(priority)
                        .created(AUGUST_FIRST)
                        .resolved(resolved)
                        .build());
    }

    private static Commitment canceled(String name, String at) {
        return with(
                name,
                State.CANCELLED,
                ticket(name)
                        .state(TicketState.CANCELLED)
                        .created(AUGUST_FIRST)
                        .resolved(at)
                        .build());
    }

    private static Commitment open(String name, String created) {
        return with(name, State.OPEN, ticket(name).created(created).build());
    }

    private static Commitment with(String name, State state, Ticket ticket) {
        Commitment linked = withTickets(commitment(name, state, null), state, ticket);
        return new Commitment(
                linked.postmortem(),
                linked.countermeasure(),
                linked.tickets(),
                linked.unknownTickets(),
                linked.state(),
                linked.owner(),
                linked.due(),
                linked.dueFromTicket(),
                null);
    }

    private static Commitment due(Commitment one, String due) {
        return new Commitment(
                one.postmortem(),
                one.countermeasure(),
                one.tickets(),
                one.unknownTickets(),
                one.state(),
                one.owner(),
                LocalDate.parse(due),
                true,
                one.priority());
    }
}
