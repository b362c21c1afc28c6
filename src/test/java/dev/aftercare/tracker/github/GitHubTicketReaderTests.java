package dev.aftercare.tracker.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.TestNight;
import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Place;
import dev.aftercare.ticket.Priority;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.ticket.TicketState;
import dev.aftercare.ticket.TicketTransition;
import dev.aftercare.tracker.RawTicket;
import dev.aftercare.tracker.Reading;
import dev.aftercare.tracker.TrackerAccess;
import dev.aftercare.tracker.TrackerSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Payloads in, tickets out; no server is needed. */
class GitHubTicketReaderTests {

    private static final Instant SEEN = TestNight.RUN_DATE.asOf();

    private Map<TicketState, List<String>> states = Map.of();
    private Map<Priority, List<String>> priorities = Map.of();

    @Test
    void readWhenIssueIsWholeGivesItsTicket() {
        Reading reading = read("""
                {"issue": {
                  "html_url": "https://github.example/example/shop/issues/12", "number": 12,
                  "title": "Rehearse the  failover\\nonce", "state": "closed", "state_reason": "completed",
                  "assignees": [{"login": "ada"}], "assignee": {"login": "ada"},
                  "labels": [{"name": "Post-Mortem"}, "priority: high"],
                  "milestone": {"due_on": "2026-10-01T07:00:00Z"},
                  "created_at": "2026-03-02T10:00:00Z", "closed_at": "2026-05-06T07:08:09Z",
                  "type": {"id": 2, "name": "Bug"}},
                 "events": [
                  {"event": "labeled", "created_at": "2026-03-02T10:00:00Z"},
                  {"event": "closed", "created_at": "2026-04-01T10:00:00Z", "state_reason": null},
                  {"event": "reopened", "created_at": "2026-04-02T10:00:00Z"},
                  {"event": "closed", "created_at": "2026-05-06T07:08:10Z", "state_reason": null}],
                 "formerKeys": ["example/old#3", "example/shop#12"]}
                """);

        assertThat(reading.diagnostics()).isEmpty();
        assertThat(reading.ticket())
                .isEqualTo(new Ticket(
                        new TicketKey("example/shop#12"),
                        "hub",
                        "Rehearse the failover once",
                        TicketState.DONE,
                        "completed",
                        "ada",
                        LocalDate.of(2026, 10, 1),
                        Priority.P1,
                        "high",
                        java.util.Set.of("Post-Mortem", "priority: high"),
                        Instant.parse("2026-03-02T10:00:00Z"),
                        Instant.parse("2026-05-06T07:08:09Z"),
                        "https://github.example/example/shop/issues/12",
                        List.of(
                                turn("2026-04-01T10:00:00Z", TicketState.OPEN, TicketState.DONE, "closed"),
                                turn("2026-04-02T10:00:00Z", TicketState.DONE, TicketState.OPEN, "reopened"),
                                // the same moment as the issue's own, whose second counts
                                turn("2026-05-06T07:08:09Z", TicketState.OPEN, TicketState.DONE, "completed")),
                        null,
                        java.util.Set.of(new TicketKey("example/old#3")),
                        "Bug",
                        List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "open,   ,            '',                    OPEN,        open",
        "open,   reopened,    '',                    OPEN,        reopened",
        "open,   ,            In Progress,           IN_PROGRESS, In Progress",
        "open,   ,            status: in review,     IN_PROGRESS, status: in review",
        "open,   ,            testing,               OPEN,        open",
        "open,   ,            wontfix,               OPEN,        open",
        "closed, completed,   '',                    DONE,        completed",
        "closed, ,            '',                    DONE,        closed",
        "closed, not_planned, '',                    CANCELLED,   not_planned",
        "closed, duplicate,   '',                    CANCELLED,   duplicate",
        "closed, completed,   wontfix,               CANCELLED,   wontfix",
        "closed, ,            status/declined,       CANCELLED,   status/declined",
        "closed, completed,   In Progress,           DONE,        completed",
    })
    void readWhenIssueStandsSomewhereSaysItInOurWords(
            String state, String reason, String label, TicketState expected, String word) {
        Ticket ticket = ticket(issue(state, reason, label));

        assertThat(ticket.state()).isEqualTo(expected);
        assertThat(ticket.originalState()).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({
        "open,   false, ,                     IN_PROGRESS, open",
        "open,   true,  ,                     IN_PROGRESS, draft",
        "closed, false, 2026-05-06T07:08:09Z, DONE,        merged",
        "closed, false, ,                     CANCELLED,   closed",
    })
    void readWhenItIsPullRequestGoesByWhetherItWasMerged(
            String state, boolean draft, String merged, TicketState expected, String word) {
        Ticket ticket = ticket(
                """
                {"issue": {"title": "Retry less", "state": "%s", "draft": %s, "closed_at": %s,
                  "pull_request": {"url": "https://x.example", "merged_at": %s}}, "events": []}
                """.formatted(state, draft, state.equals("open") ? null : "\"2026-05-06T07:08:09Z\"", quoted(merged)));

        assertThat(ticket.state()).isEqualTo(expected);
        assertThat(ticket.originalState()).isEqualTo(word);
        assertThat(ticket.transitions()).hasSize(state.equals("open") ? 0 : 1);
    }

    @Test
    void readWhenPullRequestOfOldServerWasMergedKnowsItFromItsEvents() {
        Ticket ticket = ticket("""
                {"issue": {"title": "Retry less", "state": "closed", "closed_at": "2026-05-06T07:08:09Z",
                  "pull_request": {"url": "https://x.example"}},
                 "events": [{"event": "closed", "created_at": "2026-04-06T07:08:09Z"},
                  {"event": "reopened", "created_at": "2026-04-07T07:08:09Z"},
                  {"event": "merged", "created_at": "2026-05-06T07:08:09Z"},
                  {"event": "closed", "created_at": "2026-05-06T07:08:09Z"}]}
                """);

        assertThat(ticket.originalState()).isEqualTo("merged");
        assertThat(ticket.timesReopened())
                .as("it was not merged the first time")
                .isZero();
        assertThat(ticket.transitions())
                .extracting(TicketTransition::to)
                .containsExactly(TicketState.CANCELLED, TicketState.OPEN, TicketState.DONE);
    }

    @Test
    void readWhenPullRequestOfOldServerLacksItsEventsAssumesNothing() {
        Reading reading = read("""
                {"issue": {"title": "Retry less", "state": "closed", "pull_request": {"url": "https://x.example"}}}
                """);

        assertThat(ticketOf(reading).state()).isEqualTo(TicketState.UNKNOWN);
        assertThat(messages(reading)).containsExactly("it was closed; whether it was merged is not known yet");
    }

    @Test
    void readWhenOldServerSaysThatThereIsNoPullRequestReadsAnIssue() {
        Ticket ticket = ticket("""
                {"issue": {"title": "Rehearse", "state": "closed",
                  "pull_request": {"html_url": null, "diff_url": null, "patch_url": null}}}
                """);

        assertThat(ticket.state()).isEqualTo(TicketState.DONE);
    }

    @Test
    void readWhenReasonIsNotKnownAssumesNothingAndSaysSo() {
        Reading reading = read(issue("closed", "superseded", ""));

        assertThat(ticketOf(reading).state()).isEqualTo(TicketState.UNKNOWN);
        assertThat(ticketOf(reading).resolved()).isNull();
        assertThat(messages(reading))
                .containsExactly("the state \"superseded\" is not known; list it under \"states\""
                        + " of this tracker, as open, in-progress, done or cancelled");
        states = Map.of(TicketState.CANCELLED, List.of("superseded"));
        assertThat(ticket(issue("closed", "superseded", "")).state()).isEqualTo(TicketState.CANCELLED);
    }

    @Test
    void readWhenLabelIsConfiguredAsStateGoesByIt() {
        states = Map.of(TicketState.IN_PROGRESS, List.of("Cooking"), TicketState.CANCELLED, List.of("Sent back"));

        assertThat(ticket(issue("open", null, "cooking")).state()).isEqualTo(TicketState.IN_PROGRESS);
        assertThat(ticket(issue("closed", "completed", "sent back")).state()).isEqualTo(TicketState.CANCELLED);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-01T07:00:00Z,      2026-10-01",
        "2026-10-01T00:00:00Z,      2026-10-01",
        "2026-10-01T23:39:01Z,      2026-10-01",
        "2026-10-01T20:00:00-07:00, 2026-10-02",
    })
    void readWhenMilestoneIsDueTakesTheDayInUtcWhateverTheZoneIs(String written, LocalDate expected) {
        assertThat(ticket("{\"issue\": {\"title\": \"a\", \"state\": \"open\", \"milestone\": {\"due_on\": \"%s\"}}}"
                                .formatted(written))
                        .due())
                .isEqualTo(expected);
    }

    @Test
    void readWhenOrganizationHasFieldsTheyWinOverMilestoneAndLabels() {
        Ticket ticket = ticket("""
                {"issue": {"title": "a", "state": "open", "labels": [{"name": "P3"}],
                  "milestone": {"due_on": "2026-10-01T07:00:00Z"},
                  "issue_field_values": [
                    {"issue_field_name": "Target date", "data_type": "date", "value": "2026-09-15"},
                    {"issue_field_name": "Priority", "data_type": "single_select", "value": "1",
                     "single_select_option": {"id": 1, "name": "Urgent"}}]}}
                """);

        assertThat(ticket.due()).isEqualTo(LocalDate.of(2026, 9, 15));
        assertThat(ticket.priority()).isEqualTo(Priority.P0);
        assertThat(ticket.originalPriority()).isEqualTo("Urgent");
    }

    @ParameterizedTest
    @CsvSource({
        "priority: high,  P1, high",
        "Priority/Low,    P3, Low",
        "prio-critical,   P0, critical",
        "high priority,   P1, high",
        "P2,              P2, P2",
        "priorité : haute,P1, haute",
        "priority: p0,    P0, p0",
        "priority: none,  ,   ",
        "needs priority,  ,   ",
        "bug,             ,   ",
        "p9,              ,   ",
    })
    void readWhenLabelNamesPriorityTakesIt(String label, Priority expected, String word) {
        Reading reading = read(issue("open", null, label));

        assertThat(ticketOf(reading).priority()).isEqualTo(expected);
        assertThat(ticketOf(reading).originalPriority()).isEqualTo(word);
        assertThat(reading.diagnostics()).isEmpty();
    }

    @Test
    void readWhenPriorityIsNotMappedNamesIt() {
        Reading reading = read(issue("open", null, "priority/important-soon"));

        assertThat(ticketOf(reading).priority()).isNull();
        assertThat(ticketOf(reading).originalPriority()).isEqualTo("important-soon");
        assertThat(messages(reading))
                .containsExactly("the priority \"important-soon\" is not known; list it under"
                        + " \"priorities\" of this tracker, as p0, p1, p2, p3 or p4");
        priorities = Map.of(Priority.P1, List.of("important-soon", "Sev 1"));
        assertThat(ticket(issue("open", null, "priority/important-soon")).priority())
                .isEqualTo(Priority.P1);
        assertThat(ticket(issue("open", null, "sev 1")).priority()).isEqualTo(Priority.P1);
    }

    @Test
    void readWhenSeveralAreAssignedOrSeveralPrioritiesAreNamedSaysSo() {
        Reading reading = read("""
                {"issue": {"title": "a", "state": "open", "labels": [{"name": "P3"}, {"name": "priority: high"}],
                  "assignees": [{"login": "ada"}, {"login": "ben"}]}}
                """);

        assertThat(ticketOf(reading).owner()).isEqualTo("ada");
        assertThat(ticketOf(reading).priority()).isEqualTo(Priority.P1);
        assertThat(messages(reading))
                .containsExactly(
                        "its labels name several priorities (high, P3); the most urgent one is taken, remove the others",
                        "several are assigned (ada, ben); the first one is taken for its owner");
    }

    @Test
    void readWhenOnlyOldFieldNamesAssigneeTakesIt() {
        assertThat(ticket("{\"issue\": {\"title\": \"a\", \"state\": \"open\", \"assignee\": {\"login\": \"ada\"}}}")
                        .owner())
                .isEqualTo("ada");
    }

    @Test
    void readWhenClosedIssueLacksItsEventsKnowsItsEndAndStatesNoHistory() {
        String issue = """
                "title": "a", "state": "closed", "state_reason": "completed",
                "created_at": "2026-03-02T10:00:00Z", "closed_at": "2026-03-02T10:00:00Z"
                """;
        Ticket without = ticket("{\"issue\": {%s}}".formatted(issue));
        Ticket with = ticket("{\"issue\": {%s}, \"events\": []}".formatted(issue));

        assertThat(without.resolved()).isEqualTo(Instant.parse("2026-03-02T10:00:00Z"));
        assertThat(without.transitions())
                .as("a stated one would take the place of the history that is known")
                .isEmpty();
        assertThat(with.transitions())
                .containsExactly(turn("2026-03-02T10:00:00Z", TicketState.OPEN, TicketState.DONE, "completed"));
    }

    @Test
    void readWhenReopeningIsKnownFromItsWordOnlyImpliesIt() {
        Ticket ticket = ticket("""
                {"issue": {"title": "a", "state": "open", "state_reason": "reopened", "updated_at": "2026-03-04T10:00:00Z"},
                 "eventsWithheld": "we may not see this (403)"}
                """);

        assertThat(ticket.timesReopened()).isEqualTo(1);
        assertThat(ticket.transitions())
                .extracting(TicketTransition::evidence)
                .containsExactly(TicketTransition.Evidence.IMPLIED);
    }

    @Test
    void readWhenFirstClosingIsMissingStillKnowsThatItWasReopened() {
        Ticket ticket = ticket("""
                {"issue": {"title": "a", "state": "open", "state_reason": "reopened"},
                 "events": [{"event": "reopened", "created_at": "2026-03-04T10:00:00Z"}]}
                """);

        assertThat(ticket.transitions())
                .containsExactly(turn("2026-03-04T10:00:00Z", TicketState.DONE, TicketState.OPEN, "reopened"));
    }

    @Test
    void readWhenDroppedIssueWasTakenUpAgainCountsNoReopening() {
        Ticket ticket = ticket("""
                {"issue": {"title": "a", "state": "open", "state_reason": "reopened"},
                 "events": [{"event": "reopened", "created_at": "2026-03-05T10:00:00Z"},
                  {"event": "closed", "created_at": "2026-03-04T10:00:00Z", "state_reason": "not_planned"}]}
                """);

        assertThat(ticket.transitions()).hasSize(2);
        assertThat(ticket.timesReopened()).as("it was never done").isZero();
    }

    @Test
    void readWhenReasonOfClosingWasCorrectedKeepsBoth() {
        Ticket ticket = ticket("""
                {"issue": {"title": "a", "state": "closed", "state_reason": "not_planned", "closed_at": "2026-03-04T10:00:00Z"},
                 "events": [{"event": "closed", "created_at": "2026-03-04T10:00:00Z", "state_reason": "completed"},
                  {"event": "closed", "created_at": "2026-03-06T10:00:00Z", "state_reason": "not_planned"}]}
                """);

        assertThat(ticket.transitions())
                .extracting(TicketTransition::to)
                .containsExactly(TicketState.DONE, TicketState.CANCELLED);
    }

    @Test
    void readWhenIssueWasClosedBeforeItWasCreatedKnowsNeitherEndNorDuration() {
        Reading reading = read("""
                {"issue": {"title": "a", "state": "closed", "state_reason": "completed",
                  "created_at": "2026-03-02T10:00:00Z", "closed_at": "2026-03-01T10:00:00Z"}}
                """);

        assertThat(ticketOf(reading).resolved()).isNull();
        assertThat(messages(reading))
                .containsExactly("it was closed at 2026-03-01T10:00:00Z, before it was created"
                        + " (2026-03-02T10:00:00Z), so neither its end nor its duration is known");
    }

    @Test
    void readWhenTextHoldsWhatDatabaseRefusesLeavesItOut() {
        Reading reading = read("{\"issue\": {\"title\": \"Reh\\u0000earse\", \"state\": \"open\"}}");

        assertThat(ticketOf(reading).summary()).isEqualTo("Rehearse");
        assertThat(messages(reading)).containsExactly("\"title\" holds U+0000, which was left out; remove it");
    }

    @Test
    void readWhenHistoryIsWithheldSaysSo() {
        Reading reading = read(
                "{\"issue\": {\"title\": \"a\", \"state\": \"open\"}, \"eventsWithheld\": \"we may not see this (403)\"}");

        assertThat(messages(reading))
                .containsExactly("how often it was reopened is not known: we may not see this (403)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "[]",
                "{}",
                "{\"issue\": 3}",
                "{\"issue\": {}}",
                "{\"issue\": {\"title\": 4, \"state\": [], \"labels\": 3, \"assignees\": {\"a\": null}, \"milestone\": \"x\","
                        + " \"created_at\": \"yesterday\", \"closed_at\": 5, \"html_url\": \"javascript:x\","
                        + " \"issue_field_values\": 3}, \"events\": [null, 3, {\"event\": \"closed\"}],"
                        + " \"formerKeys\": [3, \"\"]}",
                "{\"issue\": {\"title\": \"a\", \"state\": \"closed\", \"closed_at\": \"x\"}, \"events\": {}}"
            })
    void readWhenPayloadIsBrokenNeverThrowsAndSaysSomething(String payload) {
        assertThat(read(payload).diagnostics()).isNotEmpty();
    }

    private static TicketTransition turn(String at, TicketState from, TicketState to, String word) {
        return new TicketTransition(Instant.parse(at), from, to, word);
    }

    private static String issue(String state, String reason, String label) {
        return """
                {"issue": {"title": "a", "state": "%s", "state_reason": %s, "labels": [{"name": "%s"}]}}
                """.formatted(state, quoted(reason), label);
    }

    private static String quoted(String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }

    private Ticket ticket(String payload) {
        return ticketOf(read(payload));
    }

    private static Ticket ticketOf(Reading reading) {
        return Objects.requireNonNull(reading.ticket());
    }

    private static List<String> messages(Reading reading) {
        return reading.diagnostics().stream().map(Diagnostic::message).toList();
    }

    private Reading read(String payload) {
        TrackerSettings settings = new TrackerSettings(
                "hub",
                new TrackerAccess.GitHub(URI.create("https://api.github.example"), List.of(), null),
                java.time.ZoneId.of("Asia/Tokyo"),
                List.of("Post-Mortem"),
                null,
                states,
                priorities);
        return new GitHubTicketReader(settings)
                .read(
                        new RawTicket(
                                "example/shop#12",
                                Place.of("hub", "example/shop#12"),
                                payload.getBytes(StandardCharsets.UTF_8)),
                        SEEN);
    }
}
