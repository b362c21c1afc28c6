package dev.aftercare.tracker.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.TestNight;
import dev.aftercare.http.HttpLimits;
import dev.aftercare.http.LoopbackServer.Reply;
import dev.aftercare.http.PoliteClients;
import dev.aftercare.ticket.TicketSelection;
import dev.aftercare.ticket.TicketsUnavailable;
import dev.aftercare.ticket.WrittenTickets;
import dev.aftercare.ticket.WrittenTickets.Head;
import dev.aftercare.ticket.WrittenTickets.Whereabouts;
import dev.aftercare.tracker.TrackerAccess;
import dev.aftercare.tracker.TrackerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of issues over real HTTP, from Jira Cloud and from a data center. */
class WrittenIssuesTests {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readWhenIssuesArePagedFetchesThemTogether(boolean cloud) throws Exception {
        try (FakeJira jira = jira(cloud)) {
            for (int i = 1; i <= 120; i++) {
                jira.with(FakeIssue.open(i));
            }
            jira.mostOnAPage(50);
            WrittenTickets tickets = tickets(jira, Map.of());
            List<Head> heads = tickets.list();
            assertThat(heads).hasSize(120);
            jira.forget();

            List<Head> changed = heads.subList(20, 90);
            tickets.willRead(changed);
            List<String> titles = new ArrayList<>();
            for (Head head : changed) {
                titles.add(tickets.read(head).key());
            }

            assertThat(titles)
                    .containsExactlyElementsOf(changed.stream().map(Head::key).toList());
            assertThat(jira.asked().size()).isEqualTo(2);
            assertThat(tickets.read(changed.get(0)).url())
                    .isEqualTo(jira.url() + "/browse/" + changed.get(0).key());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void listWhenAskedMeetsAllConditionsInAnOrderThatNothingDisturbs(boolean cloud) throws Exception {
        try (FakeJira jira = jira(cloud)) {
            TicketSelection selection = new TicketSelection(
                    List.of("OPS"),
                    List.of("Post-Mortem", "with blank"),
                    List.of("Incident"),
                    "status != \"Draft\" order by updated",
                    new TreeMap<>());
            tickets(jira, selection).list();

            assertThat(jira.jql())
                    .containsExactly(
                            "(project in (\"OPS\")) AND (labels in (\"Post-Mortem\")) AND (issuetype in (\"Incident\"))"
                                    + " AND (status != \"Draft\") ORDER BY created ASC, key ASC");
        }
    }

    @Test
    void listWhenFieldsAreNotThereOrSeveralSaysAllOfThem() {
        try (FakeJira jira = jira(false)) {
            jira.first("/rest/api/2/field", Reply.json("""
                    [{"id": "customfield_1", "name": "Severity"}, {"id": "customfield_2", "name": "Severity"}]"""));

            assertThatThrownBy(() -> tickets(jira, Map.of("severity", "Severity", "started", "Incident start"))
                            .list())
                    .isInstanceOf(TicketsUnavailable.class)
                    .hasMessage(
                            "Jira has several fields \"Severity\" (customfield_1, customfield_2): write the id of the one for \"severity\";"
                                    + " Jira has no field \"Incident start\", which is named for \"started\"");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 500})
    void listWhenServerRefusesIsNoEmptyList(int status) {
        try (FakeJira jira = jira(true)) {
            jira.with(FakeIssue.open(1));
            for (int i = 0; i < 10; i++) {
                jira.first("/rest/api/3/search/jql", FakeJira.error(status, "no"));
            }

            assertThatThrownBy(() -> tickets(jira, Map.of()).list())
                    .isInstanceOf(TicketsUnavailable.class)
                    .hasMessageContaining("(" + status + ")");
        }
    }

    @Test
    void readWhenIssueVanishedOrIsForbiddenTellsWhich() throws Exception {
        try (FakeJira jira = jira(false)) {
            jira.with(FakeIssue.open(1)).with(FakeIssue.open(2));
            WrittenTickets tickets = tickets(jira, Map.of());
            List<Head> heads = tickets.list();
            tickets.willRead(heads);
            jira.delete("OPS-1");
            jira.forbid("OPS-2");

            assertThatThrownBy(() -> tickets.read(heads.get(0)))
                    .isInstanceOfSatisfying(
                            TicketsUnavailable.class,
                            gone -> assertThat(gone.isGone()).isTrue());
            assertThatThrownBy(() -> tickets.read(heads.get(1)))
                    .isInstanceOfSatisfying(
                            TicketsUnavailable.class,
                            gone -> assertThat(gone.isGone()).isFalse())
                    .hasMessageContaining("(403)");
            assertThat(tickets.whereabouts("OPS-1").state()).isEqualTo(Whereabouts.State.NOT_FOUND);
            assertThat(tickets.whereabouts("OPS-2").state()).isEqualTo(Whereabouts.State.FORBIDDEN);
        }
    }

    @Test
    void whereaboutsWhenIssueMovedGivesItsNewKey() throws Exception {
        try (FakeJira jira = jira(true)) {
            jira.with(FakeIssue.open(1));
            jira.move("OPS-1", FakeIssue.open(1).key("PLAT-9"));

            assertThat(tickets(jira, Map.of()).whereabouts("OPS-1"))
                    .isEqualTo(new Whereabouts(Whereabouts.State.THERE, "PLAT-9"));
        }
    }

    private static FakeJira jira(boolean cloud) {
        return cloud ? FakeJira.cloud(TestNight.CLOCK.instant()) : FakeJira.dataCenter(TestNight.CLOCK.instant());
    }

    private static WrittenTickets tickets(FakeJira jira, Map<String, String> fields) throws Exception {
        return tickets(
                jira, new TicketSelection(List.of(), List.of("Post-Mortem"), List.of(), null, new TreeMap<>(fields)));
    }

    private static WrittenTickets tickets(FakeJira jira, TicketSelection selection) throws Exception {
        TrackerSettings settings = new TrackerSettings(
                "jira",
                new TrackerAccess.Jira(jira.url(), null, null, "s3cret"),
                TestNight.PARIS,
                List.of(),
                null,
                Map.of(),
                Map.of());
        return new JiraTrackers(
                        new PoliteClients(TestNight.CLOCK, time -> {}, new SplittableRandom(1), HttpLimits.usual()),
                        TestNight.CLOCK)
                .tracker(settings)
                .orElseThrow()
                .written(selection)
                .orElseThrow();
    }
}
