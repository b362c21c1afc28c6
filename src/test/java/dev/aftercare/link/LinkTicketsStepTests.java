package dev.aftercare.link;

import static dev.aftercare.postmortem.PostmortemFixtures.countermeasure;
import static dev.aftercare.postmortem.PostmortemFixtures.postmortem;
import static dev.aftercare.ticket.TicketBuilder.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.StepRun;
import dev.aftercare.TestDatabase;
import dev.aftercare.TestNight;
import dev.aftercare.postmortem.Countermeasure.State;
import dev.aftercare.postmortem.InMemoryPostmortems;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.ticket.TicketState;
import dev.aftercare.ticket.Tickets;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

class LinkTicketsStepTests {

    private static final String ID = "postmortems:2026/03.payments.double-charge.md/";

    private final DataSource dataSource = TestDatabase.migrated();
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final InMemoryPostmortems postmortems = new InMemoryPostmortems();
    private final Tickets tickets = tickets();

    @Test
    void linkTicketsWhenTicketsAreNamedKeepsWhatAnswers() {
        save(ticket("PAY-1").build(), ticket("PAY-2").build());
        postmortems.knowOnly(postmortem("2026/03.payments.double-charge.md")
                .countermeasures(
                        countermeasure("Cap the retries").tickets("PAY-2", "pay-1", "PAY-404"),
                        countermeasure("Say it to the bank").tickets())
                .build());

        StepRun.Outcome outcome = link();

        assertThat(outcome)
                .isEqualTo(new StepRun.Outcome(
                        BatchStatus.COMPLETED, "ticket references: 3; that no tracker answers to: 1"));
        assertThat(links()).containsExactly(ID + "1|PAY-2|PAY-2", ID + "1|PAY-404|null", ID + "1|pay-1|PAY-1");
    }

    @Test
    void linkTicketsWhenRunAgainTouchesNoRow() {
        save(ticket("PAY-1").build());
        postmortems.knowOnly(postmortem("2026/03.payments.double-charge.md")
                .countermeasures(countermeasure("Cap the retries").tickets("PAY-1"))
                .build());
        link();
        List<String> before = versions();

        link();

        assertThat(versions()).hasSize(1).isEqualTo(before);
    }

    @Test
    void linkTicketsWhenReferencesGoForgetsThem() {
        postmortems.knowOnly(postmortem("2026/03.payments.double-charge.md")
                .countermeasures(countermeasure("Cap the retries").tickets("PAY-1", "PAY-2"))
                .build());
        link();
        postmortems.knowOnly(postmortem("2026/03.payments.double-charge.md")
                .countermeasures(countermeasure("Cap the retries").tickets("PAY-2"))
                .build());

        link();

        assertThat(links()).containsExactly(ID + "1|PAY-2|null");
    }

    @Test
    void allWhenTicketIsKnownItsWordCounts() {
        save(ticket("PAY-1")
                .state(TicketState.DONE)
                .owner("jules")
                .due("2026-04-01")
                .build());
        postmortems.knowOnly(postmortem("2026/03.payments.double-charge.md")
                .countermeasures(countermeasure("Cap the retries").tickets("pay-1"))
                .build());
        link();

        Commitment commitment = commitments().all().get(0);

        assertThat(commitment.state()).isEqualTo(State.DONE);
        assertThat(commitment.owner()).isEqualTo("jules");
        assertThat(commitment.dueFromTicket()).isTrue();
        assertThat(commitment.tickets())
                .extracting(found -> found.key().value())
                .containsExactly("PAY-1");
        assertThat(commitment.unknownTickets()).isEmpty();
    }

    @Test
    void allWhenTicketIsUnknownOrWithdrawnThePostmortemsWordStands() {
        save(ticket("PAY-1").state(TicketState.DONE).build());
        postmortems.knowOnly(postmortem("2026/03.payments.double-charge.md")
                .countermeasures(
                        countermeasure("Cap the retries").tickets("PAY-1"),
                        countermeasure("Say it to the bank")
                                .state(State.UNKNOWN)
                                .tickets("PAY-404"))
                .build());
        link();
        tickets.withdrawAllBut("jira", Set.of());

        List<Commitment> commitments = commitments().all();

        assertThat(commitments).extracting(Commitment::state).containsExactly(State.OPEN, State.UNKNOWN);
        assertThat(commitments)
                .extracting(Commitment::unknownTickets)
                .containsExactly(List.of(new TicketKey("PAY-1")), List.of(new TicketKey("PAY-404")));
        assertThat(commitments).extracting(Commitment::dueFromTicket).containsOnly(false);
    }

    private void save(Ticket... known) {
        tickets.save(List.of(known), TestNight.RUN_DATE.asOf());
    }

    private StepRun.Outcome link() {
        return StepRun.of(dataSource, new Class<?>[] {Wiring.class}, postmortems);
    }

    private Commitments commitments() {
        return new LinkedCommitments(postmortems, tickets, new JdbcTicketLinks(jdbc));
    }

    private Tickets tickets() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.registerBean(JdbcClient.class, () -> jdbc);
            context.scan("dev.aftercare.ticket");
            context.refresh();
            return context.getBean(Tickets.class);
        }
    }

    private List<String> links() {
        return jdbc.sql("SELECT concat_ws('|', countermeasure_id, reference, coalesce(ticket_key, 'null'))"
                        + " FROM countermeasure_ticket ORDER BY countermeasure_id, reference")
                .query(String.class)
                .list();
    }

    private List<String> versions() {
        return jdbc.sql("SELECT xmin::text FROM countermeasure_ticket")
                .query(String.class)
                .list();
    }

    /** The step with its real collaborators, as the program wires them. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan({"dev.aftercare.ticket", "dev.aftercare.link"})
    static class Wiring {}
}
