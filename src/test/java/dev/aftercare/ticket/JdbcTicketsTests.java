package dev.aftercare.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.TestDatabase;
import dev.aftercare.ticket.TicketTransition.Evidence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcTicketsTests {

    private static final Instant MONDAY = Instant.parse("2026-08-31T02:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-09-01T02:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-09-02T02:00:00Z");

    private final DataSource dataSource = TestDatabase.migrated();
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final Tickets tickets = new JdbcTickets(jdbc);

    @Test
    void saveWhenNewKeepsEveryValue() {
        Ticket ticket = new Ticket(
                new TicketKey("OPS-61"),
                "jira",
                "Alert on certificate expiry, \"21 days\" ahead",
                TicketState.IN_PROGRESS,
                "En cours",
                "amadou.diallo",
                LocalDate.of(2026, 10, 2),
                Priority.P1,
                "Haute",
                Set.of("Post-Mortem", "sev-2", "with, comma", "with \"quote\" and \\"),
                Instant.parse("2026-06-18T10:15:00Z"),
                Instant.parse("2026-07-11T12:48:00Z"),
                "https://tickets.example/browse/OPS-61",
                List.of(
                        new TicketTransition(MONDAY, null, TicketState.DONE, "Fini"),
                        new TicketTransition(MONDAY, TicketState.DONE, TicketState.IN_PROGRESS, "En cours")),
                "amadou.diallo@example.com",
                Set.of(new TicketKey("OLD-3"), new TicketKey("OLD-12")),
                "Incident",
                List.of(new TicketRemark(TUESDAY, "fix-verified: \"alert\" fired")));

        tickets.save(List.of(ticket), TUESDAY);

        assertThat(tickets.all()).containsExactly(ticket);
    }

    @Test
    void saveWhenValuesAreMissingKeepsThemMissing() {
        Ticket ticket = ticket("OPS-1", TicketState.OPEN, "Open");

        tickets.save(List.of(ticket), MONDAY);

        assertThat(tickets.all()).containsExactly(ticket);
    }

    @Test
    void keysWhenATicketWasMovedHoldItsFormerKeys() {
        tickets.save(List.of(moved(ticket("OPS-1", TicketState.OPEN, "Open"), "OLD-1")), MONDAY);

        assertThat(tickets.keys("jira")).containsExactlyInAnyOrder(new TicketKey("OPS-1"), new TicketKey("OLD-1"));
        assertThat(tickets.keys("github")).isEmpty();
    }

    @Test
    void saveWhenATicketWasMovedWithdrawsWhatItWasOfThatTrackerOnly() {
        tickets.save(List.of(ticket("OLD-1", TicketState.OPEN, "Open")), MONDAY);
        tickets.save(List.of(ticket("OLD-2", TicketState.OPEN, "Open")), MONDAY);

        tickets.save(List.of(moved(ticket("OPS-1", TicketState.DONE, "Done"), "OLD-1")), TUESDAY);

        assertThat(tickets.all()).extracting(ticket -> ticket.key().value()).containsExactly("OLD-2", "OPS-1");
    }

    @Test
    void saveWhenStatedHistoryIsReadInAnotherWayForgetsHowItWasReadBefore() {
        Ticket before = ticket(
                "OPS-1",
                TicketState.IN_PROGRESS,
                "Served",
                new TicketTransition(MONDAY, TicketState.OPEN, TicketState.DONE, "Served"));
        Ticket after = ticket(
                "OPS-1",
                TicketState.IN_PROGRESS,
                "Served",
                new TicketTransition(MONDAY, TicketState.OPEN, TicketState.IN_PROGRESS, "Served"));
        tickets.save(List.of(before), TUESDAY);

        tickets.save(List.of(after), WEDNESDAY);

        assertThat(tickets.all()).containsExactly(after);
    }

    @Test
    void absentWhenReplacedForgetsWhatWasThereBeforeOfThatTrackerOnly() {
        tickets.replaceAbsent(
                "jira", Map.of(new TicketKey("OPS-1"), Absence.NOT_FOUND, new TicketKey("OPS-2"), Absence.FORBIDDEN));
        tickets.replaceAbsent("other", Map.of(new TicketKey("OPS-3"), Absence.NOT_FOUND));

        tickets.replaceAbsent("jira", Map.of(new TicketKey("OPS-1"), Absence.FORBIDDEN));

        assertThat(tickets.absent())
                .containsOnly(
                        Map.entry(new TicketKey("OPS-1"), Absence.FORBIDDEN),
                        Map.entry(new TicketKey("OPS-3"), Absence.NOT_FOUND));
    }

    @Test
    void absentWhenTwoTrackersDifferSaysThatItIsForbidden() {
        tickets.replaceAbsent("a", Map.of(new TicketKey("OPS-1"), Absence.NOT_FOUND));
        tickets.replaceAbsent("b", Map.of(new TicketKey("OPS-1"), Absence.FORBIDDEN));

        assertThat(tickets.absent()).containsOnly(Map.entry(new TicketKey("OPS-1"), Absence.FORBIDDEN));
    }

    @Test
    void withdrawWhenKeyIsOfAnotherTrackerLeavesIt() {
        tickets.save(List.of(ticket("OPS-1", TicketState.OPEN, "Open")), MONDAY);

        assertThat(tickets.withdraw("github", Set.of(new TicketKey("OPS-1")))).isZero();
        assertThat(tickets.withdraw("jira", Set.of(new TicketKey("OPS-1")))).isEqualTo(1);
        assertThat(tickets.all()).isEmpty();
    }

    @Test
    void saveWhenUnchangedLeavesRowUntouched() {
        tickets.save(List.of(ticket("OPS-1", TicketState.OPEN, "Open")), MONDAY);
        String version = version("OPS-1");

        Tickets.Saved saved = tickets.save(List.of(ticket("OPS-1", TicketState.OPEN, "Open")), TUESDAY);

        assertThat(saved.changed()).isZero();
        assertThat(version("OPS-1")).isEqualTo(version);
    }

    @Test
    void saveWhenStateChangedBetweenNightsKeepsObservedTransition() {
        tickets.save(List.of(ticket("OPS-1", TicketState.OPEN, "Open")), MONDAY);

        Tickets.Saved saved = tickets.save(List.of(ticket("OPS-1", TicketState.DONE, "Done")), TUESDAY);

        assertThat(saved.changed()).isOne();
        assertThat(transitions("OPS-1"))
                .containsExactly(
                        new TicketTransition(TUESDAY, TicketState.OPEN, TicketState.DONE, "Done", Evidence.OBSERVED));
    }

    @Test
    void saveWhenRepeatedForSameInstantKeepsOneTransition() {
        tickets.save(List.of(ticket("OPS-1", TicketState.OPEN, "Open")), MONDAY);
        tickets.save(List.of(ticket("OPS-1", TicketState.DONE, "Done")), TUESDAY);

        tickets.save(List.of(ticket("OPS-1", TicketState.DONE, "Done")), TUESDAY);

        assertThat(transitions("OPS-1")).hasSize(1);
    }

    @Test
    void saveWhenTrackerChangedItsMindBeforeRepetitionForgetsTransition() {
        tickets.save(List.of(ticket("OPS-1", TicketState.OPEN, "Open")), MONDAY);
        tickets.save(List.of(ticket("OPS-1", TicketState.DONE, "Done")), TUESDAY);

        tickets.save(List.of(ticket("OPS-1", TicketState.OPEN, "Open")), TUESDAY);

        assertThat(transitions("OPS-1")).isEmpty();
    }

    @Test
    void saveWhenTrackerWentOnBeforeRepetitionKeepsTransitionFromNightBefore() {
        tickets.save(List.of(ticket("OPS-1", TicketState.OPEN, "Open")), MONDAY);
        tickets.save(List.of(ticket("OPS-1", TicketState.IN_PROGRESS, "Doing")), TUESDAY);

        tickets.save(List.of(ticket("OPS-1", TicketState.DONE, "Done")), TUESDAY);

        assertThat(transitions("OPS-1"))
                .containsExactly(
                        new TicketTransition(TUESDAY, TicketState.OPEN, TicketState.DONE, "Done", Evidence.OBSERVED));
    }

    @Test
    void saveWhenOnlyMappingChangedKeepsNoTransition() {
        tickets.save(List.of(ticket("OPS-1", TicketState.UNKNOWN, "Frozen")), MONDAY);

        tickets.save(List.of(ticket("OPS-1", TicketState.CANCELLED, "Frozen")), TUESDAY);

        assertThat(tickets.all().get(0).state()).isEqualTo(TicketState.CANCELLED);
        assertThat(transitions("OPS-1")).isEmpty();
    }

    @Test
    void saveWhenTrackerStatesHistoryKeepsNothingObserved() {
        TicketTransition stated =
                new TicketTransition(Instant.parse("2026-08-31T15:30:00Z"), TicketState.OPEN, TicketState.DONE, "Done");
        tickets.save(List.of(ticket("OPS-1", TicketState.OPEN, "Open")), MONDAY);

        tickets.save(List.of(ticket("OPS-1", TicketState.DONE, "Done", stated)), TUESDAY);
        tickets.save(List.of(ticket("OPS-1", TicketState.DONE, "Done", stated)), WEDNESDAY);

        assertThat(transitions("OPS-1")).containsExactly(stated);
    }

    @Test
    void saveWhenWordImpliesDatedReopeningKeepsItOnce() {
        TicketTransition implied = reopenedAt("2025-07-11T12:48:00Z");

        tickets.save(List.of(ticket("OPS-1", TicketState.OPEN, "Reopened", implied)), MONDAY);
        tickets.save(List.of(ticket("OPS-1", TicketState.OPEN, "Reopened", implied)), TUESDAY);

        assertThat(transitions("OPS-1")).containsExactly(implied);
        assertThat(tickets.all().get(0).timesReopened()).isOne();
    }

    @Test
    void saveWhenWordImpliesUndatedReopeningKeepsItOnce() {
        tickets.save(List.of(ticket("OPS-1", TicketState.OPEN, "Reopened", reopenedAt(MONDAY.toString()))), MONDAY);
        tickets.save(List.of(ticket("OPS-1", TicketState.OPEN, "Reopened", reopenedAt(TUESDAY.toString()))), TUESDAY);

        assertThat(transitions("OPS-1")).containsExactly(reopenedAt(MONDAY.toString()));
    }

    @Test
    void saveWhenReopeningWasObservedKeepsNoImpliedOne() {
        TicketTransition implied = reopenedAt("2026-08-30T09:00:00Z");
        tickets.save(List.of(ticket("OPS-1", TicketState.DONE, "Done")), MONDAY);

        tickets.save(List.of(ticket("OPS-1", TicketState.OPEN, "Reopened", implied)), TUESDAY);
        tickets.save(List.of(ticket("OPS-1", TicketState.OPEN, "Reopened", implied)), TUESDAY);
        tickets.save(List.of(ticket("OPS-1", TicketState.OPEN, "Reopened", implied)), WEDNESDAY);

        assertThat(transitions("OPS-1"))
                .containsExactly(new TicketTransition(
                        TUESDAY, TicketState.DONE, TicketState.OPEN, "Reopened", Evidence.OBSERVED));
    }

    @Test
    void saveWhenReopenedAgainBetweenNightsKeepsBoth() {
        tickets.save(
                List.of(ticket("OPS-1", TicketState.OPEN, "Reopened", reopenedAt("2026-07-01T09:00:00Z"))), MONDAY);

        tickets.save(
                List.of(ticket("OPS-1", TicketState.OPEN, "Reopened", reopenedAt("2026-08-31T09:00:00Z"))), TUESDAY);

        assertThat(tickets.all().get(0).timesReopened()).isEqualTo(2);
    }

    @Test
    void saveWhenAnotherTrackerHasKeyLeavesItsTicketAlone() {
        tickets.save(List.of(ticket("OPS-1", TicketState.OPEN, "Open")), MONDAY);
        Ticket other = ticketOf("github", "OPS-1", TicketState.DONE, "closed");

        Tickets.Saved saved = tickets.save(List.of(other), MONDAY);

        assertThat(saved).isEqualTo(new Tickets.Saved(0, Set.of(new TicketKey("OPS-1"))));
        assertThat(tickets.all()).containsExactly(ticket("OPS-1", TicketState.OPEN, "Open"));
    }

    @Test
    void saveWhenOtherTrackerWithdrewKeyTakesItOver() {
        tickets.save(List.of(ticket("OPS-1", TicketState.OPEN, "Open")), MONDAY);
        tickets.withdrawOtherTrackers(Set.of("renamed"));

        tickets.save(List.of(ticketOf("renamed", "OPS-1", TicketState.DONE, "Done")), TUESDAY);

        assertThat(tickets.all().get(0).tracker()).isEqualTo("renamed");
        assertThat(transitions("OPS-1")).hasSize(1);
    }

    @Test
    void withdrawAllButWhenTicketsAreGoneHidesThemOfThatTrackerOnly() {
        tickets.save(
                List.of(
                        ticket("OPS-1", TicketState.OPEN, "Open"),
                        ticket("OPS-2", TicketState.OPEN, "Open"),
                        ticketOf("github", "GH-1", TicketState.OPEN, "open")),
                MONDAY);

        int withdrawn = tickets.withdrawAllBut("jira", Set.of(new TicketKey("OPS-2")));

        assertThat(withdrawn).isOne();
        assertThat(tickets.all()).extracting(ticket -> ticket.key().value()).containsExactly("GH-1", "OPS-2");
        assertThat(tickets.count("jira")).isOne();
    }

    @Test
    void saveWhenWithdrawnTicketIsBackShowsItWithItsHistory() {
        tickets.save(List.of(ticket("OPS-1", TicketState.OPEN, "Open")), MONDAY);
        tickets.withdrawAllBut("jira", Set.of());

        tickets.save(List.of(ticket("OPS-1", TicketState.DONE, "Done")), TUESDAY);

        assertThat(transitions("OPS-1")).hasSize(1);
    }

    @Test
    void saveWhenThereAreManyTicketsSavesThemAll() {
        List<Ticket> many = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            many.add(ticket("OPS-" + i, TicketState.OPEN, "Open"));
        }

        tickets.save(many, MONDAY);

        assertThat(tickets.count("jira")).isEqualTo(20_000);
    }

    private String version(String key) {
        Map<String, Object> row = jdbc.sql("SELECT xmin::text, ctid::text FROM ticket WHERE key = ?")
                .param(key)
                .query()
                .singleRow();
        return row.toString();
    }

    private List<TicketTransition> transitions(String key) {
        return tickets.all().stream()
                .filter(ticket -> ticket.key().value().equals(key))
                .findFirst()
                .orElseThrow()
                .transitions();
    }

    private static TicketTransition reopenedAt(String at) {
        return new TicketTransition(
                Instant.parse(at), TicketState.DONE, TicketState.OPEN, "Reopened", Evidence.IMPLIED);
    }

    private static Ticket ticket(String key, TicketState state, String word, TicketTransition... transitions) {
        return ticketOf("jira", key, state, word, transitions);
    }

    private static Ticket ticketOf(
            String tracker, String key, TicketState state, String word, TicketTransition... transitions) {
        return new Ticket(
                new TicketKey(key),
                tracker,
                "Rehearse the failover",
                state,
                word,
                null,
                null,
                null,
                null,
                Set.of(),
                null,
                null,
                null,
                List.of(transitions));
    }

    private static Ticket moved(Ticket ticket, String formerKey) {
        return new Ticket(
                ticket.key(),
                ticket.tracker(),
                ticket.summary(),
                ticket.state(),
                ticket.originalState(),
                ticket.owner(),
                ticket.due(),
                ticket.priority(),
                ticket.originalPriority(),
                ticket.labels(),
                ticket.created(),
                ticket.resolved(),
                ticket.url(),
                ticket.transitions(),
                ticket.ownerAddress(),
                Set.of(new TicketKey(formerKey)),
                ticket.type(),
                ticket.remarks());
    }
}
