package dev.aftercare.link;

import static dev.aftercare.postmortem.PostmortemFixtures.countermeasure;
import static dev.aftercare.postmortem.PostmortemFixtures.postmortem;
import static dev.aftercare.ticket.TicketBuilder.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aftercare.StepRun;
import dev.aftercare.TestDatabase;
import dev.aftercare.TestNight;
import dev.aftercare.postmortem.Countermeasure.State;
import dev.aftercare.postmortem.InMemoryPostmortems;
import dev.aftercare.ticket.Absence;
import dev.aftercare.ticket.PostmortemLabels;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.ticket.TicketState;
import dev.aftercare.ticket.Tickets;
import java.util.List;
import java.util.Map;
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

    @Test
    void linkTicketsWhenTitleIsTheSameSuggestsTheTicketAndCountsItNowhere() {
        save(ticket("PAY-9")
                .summary("Cap the retries, of the gateway")
                .state(TicketState.DONE)
                .owner("jules")
                .due("2026-01-01")
                .build());
        postmortems.knowOnly(postmortem("2026/03.payments.double-charge.md")
                .countermeasures(
                        countermeasure("Cap the retries of the gateway").tickets())
                .build());

        StepRun.Outcome outcome = link();

        assertThat(outcome.said())
                .isEqualTo("ticket references: 0; that no tracker answers to: 0; suggested by their titles: 1");
        assertThat(links()).isEmpty();
        Commitment commitment = commitments().all().get(0);
        assertThat(commitment.tickets()).isEmpty();
        assertThat(commitment.state()).isEqualTo(State.OPEN);
        assertThat(commitment.owner()).isEqualTo("ana");
        assertThat(commitment.dueFromTicket()).isFalse();
        assertThat(looseEnds().suggestions())
                .extracting(
                        one -> one.countermeasure().id(),
                        one -> one.ticket().key().value(),
                        Suggestion::sameTitle)
                .containsExactly(tuple(ID + "1", "PAY-9", true));
    }

    @Test
    void linkTicketsWhenPostmortemNamesTheTicketForgetsTheSuggestion() {
        save(ticket("PAY-9").summary("Cap the retries of the gateway").build());
        postmortems.knowOnly(postmortem("2026/03.payments.double-charge.md")
                .countermeasures(
                        countermeasure("Cap the retries of the gateway").tickets())
                .build());
        link();
        postmortems.knowOnly(postmortem("2026/03.payments.double-charge.md")
                .countermeasures(
                        countermeasure("Cap the retries of the gateway").tickets("PAY-9"))
                .build());
        assertThat(looseEnds().suggestions())
                .as("a postmortem that names it since needs none")
                .isEmpty();

        link();

        assertThat(jdbc.sql("SELECT count(*) FROM suggested_ticket")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(links()).containsExactly(ID + "1|PAY-9|PAY-9");
    }

    @Test
    void unansweredWhenTrackersSaidWhySaysIt() {
        save(ticket("PAY-1").build());
        tickets.replaceAbsent(
                "jira",
                Map.of(
                        new TicketKey("PAY-404"), Absence.NOT_FOUND,
                        new TicketKey("SEC-1"), Absence.FORBIDDEN));
        postmortems.knowOnly(postmortem("2026/03.payments.double-charge.md")
                .countermeasures(countermeasure("Cap the retries").tickets("PAY-1", "PAY-404", "SEC-1", "XYZ-1"))
                .build());
        link();

        assertThat(looseEnds().unanswered())
                .extracting(one -> one.reference().value(), Unanswered::absence)
                .containsExactly(
                        tuple("PAY-404", Absence.NOT_FOUND), tuple("SEC-1", Absence.FORBIDDEN), tuple("XYZ-1", null));
    }

    @Test
    void unnamedWhenLabelledTicketIsNamedNowhereListsItWaitingAndNewestFirst() {
        save(
                ticket("PAY-1").labels("Post-Mortem").build(),
                ticket("PAY-2")
                        .labels("post-mortem")
                        .created("2026-01-01T00:00:00Z")
                        .build(),
                ticket("PAY-3")
                        .labels("POST-MORTEM", "x")
                        .created("2026-02-01T00:00:00Z")
                        .build(),
                ticket("PAY-4")
                        .labels("Post-Mortem")
                        .state(TicketState.DONE)
                        .created("2026-03-01T00:00:00Z")
                        .build(),
                ticket("PAY-5").labels("post-mortem").build(),
                ticket("PAY-6").labels("mortem").build(),
                ticket("PAY-7").labels("post-mortem").build(),
                ticket("GH-1").tracker("github").labels("Post-Mortem").build());
        // PAY-7 is a postmortem itself
        postmortems.knowOnly(
                postmortem("2026/03.payments.double-charge.md")
                        .countermeasures(countermeasure("Cap the retries").tickets("pay-1"))
                        .build(),
                postmortem("PAY-7").build());
        link();

        assertThat(looseEnds().unnamed())
                .extracting(one -> one.key().value())
                .containsExactly("PAY-3", "PAY-2", "PAY-5", "PAY-4");
    }

    private LooseEnds looseEnds() {
        return new LinkedLooseEnds(
                postmortems,
                tickets,
                new JdbcTicketLinks(jdbc),
                new JdbcSuggestedTickets(jdbc),
                new PostmortemLabels(Map.of("jira", List.of("Post-Mortem"))));
    }

    private void save(Ticket... known) {
        tickets.save(List.of(known), TestNight.RUN_DATE.asOf());
    }

    private StepRun.Outcome link() {
        return StepRun.of(dataSource, new Class<?>[] {Wiring.class}, postmortems, new PostmortemLabels(Map.of()));
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
