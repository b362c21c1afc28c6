package dev.aftercare.tracker.jira;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.TestNight;
import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Place;
import dev.aftercare.ticket.Priority;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.ticket.TicketRemark;
import dev.aftercare.ticket.TicketState;
import dev.aftercare.ticket.TicketTransition;
import dev.aftercare.tracker.RawTicket;
import dev.aftercare.tracker.Reading;
import dev.aftercare.tracker.Remarks;
import dev.aftercare.tracker.TrackerAccess;
import dev.aftercare.tracker.TrackerSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JiraTicketReaderTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> CATEGORIES =
            Map.of("1", "new", "3", "indeterminate", "5", "done", "6", "done", "7", "indeterminate", "8", "new");

    @Test
    void readWhenIssueIsOpenGivesWhatItSays() {
        FakeIssue issue = FakeIssue.open(7)
                .labels("Post-Mortem", "sev-2")
                .due("2026-03-31")
                .assignee("""
                        {"accountId":"5b10","displayName":"Amara Diallo","emailAddress":"amara@example.com",\
                        "avatarUrls":{"48x48":"https://jira.example/a.png"}}""");

        Reading reading = read(issue);

        assertThat(reading.diagnostics()).isEmpty();
        assertThat(reading.ticket())
                .isEqualTo(new Ticket(
                        new TicketKey("OPS-7"),
                        "jira",
                        "Rehearse the failover",
                        TicketState.OPEN,
                        "To Do",
                        "Amara Diallo",
                        LocalDate.of(2026, 3, 31),
                        Priority.P1,
                        "High",
                        Set.of("Post-Mortem", "sev-2"),
                        Instant.parse("2026-03-04T10:00:07Z"),
                        null,
                        "https://jira.example/browse/OPS-7",
                        List.of(),
                        "amara@example.com",
                        Set.of(),
                        "Task",
                        List.of()));
    }

    @Test
    void readWhenIssueWasReopenedGivesEveryChangeAndTheLastEnd() {
        FakeIssue issue = FakeIssue.open(7)
                .to("In Progress", null, "2026-03-05T09:00:00Z")
                .to("Done", "Fixed", "2026-03-10T09:00:00Z")
                .to("In Progress", null, "2026-04-01T09:00:00Z")
                .to("Done", "Fixed", "2026-04-20T09:00:00Z")
                .edited("2026-08-01T09:00:00Z");

        Ticket ticket = ticket(issue);

        assertThat(shown(ticket))
                .containsExactly(
                        "2026-03-05T09:00:00Z OPEN > IN_PROGRESS (In Progress)",
                        "2026-03-10T09:00:00Z IN_PROGRESS > DONE (Done)",
                        "2026-04-01T09:00:00Z DONE > IN_PROGRESS (In Progress)",
                        "2026-04-20T09:00:00Z IN_PROGRESS > DONE (Done)");
        assertThat(ticket.timesReopened()).isEqualTo(1);
        assertThat(ticket.resolved()).isEqualTo("2026-04-20T09:00:00Z");
    }

    @Test
    void readWhenResolutionWasNotClearedOnReopeningStillGivesTheLastEnd() {
        FakeIssue issue = FakeIssue.open(7)
                .to("Done", "Fixed", "2026-03-10T09:00:00Z")
                .to("In Progress", "Fixed", "2026-04-01T09:00:00Z")
                .to("Done", "Fixed", "2026-04-20T09:00:00Z");

        Ticket ticket = ticket(issue);

        assertThat(ticket.timesReopened()).isEqualTo(1);
        assertThat(ticket.resolved()).isEqualTo("2026-04-20T09:00:00Z");
    }

    @Test
    void readWhenFinishedIssueIsClosedLaterKeepsTheEarlierEnd() {
        FakeIssue issue = FakeIssue.open(7)
                .to("Done", "Fixed", "2026-03-10T09:00:00Z")
                .to("Closed", "Fixed", "2026-05-10T09:00:00Z");

        assertThat(ticket(issue).resolved()).isEqualTo("2026-03-10T09:00:00Z");
    }

    @Test
    void readWhenIssueWasCreatedDoneInventsNoDay() {
        Ticket unknown = ticket(FakeIssue.open(7).standing("Done", null, null));
        Ticket stated = ticket(FakeIssue.open(7).standing("Done", "Done", "2026-03-20T09:00:00Z"));

        assertThat(unknown.state()).isEqualTo(TicketState.DONE);
        assertThat(unknown.resolved()).isNull();
        assertThat(unknown.transitions()).isEmpty();
        assertThat(stated.resolved()).isEqualTo("2026-03-20T09:00:00Z");
        assertThat(stated.transitions()).isEmpty();
    }

    @Test
    void readWhenWorkflowWasMovedWithinMinutesCountsNoReopening() {
        FakeIssue issue = FakeIssue.open(7)
                .to("Closed", "Fixed", "2024-03-10T09:00:00Z")
                .to("To Do", "Fixed", "2026-05-10T09:00:00Z")
                .to("Done", "Fixed", "2026-05-10T09:00:04Z");

        Ticket ticket = ticket(at("2024-01-01T00:00:00Z", issue));

        assertThat(ticket.timesReopened()).isZero();
        assertThat(ticket.resolved()).isEqualTo("2024-03-10T09:00:00Z");
        assertThat(shown(ticket))
                .containsExactly(
                        "2024-03-10T09:00:00Z OPEN > DONE (Closed)", "2026-05-10T09:00:04Z DONE > DONE (Done)");
    }

    @Test
    void readWhenReopenedAndFinishedWithinAnHourWithNewResolutionCountsTheReopening() {
        FakeIssue issue = FakeIssue.open(7)
                .to("Done", "Fixed", "2026-03-10T09:00:00Z")
                .to("In Progress", null, "2026-05-10T09:00:00Z")
                .to("Done", "Fixed", "2026-05-10T09:30:00Z");

        assertThat(ticket(issue).timesReopened()).isEqualTo(1);
    }

    @Test
    void readWhenResolutionIsOlderThanAllHistoryTakesItAndSaysSo() {
        FakeIssue imported = FakeIssue.open(7)
                .standing("To Do", "Fixed", "2025-03-10T09:00:00Z")
                .to("Done", "Fixed", "2026-05-10T09:00:00Z");

        Reading reading = read(at("2025-01-01T00:00:00Z", imported));

        assertThat(Objects.requireNonNull(reading.ticket()).resolved()).isEqualTo("2025-03-10T09:00:00Z");
        assertThat(reading.diagnostics())
                .extracting(Diagnostic::level, Diagnostic::message)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        Diagnostic.Level.NOTE,
                        "it was resolved on 2025-03-10T09:00:00Z, and its history shows that only on 2026-05-10T09:00:00Z,"
                                + " as after a change of workflow; the first one counts"));
    }

    @Test
    void readWhenResolvedBeforeCreatedLeavesTheDateOutAndSaysSo() {
        Reading reading = read(FakeIssue.open(7).standing("Done", "Done", "2026-03-01T09:00:00Z"));

        assertThat(Objects.requireNonNull(reading.ticket()).resolved()).isNull();
        assertThat(reading.diagnostics()).extracting(Diagnostic::rule).containsExactly("ticket.resolved");
    }

    @ParameterizedTest
    @CsvSource({
        "To Do, , OPEN, To Do",
        "In Progress, , IN_PROGRESS, In Progress",
        "Done, , DONE, Done",
        "Done, Done, DONE, Done",
        "Closed, Won't Do, CANCELLED, Closed (Won't Do)",
        "Closed, Duplicate, CANCELLED, Closed (Duplicate)",
        "Closed, Cannot Reproduce, CANCELLED, Closed (Cannot Reproduce)",
        "Done, Works as designed, CANCELLED, Done (Works as designed)",
        "Done, Unresolved, DONE, Done",
        "Waiting for a dry dock, , IN_PROGRESS, Waiting for a dry dock",
    })
    void readWhenWordsAreKnownKeepsDoneAndCancelledApart(
            String status, String resolution, TicketState state, String word) {
        Reading reading = read(FakeIssue.open(7).standing(status, resolution, null));

        assertThat(reading.diagnostics()).isEmpty();
        assertThat(Objects.requireNonNull(reading.ticket()).state()).isEqualTo(state);
        assertThat(reading.ticket().originalState()).isEqualTo(word);
    }

    @Test
    void readWhenCategoryContradictsNameGoesByTheResolutionAndSaysSo() {
        Reading open = read(FakeIssue.open(7).standing("Finished", null, null));
        Reading over = read(FakeIssue.open(7).standing("Finished", "Fixed", "2026-03-20T09:00:00Z"));

        assertThat(Objects.requireNonNull(open.ticket()).state()).isEqualTo(TicketState.OPEN);
        assertThat(Objects.requireNonNull(over.ticket()).state()).isEqualTo(TicketState.DONE);
        assertThat(open.diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "OPS-7: the status \"Finished\" lies in the category \"To Do\" and says something else;"
                                + " with a resolution it is taken for over, without one for open; list it under \"states\" of"
                                + " this tracker to say what it means");
        assertThat(over.diagnostics()).hasSize(1);
    }

    @Test
    void readWhenStatusIsConfiguredBelievesTheConfiguration() {
        Map<TicketState, List<String>> states = Map.of(TicketState.DONE, List.of("finished"));

        Reading reading = read(FakeIssue.open(7).standing("Finished", null, null), states);

        assertThat(reading.diagnostics()).isEmpty();
        assertThat(Objects.requireNonNull(reading.ticket()).state()).isEqualTo(TicketState.DONE);
    }

    @Test
    void readWhenResolutionIsConfiguredBelievesTheConfiguration() {
        FakeIssue issue = FakeIssue.open(7).standing("Done", "Withdrawn", "2026-03-20T09:00:00Z");

        assertThat(ticket(issue).state()).isEqualTo(TicketState.CANCELLED);
        assertThat(Objects.requireNonNull(read(issue, Map.of(TicketState.DONE, List.of("Withdrawn")))
                                .ticket())
                        .state())
                .isEqualTo(TicketState.DONE);
    }

    @Test
    void readWhenWordsAreUnknownNamesThem() {
        Reading reading =
                read(FakeIssue.open(7).standing("Simmering", null, null).priority("Sev 1"));
        Reading resolution = read(FakeIssue.open(7).standing("Done", "Glued", null));

        assertThat(Objects.requireNonNull(reading.ticket()).state()).isEqualTo(TicketState.UNKNOWN);
        assertThat(reading.ticket().priority()).isNull();
        assertThat(reading.ticket().originalPriority()).isEqualTo("Sev 1");
        assertThat(reading.diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly(
                        "the state \"Simmering\" is not known; list it under \"states\" of this tracker, as open,"
                                + " in-progress, done or cancelled",
                        "the priority \"Sev 1\" is not known; list it under \"priorities\" of this tracker, as p0, p1,"
                                + " p2, p3 or p4");
        assertThat(resolution.diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly(
                        "the resolution \"Glued\" is not known and is taken for done; list it under \"states\" of"
                                + " this tracker, as done or cancelled");
    }

    @Test
    void readWhenOpenIssueHasResolutionSaysSoAndGivesNoEnd() {
        Reading reading = read(FakeIssue.open(7).standing("In Progress", "Fixed", "2026-03-20T09:00:00Z"));

        assertThat(Objects.requireNonNull(reading.ticket()).state()).isEqualTo(TicketState.IN_PROGRESS);
        assertThat(reading.ticket().resolved()).isNull();
        assertThat(reading.diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly(
                        "the resolution is \"Fixed\", but the status is \"In Progress\"; clear the resolution or"
                                + " close the ticket");
    }

    @Test
    void readWhenIssueChangedBetweenItsFieldsAndItsHistoryStaysWithItsFields() {
        FakeIssue before = FakeIssue.open(7).to("In Progress", null, "2026-03-05T09:00:00Z");
        FakeIssue after = before.to("Done", "Fixed", "2026-03-05T09:00:03Z");

        Ticket ticket =
                read(payload(before, after.histories(), Set.of()), Map.of()).ticket();

        assertThat(Objects.requireNonNull(ticket).state()).isEqualTo(TicketState.IN_PROGRESS);
        assertThat(shown(ticket)).containsExactly("2026-03-05T09:00:00Z OPEN > IN_PROGRESS (In Progress)");
    }

    @Test
    void readWhenHistoryIsNotWholeSaysSo() {
        Reading reading = read(payload(FakeIssue.open(7), null, Set.of()), Map.of());

        assertThat(reading.ticket()).isNotNull();
        assertThat(reading.diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly("Jira did not give the whole history of OPS-7, so its reopenings are not known");
    }

    @Test
    void readWhenBulkHistoryCountsTimeInNumbersReadsIt() {
        FakeIssue done = FakeIssue.open(7).to("Done", "Fixed", "2026-03-10T09:00:00Z");
        String written = "\"2026-03-10T09:00:00.000+0000\"";

        for (String number : List.of("1773133200", "1773133200000")) {
            List<String> histories = List.of(done.histories().get(0).replace(written, number));
            assertThat(shown(Objects.requireNonNull(
                            read(payload(done, histories, Set.of()), Map.of()).ticket())))
                    .containsExactly("2026-03-10T09:00:00Z OPEN > DONE (Done)");
        }
    }

    @Test
    void readWhenIssueWasMovedKeepsItsFormerKeys() {
        FakeIssue moved = FakeIssue.open(7).key("SEA-1");
        String history = """
                {"id":"1","created":"2026-03-05T09:00:00.000+0000","items":[{"field":"Key","fieldtype":"jira",\
                "from":null,"fromString":"DOCK-3","to":null,"toString":"SEA-1"}]}""";

        Ticket ticket = read(payload(moved, List.of(history), Set.of("OPS-7")), Map.of())
                .ticket();

        assertThat(Objects.requireNonNull(ticket).key()).isEqualTo(new TicketKey("SEA-1"));
        assertThat(ticket.formerKeys()).containsExactlyInAnyOrder(new TicketKey("OPS-7"), new TicketKey("DOCK-3"));
    }

    @Test
    void readWhenTextHoldsWhatPostgresRefusesLeavesItOutAndSaysSo() {
        Reading reading =
                read(FakeIssue.open(7).summary("Rehearse\0 the\nfailover").due("soon"));

        assertThat(Objects.requireNonNull(reading.ticket()).summary()).isEqualTo("Rehearse the failover");
        assertThat(reading.diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly(
                        "the summary holds U+0000, which was left out; remove it",
                        "the due date is \"soon\", which is no day");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "null",
                "{\"fields\":[]}",
                "{\"fields\":{\"status\":null}}",
                "{\"key\":\"OPS-7\",\"fields\":{\"summary\":\"only that\"}}"
            })
    void readWhenPayloadIsNoIssueSaysSo(String payload) {
        Reading reading = read(payload.getBytes(StandardCharsets.UTF_8), Map.of());

        assertThat(reading.ticket()).isNull();
        assertThat(reading.diagnostics()).extracting(Diagnostic::level).containsExactly(Diagnostic.Level.ERROR);
    }

    @Test
    void readWhenACommentVerifiesItKeepsThatLineAndItsTime() {
        var issue = (tools.jackson.databind.node.ObjectNode)
                JSON.readTree(FakeIssue.open(7).jsonWithChangelog());
        ((tools.jackson.databind.node.ObjectNode) issue.path("fields")).set("comment", JSON.readTree("""
                        {"comments": [
                          {"created": "2026-03-11T09:00:00.000+0100", "body": "secret talk"},
                          {"created": "2026-03-12T09:00:00.000+0100", "body": "fix-verified: alert fired"}]}"""));

        byte[] payload = Issue.payload(issue, List.of(), CATEGORIES, Set.of(), new Remarks(Set.of("fix-verified")));

        assertThat(new String(payload, StandardCharsets.UTF_8)).doesNotContain("secret");
        assertThat(read(payload, Map.of()).ticket().remarks())
                .containsExactly(new TicketRemark(Instant.parse("2026-03-12T08:00:00Z"), "fix-verified: alert fired"));
    }

    @Test
    @Timeout(10)
    void readWhenEveryFieldIsOfAnotherKindNeverThrows() {
        String whole = FakeIssue.open(7)
                .to("Done", "Fixed", "2026-03-10T09:00:00Z")
                .assignee("{\"displayName\":\"Amara\"}")
                .jsonWithChangelog();
        JsonNode issue = JSON.readTree(whole);
        for (String field : Issue.FIELDS) {
            for (String other : List.of("null", "7", "true", "[]", "{}", "\"x\"", "[[{}]]", "1e999")) {
                var copy = (tools.jackson.databind.node.ObjectNode) issue.deepCopy();
                ((tools.jackson.databind.node.ObjectNode) copy.path("fields")).set(field, JSON.readTree(other));
                read(copy.toString().getBytes(StandardCharsets.UTF_8), Map.of());
            }
        }
        for (int end = 0; end < whole.length(); end++) {
            read(whole.substring(0, end).getBytes(StandardCharsets.UTF_8), Map.of());
        }
    }

    @Test
    void payloadWhenKeptHoldsNothingThatWasNotAskedFor() {
        String payload = new String(
                payload(
                        FakeIssue.open(7)
                                .assignee("{\"displayName\":\"Amara\",\"avatarUrls\":{\"48x48\":\"https://a/b.png\"}}")
                                .to("Done", "Fixed", "2026-03-10T09:00:00Z")
                                .edited("2026-03-11T09:00:00Z"),
                        Set.of()),
                StandardCharsets.UTF_8);

        assertThat(payload).doesNotContain("secret plans", "avatar", "iconUrl", "Jules", "jules@example.com");
        assertThat(JSON.readTree(payload).path("changelog").path("histories")).hasSize(1);
    }

    private static List<String> shown(Ticket ticket) {
        return ticket.transitions().stream().map(JiraTicketReaderTests::shown).toList();
    }

    private static String shown(TicketTransition transition) {
        return "%s %s > %s (%s)"
                .formatted(transition.at(), transition.from(), transition.to(), transition.originalTo());
    }

    private static FakeIssue at(String created, FakeIssue issue) {
        Instant at = Instant.parse(created);
        return new FakeIssue(
                issue.id(),
                issue.key(),
                issue.summary(),
                issue.status(),
                issue.resolution(),
                issue.resolved(),
                issue.due(),
                issue.priority(),
                issue.labels(),
                issue.assignee(),
                at,
                issue.updated().isBefore(at) ? at.plus(Duration.ofDays(1)) : issue.updated(),
                issue.histories());
    }

    private static Ticket ticket(FakeIssue issue) {
        Reading reading = read(issue);
        assertThat(reading.diagnostics()).isEmpty();
        return Objects.requireNonNull(reading.ticket());
    }

    private static Reading read(FakeIssue issue) {
        return read(issue, Map.of());
    }

    private static Reading read(FakeIssue issue, Map<TicketState, List<String>> states) {
        return read(payload(issue, Set.of()), states);
    }

    private static Reading read(byte[] payload, Map<TicketState, List<String>> states) {
        URI url = URI.create("https://jira.example/");
        TrackerSettings settings = new TrackerSettings(
                "jira",
                new TrackerAccess.Jira(url, null, null, "token"),
                TestNight.PARIS,
                TrackerSettings.POSTMORTEM_LABELS,
                null,
                states,
                Map.of());
        return new JiraTicketReader(settings, url)
                .read(
                        new RawTicket(keyOf(payload), Place.of("jira", keyOf(payload)), payload),
                        TestNight.CLOCK.instant());
    }

    private static String keyOf(byte[] payload) {
        return new String(payload, StandardCharsets.UTF_8).contains("\"key\":\"SEA-1\"") ? "SEA-1" : "OPS-7";
    }

    private static byte[] payload(FakeIssue issue, Set<String> askedAs) {
        return payload(issue, issue.histories(), askedAs);
    }

    private static byte[] payload(FakeIssue issue, List<String> histories, Set<String> askedAs) {
        List<JsonNode> changes = histories == null ? null : new ArrayList<>();
        if (histories != null) {
            histories.forEach(history -> changes.add(JSON.readTree(history)));
        }
        return Issue.payload(
                JSON.readTree(issue.json()), changes, CATEGORIES, askedAs, new Remarks(Set.of("fix-verified")));
    }
}
