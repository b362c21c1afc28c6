package dev.aftercare.tracker.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.TestNight;
import dev.aftercare.http.HttpLimits;
import dev.aftercare.http.LoopbackServer.Reply;
import dev.aftercare.http.PoliteClients;
import dev.aftercare.ticket.TicketSelection;
import dev.aftercare.ticket.TicketsUnavailable;
import dev.aftercare.ticket.WrittenTicket;
import dev.aftercare.ticket.WrittenTickets;
import dev.aftercare.ticket.WrittenTickets.Head;
import dev.aftercare.ticket.WrittenTickets.Whereabouts;
import dev.aftercare.tracker.TrackerAccess;
import dev.aftercare.tracker.TrackerSettings;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The texts of issues over real HTTP: whole lists without pull requests, or none. */
class WrittenIssuesTests {

    private final FakeGitHub gitHub = new FakeGitHub();

    @AfterEach
    void stop() {
        gitHub.close();
    }

    @Test
    void listWhenThereAreManyPagesGivesEachIssueOnceAndNoPullRequest() throws Exception {
        for (int i = 1; i <= 250; i++) {
            gitHub.issue("example/shop", i, "Incident " + i).label("incident", "report");
        }
        gitHub.issue("example/shop", 251, "A change").label("incident").pull(null);

        assertThat(tickets(List.of("incident", "report"), List.of(), null).list())
                .hasSize(250);
    }

    @Test
    void listWhenTypesAreAskedForKeepsThoseOnlyEvenIfGitHubPassesOverThem() throws Exception {
        gitHub.issue("example/shop", 1, "One")
                .label("incident")
                .json
                .putObject("type")
                .put("name", "Incident");
        gitHub.issue("example/shop", 2, "Other")
                .label("incident")
                .json
                .putObject("type")
                .put("name", "Bug");
        gitHub.issue("example/shop", 3, "None").label("incident");

        assertThat(tickets(List.of("incident"), List.of("incident"), null).list())
                .extracting(Head::key)
                .containsExactly("example/shop#1");
    }

    @Test
    void listWhenQueryIsGivenSearchesForWhatMeetsAll() throws Exception {
        gitHub.issue("example/shop", 1, "One").label("incident");

        assertThat(tickets(List.of("incident"), List.of(), "in:title One").list())
                .hasSize(1);
        assertThat(gitHub.server.addresses())
                .anySatisfy(address -> assertThat(address)
                        .startsWith(
                                "/search/issues?q=in%3Atitle%20One%20repo%3Aexample%2Fshop%20label%3A%22incident%22"));
    }

    @Test
    void readWhenIssueHasTextAndFieldsHandsThemOver() throws Exception {
        gitHub.issue("example/shop", 1, "Cart\u0000 was slow")
                .label("incident")
                .with("body", "### Timeline\r\n\u0000- 10:05 alert")
                .assigned("noor", "amara")
                .due("2026-04-01T00:00:00Z");
        WrittenTickets tickets = tickets(List.of("incident"), List.of(), null);
        Head head = tickets.list().get(0);
        tickets.willRead(List.of(head));

        WrittenTicket read = tickets.read(head);

        assertThat(read.title()).isEqualTo("Cart was slow");
        assertThat(read.text().content()).isEqualTo("### Timeline\r\n- 10:05 alert");
        assertThat(read.assignee()).isEqualTo("noor");
        assertThat(read.fields()).containsOnlyKeys("detected", "system");
        assertThat(read.fields().get("detected").content()).isEqualTo("2026-03-02T10:00:00Z");
        assertThat(read.fields().get("system").content()).isEqualTo("Autumn");
        // what was not kept is asked for again
        assertThat(tickets.read(head)).isEqualTo(read);
        gitHub.remove("example/shop#1");
        assertThatThrownBy(() -> tickets.read(head))
                .isInstanceOfSatisfying(
                        TicketsUnavailable.class,
                        gone -> assertThat(gone.isGone()).isTrue());
    }

    @Test
    void listWhenRepositoryIsHiddenOrForbiddenIsNoEmptyList() {
        gitHub.repository("example/shop", FakeGitHub.notFound());
        assertThatThrownBy(() -> tickets(List.of("incident"), List.of(), null).list())
                .isInstanceOf(TicketsUnavailable.class)
                .hasMessageContaining("(404)");

        gitHub.server.otherwise(asked -> Reply.json(401, "{\"message\": \"Bad credentials ghp-s3cret\"}"));
        assertThatThrownBy(() -> tickets(List.of("incident"), List.of(), null).list())
                .isInstanceOf(TicketsUnavailable.class)
                .hasMessageContaining("(401)")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void whereaboutsWhenIssueWasTransferredSaysWhereTo() throws Exception {
        gitHub.issue("example/shop", 1, "One").label("incident");
        gitHub.emptyRepository("example/database");
        gitHub.move("example/shop#1", "example/database", 7);
        WrittenTickets tickets = tickets(List.of("incident"), List.of(), null);

        assertThat(tickets.whereabouts("example/shop#1"))
                .isEqualTo(new Whereabouts(Whereabouts.State.THERE, "example/database#7"));
        assertThat(tickets.whereabouts("example/shop#8").state()).isEqualTo(Whereabouts.State.NOT_FOUND);
        gitHub.repository("example/shop", Reply.json(403, "{\"message\": \"Resource protected by SAML\"}"));
        assertThat(tickets.whereabouts("example/shop#8").state()).isEqualTo(Whereabouts.State.FORBIDDEN);
    }

    private WrittenTickets tickets(List<String> labels, List<String> types, @Nullable String query) throws Exception {
        TrackerSettings settings = new TrackerSettings(
                "github",
                new TrackerAccess.GitHub(gitHub.server.root(), List.of("example/shop"), "ghp-s3cret"),
                TestNight.PARIS,
                List.of(),
                null,
                Map.of(),
                Map.of());
        return new GitHubTrackers(
                        new PoliteClients(TestNight.CLOCK, time -> {}, new SplittableRandom(1), HttpLimits.usual()),
                        TestNight.CLOCK)
                .tracker(settings)
                .orElseThrow()
                .written(new TicketSelection(
                        List.of(),
                        labels,
                        types,
                        query,
                        new TreeMap<>(Map.of(
                                "detected", "created_at", "system", "milestone.title", "resolved", "closed_at"))))
                .orElseThrow();
    }
}
