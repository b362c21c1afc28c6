package dev.aftercare.tracker.gitlab;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The texts of issues over real HTTP: whole lists, or none. */
class WrittenIssuesTests {

    private final FakeGitLab gitLab = new FakeGitLab();

    @AfterEach
    void stop() {
        gitLab.close();
    }

    @Test
    void listWhenThereAreManyPagesGivesEachIssueOnceAndInOneCase() throws Exception {
        for (int i = 1; i <= 250; i++) {
            gitLab.add("shop/web#" + i, "Incident " + i, "Post-Mortem");
        }
        gitLab.labels.get("shop/web").add("Post-Mortem");

        assertThat(tickets("post-mortem").list()).hasSize(250);
        gitLab.hasCursors = false;
        assertThat(tickets("post-mortem").list()).hasSize(250);
    }

    @Test
    void listWhenProjectIsForbiddenIsNoEmptyList() {
        gitLab.forbidden.add("shop/web");

        assertThatThrownBy(() -> tickets("Post-Mortem").list())
                .isInstanceOf(TicketsUnavailable.class)
                .hasMessageContaining("(403)");
    }

    @Test
    void listWhenConnectionIsCutIsNoEmptyList() {
        gitLab.server.otherwise(asked -> Reply.json("[{\"id\": 1, \"iid\": 1}]").cutAfter(5));

        assertThatThrownBy(() -> tickets("Post-Mortem").list()).isInstanceOf(TicketsUnavailable.class);
    }

    @Test
    void readWhenIssueIsIncidentTellsItsTimelineAndChangesWithIt() throws Exception {
        ObjectNode incident = gitLab.add("shop/web#3", "Nobody was paid", "Post-Mortem")
                .put("issue_type", "incident")
                .put("severity", "HIGH")
                .put("description", "It stood still.");
        gitLab.server.at("/api/graphql", Reply.json("""
                {"data": {"project": {"incidentManagementTimelineEvents": {"nodes": [
                 {"occurredAt": "2026-03-07T10:20:00Z", "note": "b", "timelineEventTags": {"nodes": []}}],
                 "pageInfo": {"hasNextPage": true, "endCursor": "MQ"}}}}}"""), Reply.json("""
                {"data": {"project": {"incidentManagementTimelineEvents": {"nodes": [
                 {"occurredAt": "2026-03-07T10:00:00Z", "note": "a", "timelineEventTags": {"nodes": [{"name": "Start time"}]}}],
                 "pageInfo": {"hasNextPage": false}}}}}"""));
        WrittenTickets tickets = tickets("Post-Mortem");
        Head head = tickets.list().get(0);
        tickets.willRead(List.of(head));

        WrittenTicket read = tickets.read(head);

        assertThat(read.moments()).extracting(WrittenTicket.Moment::words).containsExactly("a", "b");
        assertThat(read.moments().get(0).tags()).containsExactly("Start time");
        assertThat(read.severity()).isEqualTo("S2 (high)");
        assertThat(read.numbers()).isEqualTo("shop/web#");
        incident.put("updated_at", "2026-09-01T10:00:00.000Z");
        assertThat(tickets("Post-Mortem").list().get(0).version()).isNotEqualTo(head.version());
    }

    @Test
    void readWhenTimelineCannotBeHadSaysSoAndDoesNotTakeItForEmpty() throws Exception {
        gitLab.add("shop/web#3", "Nobody was paid", "Post-Mortem").put("issue_type", "incident");
        gitLab.server.at("/api/graphql", Reply.json("{\"errors\": [{\"message\": \"Timeout on validation\"}]}"));
        WrittenTickets tickets = tickets("Post-Mortem");
        Head head = tickets.list().get(0);

        assertThatThrownBy(() -> tickets.read(head))
                .isInstanceOf(TicketsUnavailable.class)
                .hasMessageContaining("Timeout on validation");
    }

    @Test
    void readWhenGitLabIsTooOldForTimelinesReadsTheText() throws Exception {
        gitLab.add("shop/web#3", "Nobody was paid", "Post-Mortem")
                .put("issue_type", "incident")
                .put("description", "It stood still.");
        gitLab.server.at(
                "/api/graphql",
                Reply.json(
                        "{\"errors\": [{\"message\": \"Field 'incidentManagementTimelineEvents' doesn't exist on type 'Project'\"}]}"));
        WrittenTickets tickets = tickets("Post-Mortem");

        assertThat(tickets.read(tickets.list().get(0)).text().content()).isEqualTo("It stood still.");
    }

    @Test
    void whereaboutsWhenIssueMovedIsGoneOrHiddenTellsWhich() throws Exception {
        gitLab.add("shop/web#1", "Moved", "Post-Mortem").put("moved_to_id", 1001);
        gitLab.add("shop/api#7", "Moved", "Post-Mortem");
        gitLab.add("shop/web#2", "No longer labelled");
        WrittenTickets tickets = tickets("Post-Mortem");
        assertThat(tickets.list()).extracting(Head::key).containsExactly("shop/api#7");

        assertThat(tickets.whereabouts("shop/web#1")).isEqualTo(new Whereabouts(Whereabouts.State.THERE, "shop/api#7"));
        assertThat(tickets.whereabouts("shop/web#2")).isEqualTo(new Whereabouts(Whereabouts.State.THERE, "shop/web#2"));
        assertThat(tickets.whereabouts("shop/web#9").state()).isEqualTo(Whereabouts.State.NOT_FOUND);
        gitLab.forbidden.add("shop/web");
        assertThat(tickets.whereabouts("shop/web#2").state()).isEqualTo(Whereabouts.State.FORBIDDEN);
    }

    private WrittenTickets tickets(String label) throws Exception {
        TrackerSettings settings = new TrackerSettings(
                "gitlab",
                new TrackerAccess.GitLab(gitLab.server.root(), List.of("shop/web", "shop/api"), "glpat-s3cret"),
                TestNight.PARIS,
                List.of(),
                null,
                Map.of(),
                Map.of());
        gitLab.labels.computeIfAbsent("shop/web", none -> new java.util.ArrayList<>());
        gitLab.labels.computeIfAbsent("shop/api", none -> new java.util.ArrayList<>());
        return new GitLabTrackers(
                        new PoliteClients(TestNight.CLOCK, time -> {}, new SplittableRandom(1), HttpLimits.usual()),
                        TestNight.CLOCK)
                .tracker(settings)
                .orElseThrow()
                .written(new TicketSelection(List.of(), List.of(label), List.of(), null, new TreeMap<>()))
                .orElseThrow();
    }
}
