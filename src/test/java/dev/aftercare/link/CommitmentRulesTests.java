package dev.aftercare.link;

import static dev.aftercare.postmortem.PostmortemFixtures.countermeasure;
import static dev.aftercare.postmortem.PostmortemFixtures.postmortem;
import static dev.aftercare.ticket.TicketBuilder.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.postmortem.Countermeasure.State;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.ticket.Priority;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.ticket.TicketState;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitmentRulesTests {

    @ParameterizedTest(name = "the postmortem says {0}, its tickets say {1}, {2} not found: {3}")
    @CsvSource(textBlock = """
            # postmortem, tickets,                not found, stands
            UNKNOWN,      '',                     0,         UNKNOWN
            OPEN,         '',                     0,         OPEN
            DONE,         '',                     0,         DONE
            OPEN,         '',                     1,         OPEN
            DONE,         '',                     2,         DONE
            UNKNOWN,      '',                     1,         UNKNOWN
            DONE,         OPEN,                   0,         OPEN
            OPEN,         DONE,                   0,         DONE
            UNKNOWN,      DONE,                   0,         DONE
            OPEN,         CANCELLED,              0,         CANCELLED
            OPEN,         IN_PROGRESS,            0,         IN_PROGRESS
            OPEN,         UNKNOWN,                0,         UNKNOWN
            UNKNOWN,      DONE DONE,              0,         DONE
            UNKNOWN,      DONE CANCELLED,         0,         DONE
            UNKNOWN,      CANCELLED CANCELLED,    0,         CANCELLED
            DONE,         DONE OPEN,              0,         IN_PROGRESS
            UNKNOWN,      DONE IN_PROGRESS,       0,         IN_PROGRESS
            UNKNOWN,      OPEN IN_PROGRESS,       0,         IN_PROGRESS
            UNKNOWN,      CANCELLED OPEN,         0,         OPEN
            UNKNOWN,      UNKNOWN OPEN,           0,         OPEN
            UNKNOWN,      DONE UNKNOWN,           0,         UNKNOWN
            UNKNOWN,      CANCELLED UNKNOWN,      0,         UNKNOWN
            UNKNOWN,      DONE,                   1,         UNKNOWN
            OPEN,         DONE,                   1,         OPEN
            DONE,         DONE,                   1,         DONE
            UNKNOWN,      CANCELLED,              1,         UNKNOWN
            DONE,         OPEN,                   1,         OPEN
            """)
    void stateWhenPostmortemAndTicketsDiffer(State said, String states, int notFound, State stands) {
        List<Ticket> tickets = Arrays.stream(states.split(" ", -1))
                .filter(state -> !state.isEmpty())
                .map(state -> ticket("PAY-1").state(TicketState.valueOf(state)).build())
                .toList();
        List<TicketKey> unknown = IntStream.range(0, notFound)
                .mapToObj(i -> new TicketKey("PAY-40" + i))
                .toList();
        Postmortem postmortem = saying(said);

        Commitment commitment =
                CommitmentRules.of(postmortem, postmortem.countermeasures().get(0), tickets, unknown);

        assertThat(commitment.state()).isEqualTo(stands);
        assertThat(commitment.unknownTickets()).isEqualTo(unknown);
    }

    @Test
    void ofWhenTicketSaysNothingKeepsWhatThePostmortemSays() {
        assertThat(facts(ticket("PAY-1").build()))
                .isEqualTo(new Facts("ana", LocalDate.of(2026, 3, 20), false, Priority.P1));
    }

    @Test
    void ofWhenTicketSaysOtherwiseTicketWins() {
        assertThat(facts(ticket("PAY-1")
                        .owner("jules")
                        .due("2026-04-01")
                        .priority(Priority.P3)
                        .build()))
                .isEqualTo(new Facts("jules", LocalDate.of(2026, 4, 1), true, Priority.P3));
    }

    @Test
    void ofWhenThereAreSeveralTicketsTakesWhatTheWaitingOnesSay() {
        Facts facts = facts(
                ticket("PAY-1")
                        .state(TicketState.DONE)
                        .owner("done")
                        .due("2026-01-01")
                        .priority(Priority.P0)
                        .build(),
                ticket("PAY-2").due("2026-06-01").priority(Priority.P3).build(),
                ticket("PAY-3").owner("first").due("2026-05-01").build(),
                ticket("PAY-4")
                        .state(TicketState.IN_PROGRESS)
                        .owner("second")
                        .priority(Priority.P2)
                        .build());

        assertThat(facts).isEqualTo(new Facts("first", LocalDate.of(2026, 5, 1), true, Priority.P2));
    }

    @Test
    void ofWhenAllIsDoneTakesWhatTheDoneTicketSays() {
        assertThat(facts(ticket("PAY-1").state(TicketState.DONE).owner("jules").build())
                        .owner())
                .isEqualTo("jules");
    }

    private static Postmortem saying(State state) {
        return postmortem("2026/03.payments.double-charge.md")
                .countermeasures(countermeasure("Cap the retries").state(state))
                .build();
    }

    private static Facts facts(Ticket... tickets) {
        Postmortem postmortem = saying(State.OPEN);
        Commitment commitment =
                CommitmentRules.of(postmortem, postmortem.countermeasures().get(0), List.of(tickets), List.of());
        return new Facts(commitment.owner(), commitment.due(), commitment.dueFromTicket(), commitment.priority());
    }

    private record Facts(String owner, LocalDate due, boolean dueFromTicket, Priority priority) {}
}
