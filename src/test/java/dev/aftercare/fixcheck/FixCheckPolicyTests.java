package dev.aftercare.fixcheck;

import static dev.aftercare.TestNight.RUN_DATE;
import static dev.aftercare.link.CommitmentFixtures.commitment;
import static dev.aftercare.link.CommitmentFixtures.withTickets;
import static dev.aftercare.postmortem.Countermeasure.State.CANCELLED;
import static dev.aftercare.postmortem.Countermeasure.State.DONE;
import static dev.aftercare.postmortem.Countermeasure.State.IN_PROGRESS;
import static dev.aftercare.postmortem.Countermeasure.State.OPEN;
import static dev.aftercare.postmortem.Countermeasure.State.UNKNOWN;
import static dev.aftercare.ticket.TicketFixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.aftercare.link.Commitment;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketFixtures.TicketBuilder;
import dev.aftercare.ticket.TicketState;
import dev.aftercare.ticket.TicketTransition.Evidence;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FixCheckPolicyTests {

    private static final String CREATED_AT = "2026-03-05T10:00:00Z";
    private static final String DONE_AT = "2026-03-20T10:00:00Z";

    /** Already the fourth of May in Paris. */
    private static final String REOPENED_AT = "2026-05-03T23:30:00Z";

    private static final String LATER = "2026-06-01T10:00:00Z";

    static Stream<Arguments> unfinished() {
        return Stream.of(
                facts(
                        "it is open",
                        OPEN,
                        "NOT_DONE: PAY-12 is open since 2026-03-05.",
                        ticket("PAY-12").created(CREATED_AT)),
                facts("nobody says since when it is open", OPEN, "NOT_DONE: PAY-12 is open.", ticket("PAY-12")),
                facts("no ticket stands for it", OPEN, "NOT_DONE: The postmortem states it as open."),
                facts(
                        "somebody works on it",
                        IN_PROGRESS,
                        "NOT_DONE: PAY-12 is in progress since 2026-03-20.",
                        ticket("PAY-12").created(CREATED_AT).then(TicketState.IN_PROGRESS, DONE_AT)),
                facts(
                        "one of two is begun",
                        IN_PROGRESS,
                        "NOT_DONE: PAY-13 is in progress.",
                        ticket("PAY-12"),
                        ticket("PAY-13").state(TicketState.IN_PROGRESS)),
                facts(
                        "one of two is done",
                        IN_PROGRESS,
                        "NOT_DONE: PAY-13 is open.",
                        ticket("PAY-12").state(TicketState.DONE),
                        ticket("PAY-13")),
                facts(
                        "it is begun without a ticket",
                        IN_PROGRESS,
                        "NOT_DONE: The postmortem states it as in progress."),
                facts(
                        "it was begun, put back and begun again, which is no reopening",
                        IN_PROGRESS,
                        "NOT_DONE: PAY-12 is in progress since 2026-06-01.",
                        ticket("PAY-12")
                                .then(TicketState.IN_PROGRESS, DONE_AT)
                                .then(TicketState.OPEN, REOPENED_AT)
                                .then(TicketState.IN_PROGRESS, LATER)));
    }

    static Stream<Arguments> reopened() {
        return Stream.of(
                facts(
                        "it was reopened",
                        OPEN,
                        "REGRESSED: PAY-12 is not done now: it was reopened on 2026-05-04 after it had been done.",
                        ticket("PAY-12").then(TicketState.DONE, DONE_AT).then(TicketState.OPEN, REOPENED_AT)),
                facts(
                        "it was reopened and somebody works on it again",
                        IN_PROGRESS,
                        "REGRESSED: PAY-12 is not done now: it was reopened on 2026-05-04 after it had been done.",
                        ticket("PAY-12")
                                .then(TicketState.DONE, DONE_AT)
                                .then(TicketState.OPEN, REOPENED_AT)
                                .then(TicketState.IN_PROGRESS, LATER)),
                facts(
                        "one of two was reopened",
                        IN_PROGRESS,
                        "REGRESSED: PAY-13 is not done now: it was reopened on 2026-05-04 after it had been done.",
                        ticket("PAY-12").state(TicketState.IN_PROGRESS),
                        ticket("PAY-13").then(TicketState.DONE, DONE_AT).then(TicketState.OPEN, REOPENED_AT)),
                facts(
                        "a night saw that it was reopened",
                        OPEN,
                        "REGRESSED: PAY-12 is not done now: it was reopened (first seen on 2026-05-04)"
                                + " after it had been done.",
                        ticket("PAY-12")
                                .state(TicketState.DONE)
                                .then(TicketState.OPEN, REOPENED_AT, Evidence.OBSERVED)),
                facts(
                        "only the tracker's word says that it was reopened",
                        OPEN,
                        "REGRESSED: PAY-12 is not done now: it was reopened after it had been done.",
                        ticket("PAY-12").state(TicketState.DONE).then(TicketState.OPEN, REOPENED_AT, Evidence.IMPLIED)),
                facts(
                        "it was reopened and done again",
                        DONE,
                        "NOT_SHOWN_YET: PAY-12 is done again after it was reopened on 2026-05-04;"
                                + " nothing shows yet whether it holds.",
                        ticket("PAY-12")
                                .then(TicketState.DONE, DONE_AT)
                                .then(TicketState.OPEN, REOPENED_AT)
                                .then(TicketState.DONE, LATER)
                                .resolved(LATER)));
    }

    static Stream<Arguments> finished() {
        return Stream.of(
                facts(
                        "it is done",
                        DONE,
                        "NOT_SHOWN_YET: PAY-12 is done since 2026-03-20; nothing shows yet whether it holds.",
                        ticket("PAY-12").state(TicketState.DONE).resolved(DONE_AT)),
                facts(
                        "it is done and only its history says when",
                        DONE,
                        "NOT_SHOWN_YET: PAY-12 is done since 2026-03-20; nothing shows yet whether it holds.",
                        ticket("PAY-12").then(TicketState.DONE, DONE_AT)),
                facts(
                        "a night saw that it was done",
                        DONE,
                        "NOT_SHOWN_YET: PAY-12 is done (first seen on 2026-03-20); nothing shows yet whether it holds.",
                        ticket("PAY-12").then(TicketState.DONE, DONE_AT, Evidence.OBSERVED)),
                facts(
                        "it is done and nobody says when: not on the day that it was created",
                        DONE,
                        "NOT_SHOWN_YET: PAY-12 is done; nothing shows yet whether it holds.",
                        ticket("PAY-12").state(TicketState.DONE).created(CREATED_AT)),
                facts(
                        "both of two are done",
                        DONE,
                        "NOT_SHOWN_YET: PAY-13 is done since 2026-06-01; nothing shows yet whether it holds.",
                        ticket("PAY-12").state(TicketState.DONE).resolved(DONE_AT),
                        ticket("PAY-13").state(TicketState.DONE).resolved(LATER)),
                facts(
                        "it is done without a ticket",
                        DONE,
                        "NOT_SHOWN_YET: The postmortem states it as done; nothing shows yet whether it holds."));
    }

    static Stream<Arguments> dropped() {
        return Stream.of(
                facts(
                        "it was cancelled",
                        CANCELLED,
                        "DROPPED: PAY-12 is cancelled since 2026-03-20.",
                        ticket("PAY-12").then(TicketState.CANCELLED, DONE_AT)),
                facts(
                        "it was reopened and then cancelled",
                        CANCELLED,
                        "DROPPED: PAY-12 is cancelled since 2026-06-01.",
                        ticket("PAY-12")
                                .then(TicketState.DONE, DONE_AT)
                                .then(TicketState.OPEN, REOPENED_AT)
                                .then(TicketState.CANCELLED, LATER)),
                facts("it is cancelled without a ticket", CANCELLED, "DROPPED: The postmortem states it as cancelled."),
                facts(
                        "a label accepts the risk",
                        CANCELLED,
                        "DROPPED: PAY-12 is cancelled since 2026-03-20: risk accepted.",
                        ticket("PAY-12").labels("Post-Mortem", "risk-accepted").then(TicketState.CANCELLED, DONE_AT)),
                facts(
                        "the tracker's word accepts the risk in French",
                        CANCELLED,
                        "DROPPED: PAY-12 is cancelled: risk accepted.",
                        ticket("PAY-12").state(TicketState.CANCELLED).originalState("Risque accepté")),
                facts(
                        "a label only speaks of risks",
                        CANCELLED,
                        "DROPPED: PAY-12 is cancelled.",
                        ticket("PAY-12").state(TicketState.CANCELLED).labels("risk", "not-accepted")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"unfinished", "reopened", "finished", "dropped"})
    void checkWhen(String condition, Commitment commitment, String answer) {
        assertThat(new FixCheckPolicy(RUN_DATE).check(commitment)).hasValueSatisfying(check -> {
            assertThat(check.result() + ": " + check.reason()).isEqualTo(answer);
            assertThat(check.countermeasureId())
                    .isEqualTo(commitment.countermeasure().id());
            assertThat(check.since()).isEqualTo(RUN_DATE.date());
        });
    }

    @Test
    void checkWhenNothingIsKnownOfItsStateGivesNoAnswer() {
        Commitment commitment = commitment("cap the retries", UNKNOWN, "2026-03-20");

        assertThat(new FixCheckPolicy(RUN_DATE).check(commitment))
                .as("what nothing is known of is asked about, not judged")
                .isEmpty();
    }

    @Test
    void checkWhenItsOwnWordsAcceptTheRiskSaysSo() {
        Commitment commitment = commitment("Second region: risk accepted until 2027", CANCELLED, null);

        assertThat(new FixCheckPolicy(RUN_DATE).check(commitment))
                .map(FixCheck::evidence)
                .contains(FixCheck.Evidence.RISK_ACCEPTED);
    }

    private static Arguments facts(
            String condition, Countermeasure.State state, String answer, TicketBuilder... tickets) {
        Ticket[] built = Arrays.stream(tickets).map(TicketBuilder::build).toArray(Ticket[]::new);
        return arguments(condition, withTickets(commitment("cap the retries", state, null), state, built), answer);
    }
}
