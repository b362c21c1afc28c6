package dev.aftercare.tracker.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.TestNight;
import dev.aftercare.http.HttpLimits;
import dev.aftercare.http.LoopbackServer.Reply;
import dev.aftercare.http.PoliteClients;
import dev.aftercare.ticket.Absence;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.tracker.Fetch;
import dev.aftercare.tracker.Fetch.Coverage;
import dev.aftercare.tracker.RawTicket;
import dev.aftercare.tracker.Since;
import dev.aftercare.tracker.Tracker;
import dev.aftercare.tracker.TrackerAccess;
import dev.aftercare.tracker.TrackerAccess.JiraEdition;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerSettings;
import dev.aftercare.tracker.TrackerUnavailable;
import dev.aftercare.tracker.Wanted;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class JiraTrackerTests {

    private static final Instant NOW = TestNight.CLOCK.instant();
    private static final String SECRET = "ATATT3x-hush-hush";
    private static final String SEARCH = "/rest/api/3/search/jql";

    private final List<FakeJira> servers = new ArrayList<>();
    private final List<Duration> waits = new CopyOnWriteArrayList<>();
    private HttpLimits limits = HttpLimits.usual();

    @AfterEach
    void closeServers() {
        servers.forEach(FakeJira::close);
    }

    @Test
    void fetchWhenCloudGivesTwoPagesBringsEveryTicketWithItsHistory() throws Exception {
        FakeJira jira = cloud();
        jira.mostOnAPage(2);
        jira.mostChanges(1);
        jira.with(FakeIssue.open(1)
                        .to("In Progress", null, "2026-03-05T09:00:00Z")
                        .to("Done", "Fixed", "2026-03-06T09:00:00Z"))
                .with(FakeIssue.open(2))
                .with(FakeIssue.open(3).to("Done", "Won't Do", "2026-03-06T09:00:00Z"))
                .with(FakeIssue.open(4).labels("unrelated"));

        Brought brought = fetch(tracker(jira), Since.ever(), Wanted.nothing());

        assertThat(brought.keys()).containsExactly("OPS-1", "OPS-2", "OPS-3");
        assertThat(brought.end().coverage()).isEqualTo(Coverage.EVERYTHING);
        assertThat(brought.states()).containsExactly("DONE 2", "OPEN 0", "CANCELLED 1");
        assertThat(jira.jql())
                .containsExactly("labels in (\"Post-Mortem\", \"postmortem\", \"post-mortem\", \"postmortem-action\")"
                        + " ORDER BY created ASC, key ASC");
        assertThat(jira.asked(SEARCH)).allSatisfy(asked -> {
            assertThat(asked.body()).contains("\"fields\":[\"summary\",\"status\",");
            assertThat(asked.header("User-Agent")).contains("Aftercare");
        });
    }

    @Test
    void fetchWhenDataCenterGrantsSmallPagesBringsEveryTicketWithItsHistory() throws Exception {
        FakeJira jira = dataCenter();
        jira.mostOnAPage(3);
        IntStream.rangeClosed(1, 10)
                .mapToObj(number -> FakeIssue.open(number).to("Done", "Fixed", "2026-03-06T09:00:00Z"))
                .forEach(jira::with);

        Brought brought = fetch(tracker(jira), Since.ever(), Wanted.nothing());

        assertThat(Set.copyOf(brought.keys())).hasSize(10);
        assertThat(brought.states()).allMatch("DONE 1"::equals);
        assertThat(brought.end().coverage()).isEqualTo(Coverage.EVERYTHING);
        assertThat(jira.asked("/rest/api/2/search"))
                .extracting(asked -> FakeJira.parameters(asked).get("startAt"))
                .containsExactly("0", "2", "4", "6", "8");
    }

    @ParameterizedTest
    @CsvSource({"Cloud, CLOUD", "CLOUD, CLOUD", "cloud, CLOUD", "Server, DATA_CENTER", "DataCenter, DATA_CENTER"})
    void openWhenServerSaysWhatItIsBelievesIt(String type, JiraEdition edition) throws Exception {
        FakeJira jira = cloud();
        jira.deploymentType(type);

        assertThat(JiraServer.open(clients(), access(jira, null)).edition()).isEqualTo(edition);
    }

    @Test
    void fetchWhenTokenIsPersonalSaysBearerAndOtherwiseBasic() throws Exception {
        FakeJira jira = dataCenter();
        fetch(tracker(jira), Since.ever(), Wanted.nothing());
        FakeJira cloud = cloud();
        TrackerAccess.Jira access = new TrackerAccess.Jira(cloud.url(), null, "me@example.com", SECRET);
        fetch(tracker(settings(access, TrackerSettings.POSTMORTEM_LABELS, null)), Since.ever(), Wanted.nothing());

        assertThat(jira.asked()).allMatch(asked -> asked.header("Authorization").equals("Bearer " + SECRET));
        assertThat(cloud.asked())
                .allMatch(asked -> asked.header("Authorization").startsWith("Basic "));
    }

    @Test
    void fetchWhenQueryIsConfiguredAsksForItWithoutItsOrder() throws Exception {
        FakeJira jira = cloud();
        TrackerSettings settings = settings(
                access(jira, null),
                List.of("Post-Mortem", "post mortem", "a\"b"),
                "project = OPS AND summary ~ \"order by\" Order  By rank");

        fetch(tracker(settings), Since.ever(), Wanted.nothing());

        assertThat(jira.jql())
                .containsExactly(
                        "(labels in (\"Post-Mortem\", \"a\\\"b\")) OR (project = OPS AND summary ~ \"order by\")"
                                + " ORDER BY created ASC, key ASC");
    }

    @Test
    void fetchWhenNothingIsConfiguredNeverSendsAnEmptyQuery() throws Exception {
        FakeJira jira = cloud().with(FakeIssue.open(1));

        Brought brought = fetch(
                tracker(settings(access(jira, null), List.of("post mortem"), " ORDER BY created")),
                Since.ever(),
                wanted("OPS-1"));

        assertThat(brought.keys()).containsExactly("OPS-1");
        assertThat(jira.asked(SEARCH)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fetchWhenNightBeforeWasGoodAsksForWhatChangedADayBeforeItAndNoEnd(boolean isCloud) throws Exception {
        FakeJira jira = isCloud ? cloud() : dataCenter();
        jira.with(FakeIssue.open(1).updated("2026-08-01T00:00:00Z"))
                .with(FakeIssue.open(2).updated("2026-08-30T12:00:00Z"))
                .with(FakeIssue.open(3).updated("2026-09-01T01:59:59Z"));

        Brought brought = fetch(tracker(jira), lastNight(), Wanted.nothing());

        assertThat(brought.keys()).containsExactly("OPS-2", "OPS-3");
        assertThat(brought.end().coverage()).isEqualTo(Coverage.SOME);
        assertThat(jira.jql())
                .containsExactly("(labels in (\"Post-Mortem\", \"postmortem\", \"post-mortem\", \"postmortem-action\"))"
                        + " AND updated >= -2881m ORDER BY created ASC, key ASC");
    }

    @Test
    void fetchWhenNothingChangedSaysSo() throws Exception {
        FakeJira jira = cloud().with(FakeIssue.open(1));

        assertThat(fetch(tracker(jira), lastNight(), Wanted.nothing()).end().coverage())
                .isEqualTo(Coverage.NOTHING_NEW);
    }

    @Test
    void fetchWhenAWeekPassedSinceEverythingWasAskedForAsksForEverything() throws Exception {
        FakeJira jira = cloud().with(FakeIssue.open(1));
        Tracker tracker = tracker(jira);
        Instant lastNight = NOW.minus(Duration.ofDays(1));

        Fetch.End end = fetch(tracker, new Since("full 2026-08-25T02:00:00Z", lastNight), Wanted.nothing())
                .end();

        assertThat(end.coverage()).isEqualTo(Coverage.EVERYTHING);
        assertThat(end.bookmark()).isEqualTo("full 2026-09-01T02:00:00Z");
    }

    @Test
    void fetchWhenFullPassIsConfiguredForEveryDayAsksForEverythingEveryDay() throws Exception {
        FakeJira jira = cloud().with(FakeIssue.open(1));
        TrackerSettings usual = settings(access(jira, null), List.of("Post-Mortem"), null);
        TrackerSettings daily = new TrackerSettings(
                "jira", usual.access(), usual.zone(), usual.labels(), null, Map.of(), Map.of(), Duration.ofDays(1));

        assertThat(fetch(tracker(daily), lastNight(), Wanted.nothing()).end().coverage())
                .isEqualTo(Coverage.EVERYTHING);
        assertThat(fetch(tracker(usual), lastNight(), Wanted.nothing()).end().coverage())
                .isEqualTo(Coverage.NOTHING_NEW);
    }

    @Test
    void fetchWhenNightBeforeFailedAsksForLittleFirstAndForEverythingNext() throws Exception {
        FakeJira jira = cloud().with(FakeIssue.open(1));
        Tracker tracker = tracker(jira);
        Instant lastNight = NOW.minus(Duration.ofDays(1));

        Fetch.End first =
                fetch(tracker, new Since(null, lastNight), Wanted.nothing()).end();
        Fetch.End next = fetch(tracker, new Since(first.bookmark(), lastNight), Wanted.nothing())
                .end();

        assertThat(first.coverage()).isEqualTo(Coverage.NOTHING_NEW);
        assertThat(next.coverage()).isEqualTo(Coverage.EVERYTHING);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fetchWhenPostmortemNamesTicketsBringsThemWhateverTheirAge(boolean isCloud) throws Exception {
        FakeJira jira = isCloud ? cloud() : dataCenter();
        jira.with(FakeIssue.open(1).labels("unrelated"))
                .with(FakeIssue.open(2).labels("unrelated"))
                .with(FakeIssue.open(3).labels("unrelated").updated("2026-09-01T01:00:00Z"));
        Wanted wanted = new Wanted(keySet("OPS-1", "OPS-2", "OPS-3"), keySet("OPS-2", "OPS-3"));

        Brought brought = fetch(tracker(jira), lastNight(), wanted);

        // OPS-2 is known and did not change
        assertThat(brought.keys()).containsExactly("OPS-1", "OPS-3");
        assertThat(brought.end().absent()).isEmpty();
    }

    @Test
    void fetchWhenHundredsAreNamedAsksInBatches() throws Exception {
        FakeJira jira = cloud();
        IntStream.rangeClosed(1, 250)
                .forEach(number -> jira.with(FakeIssue.open(number).labels("unrelated")));
        String[] keys = IntStream.rangeClosed(1, 250)
                .mapToObj(number -> "OPS-" + number)
                .toArray(String[]::new);

        assertThat(fetch(tracker(jira), Since.ever(), wanted(keys)).keys()).hasSize(250);

        assertThat(jira.asked("/rest/api/3/issue/bulkfetch")).hasSize(3);
        assertThat(jira.asked("/rest/api/3/changelog/bulkfetch")).hasSize(3);
        assertThat(jira.asked()).hasSizeLessThan(12);
    }

    @Test
    void fetchWhenDataCenterRefusesATicketSaysForbiddenOrNotFound() throws Exception {
        FakeJira jira = dataCenter().with(FakeIssue.open(1));
        jira.forbid("SEC-1");

        Brought brought = fetch(tracker(jira), Since.ever(), wanted("OPS-1", "OPS-404", "SEC-1", "UTF-8"));

        assertThat(brought.keys()).containsExactly("OPS-1");
        assertThat(brought.end().absent())
                .isEqualTo(Map.of(
                        new TicketKey("OPS-404"), Absence.NOT_FOUND,
                        new TicketKey("SEC-1"), Absence.FORBIDDEN,
                        new TicketKey("UTF-8"), Absence.NOT_FOUND));
        assertThat(jira.asked("/rest/api/2/issue/UTF-8")).isEmpty();
    }

    @Test
    void fetchWhenCloudDoesNotKnowATicketSaysNotFound() throws Exception {
        FakeJira jira = cloud().with(FakeIssue.open(1));
        jira.forbid("SEC-1");

        assertThat(fetch(tracker(jira), Since.ever(), wanted("OPS-404", "SEC-1"))
                        .end()
                        .absent())
                .isEqualTo(
                        Map.of(new TicketKey("OPS-404"), Absence.NOT_FOUND, new TicketKey("SEC-1"), Absence.NOT_FOUND));
    }

    @Test
    void fetchWhenManyKeysAreOfAProjectElsewhereAsksForThatProjectOnce() throws Exception {
        FakeJira jira = cloud();
        String[] keys = IntStream.rangeClosed(1, 80)
                .mapToObj(number -> "ELSE-" + number)
                .toArray(String[]::new);

        assertThat(fetch(tracker(jira), Since.ever(), wanted(keys)).end().absent())
                .hasSize(80);

        assertThat(jira.asked("/rest/api/3/project/search")).hasSize(1);
        assertThat(jira.asked().stream().filter(asked -> asked.address().contains("/issue/ELSE")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fetchWhenTicketWasMovedFollowsItAndKeepsItsFormerKeys(boolean isCloud) throws Exception {
        FakeJira jira = isCloud ? cloud() : dataCenter();
        jira.with(FakeIssue.open(1)).with(FakeIssue.open(2)).with(FakeIssue.open(3));
        jira.move("OPS-2", FakeIssue.open(2).key("SEA-9"));
        jira.move("OPS-3", FakeIssue.open(3).key("SEA-8"));

        Brought brought = fetch(tracker(jira), Since.ever(), wanted("OPS-1", "OPS-2", "OPS-3", "ops-1"));

        assertThat(brought.formerKeys()).containsExactlyInAnyOrder("OPS-1 [ops-1]", "SEA-8 [OPS-3]", "SEA-9 [OPS-2]");
        assertThat(brought.end().absent()).isEmpty();
    }

    @Test
    void fetchWhenKnownTicketIsDeletedSaysNotFound() throws Exception {
        FakeJira jira = cloud().with(FakeIssue.open(1)).with(FakeIssue.open(2));
        jira.delete("OPS-2");

        Fetch.End end = fetch(tracker(jira), lastNight(), new Wanted(keySet("OPS-2"), keySet("OPS-2")))
                .end();

        assertThat(end.absent()).isEqualTo(Map.of(new TicketKey("OPS-2"), Absence.NOT_FOUND));
    }

    @Test
    void fetchWhenIndexIsLateStillBringsTheNamedTicket() throws Exception {
        FakeJira jira = cloud().with(FakeIssue.open(1));
        jira.first(SEARCH, Reply.json("{\"issues\":[],\"isLast\":true}"));

        assertThat(fetch(tracker(jira), Since.ever(), wanted("OPS-1")).keys()).containsExactly("OPS-1");
    }

    @Test
    void fetchWhenTokenIsRepeatedEndsAndSaysThatTheListIsNotComplete() {
        FakeJira jira = cloud();
        Reply stuck = Reply.json("{\"issues\":[%s],\"nextPageToken\":\"same\"}"
                .formatted(FakeIssue.open(1).json()));
        jira.first(SEARCH, Stream.generate(() -> stuck).limit(50).toArray(Reply[]::new));

        assertThatThrownBy(() -> fetch(tracker(jira), Since.ever(), Wanted.nothing()))
                .isInstanceOf(TrackerUnavailable.class)
                .hasMessageContaining("leads to the same page again and again");
        assertThat(jira.asked(SEARCH)).hasSize(2);
    }

    @Test
    void fetchWhenTokenIsRepeatedOnThePageThatSaysItIsTheLastEndsWell() throws Exception {
        FakeJira jira = cloud();
        String page = "{\"issues\":[%s],\"nextPageToken\":\"same\",\"isLast\":%s}";
        jira.first(
                SEARCH,
                Reply.json(page.formatted(FakeIssue.open(1).json(), false)),
                Reply.json(page.formatted(FakeIssue.open(2).json(), true)));

        Brought brought = fetch(tracker(jira), Since.ever(), Wanted.nothing());

        assertThat(brought.keys()).containsExactly("OPS-1", "OPS-2");
        assertThat(brought.end().coverage()).isEqualTo(Coverage.EVERYTHING);
    }

    @Test
    void fetchWhenPageSaysItIsTheLastAndGivesATokenGoesOn() throws Exception {
        FakeJira jira = cloud();
        jira.first(
                SEARCH,
                Reply.json("{\"issues\":[%s],\"nextPageToken\":\"two\",\"isLast\":true}"
                        .formatted(FakeIssue.open(1).json())),
                Reply.json("{\"issues\":[%s]}".formatted(FakeIssue.open(2).json())));

        assertThat(fetch(tracker(jira), Since.ever(), Wanted.nothing()).keys()).containsExactly("OPS-1", "OPS-2");
    }

    @Test
    void fetchWhenPagesAreEmptyAndLeadOnEndsAndWithdrawsNothing() throws Exception {
        FakeJira jira = cloud();
        jira.first(
                SEARCH,
                IntStream.range(0, 20)
                        .mapToObj(number -> Reply.json("{\"issues\":[],\"nextPageToken\":\"e%d\"}".formatted(number)))
                        .toArray(Reply[]::new));

        Brought brought = fetch(tracker(jira), Since.ever(), Wanted.nothing());

        assertThat(brought.end().coverage()).isNotEqualTo(Coverage.EVERYTHING);
        assertThat(jira.asked(SEARCH)).hasSize(3);
    }

    @Test
    void fetchWhenOnePageIsEmptyReadsTheNext() throws Exception {
        FakeJira jira = cloud();
        jira.first(
                SEARCH,
                Reply.json("{\"issues\":[],\"nextPageToken\":\"two\"}"),
                Reply.json("{\"issues\":[%s]}".formatted(FakeIssue.open(2).json())));

        assertThat(fetch(tracker(jira), Since.ever(), Wanted.nothing()).keys()).containsExactly("OPS-2");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fetchWhenTicketChangesWhilePagesAreReadGivesItAsItCameLast(boolean isCloud) throws Exception {
        FakeJira jira = isCloud ? cloud() : dataCenter();
        jira.mostOnAPage(2);
        IntStream.rangeClosed(1, 6).mapToObj(FakeIssue::open).forEach(jira::with);
        jira.beforePage(2, () -> jira.with(FakeIssue.open(3).to("Done", "Fixed", "2026-09-01T01:00:00Z")));

        Brought brought = fetch(tracker(jira), Since.ever(), Wanted.nothing());

        assertThat(Set.copyOf(brought.keys())).hasSize(6);
        assertThat(brought.last("OPS-3")).isEqualTo("DONE 1");
    }

    @Test
    void fetchWhenTicketsLeaveTheListOfADataCenterLosesNoneOfTheOthers() throws Exception {
        FakeJira jira = dataCenter();
        jira.mostOnAPage(4);
        IntStream.rangeClosed(1, 20).mapToObj(FakeIssue::open).forEach(jira::with);
        jira.beforePage(3, () -> IntStream.rangeClosed(1, 5).forEach(number -> jira.delete("OPS-" + number)));

        Brought brought = fetch(tracker(jira), Since.ever(), Wanted.nothing());

        assertThat(brought.keys())
                .containsAll(IntStream.rangeClosed(6, 20)
                        .mapToObj(number -> "OPS-" + number)
                        .toList());
    }

    @Test
    void fetchWhenDataCenterCountsMoreThanItGivesSaysSo() {
        FakeJira jira = dataCenter();
        jira.first("/rest/api/2/search", Reply.json("{\"startAt\":0,\"total\":7,\"issues\":[]}"));

        assertThatThrownBy(() -> fetch(tracker(jira), Since.ever(), Wanted.nothing()))
                .isInstanceOf(TrackerUnavailable.class)
                .hasMessageContaining("counts 7 tickets and gives none from number 1 on");
    }

    @Test
    void fetchWhenTicketIsDeletedBeforeItsHistoryIsReadBringsTheOthers() throws Exception {
        FakeJira jira = cloud();
        IntStream.rangeClosed(1, 3)
                .mapToObj(number -> FakeIssue.open(number).to("Done", "Fixed", "2026-03-06T09:00:00Z"))
                .forEach(jira::with);
        Reply refusal = FakeJira.error(400, "Issue does not exist.");
        jira.first("/rest/api/3/changelog/bulkfetch", refusal, refusal);

        Brought brought = fetch(tracker(jira), Since.ever(), Wanted.nothing());

        assertThat(brought.states()).containsExactly("DONE 0", "DONE 1", "DONE 1");
    }

    @Test
    void fetchWhenTokenIsRefusedSaysItInOneSentence() {
        FakeJira jira = cloud();
        jira.first("/rest/api/3/myself", FakeJira.error(401, "Client must be authenticated, not with " + SECRET));

        assertThatThrownBy(() -> fetch(tracker(jira), Since.ever(), Wanted.nothing()))
                .isInstanceOf(TrackerRefused.class)
                .hasMessage(
                        jira.url() + "/rest/api/3/myself: the server does not know us (401) (\"Client must be"
                                + " authenticated, not with (secret)\"); check user and token, under \"jira\" of this tracker: an API"
                                + " token of Jira Cloud needs its e-mail address as \"user\", a personal access token needs none");
        assertThat(jira.asked(SEARCH)).isEmpty();
    }

    @Test
    void fetchWhenTokenMayNotSeeAnythingSaysItInOneSentence() {
        FakeJira jira = dataCenter();
        jira.first("/rest/api/2/search", FakeJira.error(403, "Forbidden for you"));

        assertThatThrownBy(() -> fetch(tracker(jira), Since.ever(), Wanted.nothing()))
                .isInstanceOf(TrackerRefused.class)
                .hasMessage(
                        jira.url() + "/rest/api/2/search: we may not see this (403) (\"Forbidden for you\"); give the"
                                + " token's user the right to read it");
    }

    @Test
    void fetchWhenQueryIsWrongSaysWhatJiraSays() {
        FakeJira jira = cloud();
        jira.first(SEARCH, FakeJira.error(400, "The value 'OPPS' does not exist for the field 'project'."));

        assertThatThrownBy(() -> fetch(tracker(jira), Since.ever(), Wanted.nothing()))
                .isInstanceOf(TrackerRefused.class)
                .hasMessageContaining("The value 'OPPS' does not exist for the field 'project'.")
                .hasMessageEndingWith("; correct \"query\" and \"labels\" of this tracker");
    }

    @Test
    void fetchWhenCloudIsTakenForDataCenterNamesTheClosedAddress() {
        FakeJira jira = cloud();
        // The first questions of a Data Center are answered by Jira Cloud, too.
        jira.first("/rest/api/2/myself", Reply.json("{\"displayName\":\"Aftercare\"}"));
        Tracker tracker =
                tracker(settings(access(jira, JiraEdition.DATA_CENTER), TrackerSettings.POSTMORTEM_LABELS, null));

        assertThatThrownBy(() -> fetch(tracker, Since.ever(), Wanted.nothing()))
                .isInstanceOf(TrackerRefused.class)
                .hasMessageContaining("/rest/api/2/search: the server no longer has this (410)")
                .hasMessageEndingWith("write edition: cloud, or leave \"edition\" out");
    }

    @Test
    void fetchWhenDataCenterIsTakenForCloudSaysWhatToCorrect() {
        FakeJira jira = dataCenter();
        Tracker tracker = tracker(settings(access(jira, JiraEdition.CLOUD), TrackerSettings.POSTMORTEM_LABELS, null));

        assertThatThrownBy(() -> fetch(tracker, Since.ever(), Wanted.nothing()))
                .isInstanceOf(TrackerRefused.class)
                .hasMessageContaining("(404)")
                .hasMessageEndingWith("check \"url\" and \"edition\" of this tracker");
    }

    @Test
    void fetchWhenServerIsNoJiraSaysSo() {
        FakeJira jira = cloud();
        jira.first("/rest/api/2/serverInfo", Reply.json("{\"hello\":\"world\"}"));

        assertThatThrownBy(() -> fetch(tracker(jira), Since.ever(), Wanted.nothing()))
                .isInstanceOf(TrackerRefused.class)
                .hasMessage(jira.url()
                        + " is no Jira; correct \"url\" of this tracker, with the path under which Jira lies");
    }

    @Test
    void fetchWhenServerAsksToWaitWaitsAsLongAndGoesOn() throws Exception {
        FakeJira jira = cloud().with(FakeIssue.open(1));
        jira.first(
                SEARCH,
                FakeJira.error(429, "Rate limit exceeded").with("Retry-After", "7"),
                FakeJira.error(429, "Rate limit exceeded"),
                FakeJira.error(500, "Oops"));

        assertThat(fetch(tracker(jira), Since.ever(), Wanted.nothing()).keys()).containsExactly("OPS-1");

        assertThat(waits).hasSize(3).first().isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void fetchWhenAnswerIsCutInItsMiddleAsksAgain() throws Exception {
        FakeJira jira = cloud().with(FakeIssue.open(1));
        jira.first(
                SEARCH,
                Reply.json("{\"issues\":[%s]}".formatted(FakeIssue.open(9).json()))
                        .cutAfter(40),
                Reply.json("<html>login</html>"));

        assertThat(fetch(tracker(jira), Since.ever(), Wanted.nothing()).keys()).containsExactly("OPS-1");
    }

    @Test
    void fetchWhenServerStaysBrokenInTheMiddleIsUnavailableAndNeverShort() {
        FakeJira jira = cloud();
        Tracker tracker = tracker(jira);
        List<String> came = new ArrayList<>();

        assertThatThrownBy(() -> {
                    try (Fetch fetch = tracker.fetch(Since.ever(), wanted("OPS-1"))) {
                        jira.first(SEARCH, page(FakeIssue.open(1), "t1"));
                        jira.first(
                                SEARCH,
                                Stream.generate(() -> FakeJira.error(500, "Oops"))
                                        .limit(20)
                                        .toArray(Reply[]::new));
                        for (Optional<RawTicket> raw = fetch.next(); raw.isPresent(); raw = fetch.next()) {
                            came.add(raw.get().key());
                        }
                    }
                })
                .isInstanceOf(TrackerUnavailable.class)
                .hasMessageContaining("the server answers with an error (500) (asked 6 times)");
        assertThat(came).containsExactly("OPS-1");
    }

    @Test
    void fetchWhenServerIsSlowGivesUpInTime() {
        limits = HttpLimits.usual().withAnswer(Duration.ofMillis(300)).withAttempts(2);
        FakeJira jira = cloud();
        Reply slow = page(FakeIssue.open(1), "t1").slow(5_000);
        jira.first(SEARCH, slow, slow);

        assertThatThrownBy(() -> fetch(tracker(jira), Since.ever(), Wanted.nothing()))
                .isInstanceOf(TrackerUnavailable.class)
                .hasMessageContaining("no whole answer within");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "null", "{}", "{\"issues\":7}", "{\"errorMessages\":[\"x\"]}"})
    void fetchWhenAnswerIsNoListIsUnavailableAndNeverEmpty(String answer) {
        FakeJira jira = cloud();
        jira.first(SEARCH, Reply.json(answer));

        assertThatThrownBy(() -> fetch(tracker(jira), Since.ever(), Wanted.nothing()))
                .isInstanceOf(TrackerUnavailable.class)
                .hasMessageContaining("the answer has no \"issues\"");
    }

    @Test
    void fetchWhenIssueHasNoKeySaysSoAndBringsTheOthers() throws Exception {
        FakeJira jira = cloud();
        jira.first(
                SEARCH,
                Reply.json("{\"issues\":[{\"id\":\"7\"},null,[],%s]}"
                        .formatted(FakeIssue.open(1).json())));
        jira.with(FakeIssue.open(1));

        Brought brought = fetch(tracker(jira), Since.ever(), Wanted.nothing());

        assertThat(brought.keys()).containsExactly("OPS-1");
        assertThat(brought.end().diagnostics()).hasSize(3);
        assertThat(brought.end().coverage()).isEqualTo(Coverage.SOME);
    }

    @Test
    void fetchWhenThereAreTenThousandTicketsBringsThemAll() throws Exception {
        FakeJira jira = cloud();
        jira.mostOnAPage(500);
        IntStream.rangeClosed(1, 10_000).mapToObj(FakeIssue::open).forEach(jira::with);

        Brought brought = fetch(tracker(jira), Since.ever(), Wanted.nothing());

        assertThat(Set.copyOf(brought.keys())).hasSize(10_000);
        assertThat(jira.asked()).hasSizeLessThan(50);
    }

    @Test
    void fetchWhenTokenHoldsALineEndSaysSoWithoutIt() {
        FakeJira jira = cloud();
        TrackerAccess.Jira access = new TrackerAccess.Jira(jira.url(), null, null, SECRET + "\nX");

        assertThatThrownBy(() -> fetch(
                        tracker(settings(access, TrackerSettings.POSTMORTEM_LABELS, null)),
                        Since.ever(),
                        Wanted.nothing()))
                .isInstanceOf(TrackerRefused.class)
                .hasMessageContaining("the token holds a character that no token has")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void checkWhenAllIsWellSaysWhoWeAreAndWhatWeSee() throws Exception {
        FakeJira jira = cloud().with(FakeIssue.open(1)).with(FakeIssue.open(2));
        FakeJira dataCenter = dataCenter();

        assertThat(tracker(jira).check()).isEqualTo("we are \"Aftercare\" at Jira Cloud; 2 tickets match");
        assertThat(tracker(dataCenter).check())
                .isEqualTo(
                        "we are \"Aftercare\" at Jira Data Center; no ticket matches: check the labels, the query, and"
                                + " what this user may see");
        assertThat(tracker(settings(access(jira, null), List.of(), null)).check())
                .isEqualTo(
                        "we are \"Aftercare\" at Jira Cloud; no label and no query is configured, so only tickets that"
                                + " postmortems name are asked for");
    }

    @ParameterizedTest
    @CsvSource({
        "OPS-1, true",
        "ops-12, true",
        "A2_B-7, true",
        "org/repo#12, false",
        "group/project!3, false",
        "OPS-, false",
        "OPS-0, false",
        "OPS 1, false",
        "7-7, false"
    })
    void mayHoldWhenKeyLooksLikeJirasSaysSo(String key, boolean held) {
        assertThat(tracker(cloud()).mayHold(new TicketKey(key))).isEqualTo(held);
    }

    @Test
    void fingerprintWhenMappingChangesChangesAndHoldsNoSecret() {
        FakeJira jira = cloud();
        TrackerSettings settings = settings(access(jira, null), List.of("a"), null);
        TrackerSettings mapped = new TrackerSettings(
                "jira",
                settings.access(),
                settings.zone(),
                settings.labels(),
                null,
                Map.of(dev.aftercare.ticket.TicketState.DONE, List.of("Served")),
                Map.of());

        assertThat(tracker(settings).fingerprint())
                .isEqualTo(tracker(settings(access(jira, null), List.of("a"), null))
                        .fingerprint())
                .isNotEqualTo(tracker(mapped).fingerprint())
                .isNotEqualTo(tracker(settings(access(jira, null), List.of("b"), null))
                        .fingerprint())
                .doesNotContain(SECRET);
    }

    private static Reply page(FakeIssue issue, String token) {
        return Reply.json("{\"issues\":[%s],\"nextPageToken\":\"%s\"}".formatted(issue.json(), token));
    }

    private FakeJira cloud() {
        FakeJira jira = FakeJira.cloud(NOW);
        servers.add(jira);
        return jira;
    }

    private FakeJira dataCenter() {
        FakeJira jira = FakeJira.dataCenter(NOW);
        servers.add(jira);
        return jira;
    }

    private PoliteClients clients() {
        return new PoliteClients(TestNight.CLOCK, waits::add, new SplittableRandom(7), limits);
    }

    private Tracker tracker(FakeJira jira) {
        return tracker(settings(access(jira, null), TrackerSettings.POSTMORTEM_LABELS, null));
    }

    private Tracker tracker(TrackerSettings settings) {
        return new JiraTrackers(clients(), TestNight.CLOCK).tracker(settings).orElseThrow();
    }

    private static TrackerAccess.Jira access(FakeJira jira, JiraEdition edition) {
        return new TrackerAccess.Jira(jira.url(), edition, null, SECRET);
    }

    private static TrackerSettings settings(TrackerAccess access, List<String> labels, String query) {
        return new TrackerSettings("jira", access, TestNight.PARIS, labels, query, Map.of(), Map.of());
    }

    private static Since lastNight() {
        return new Since("full 2026-08-31T02:00:00Z", NOW.minus(Duration.ofDays(1)));
    }

    private static Wanted wanted(String... keys) {
        return new Wanted(keySet(keys), Set.of());
    }

    private static Set<TicketKey> keySet(String... keys) {
        return Arrays.stream(keys).map(TicketKey::new).collect(Collectors.toSet());
    }

    private static Brought fetch(Tracker tracker, Since since, Wanted wanted)
            throws TrackerUnavailable, TrackerRefused {
        List<RawTicket> raws = new ArrayList<>();
        try (Fetch fetch = tracker.fetch(since, wanted)) {
            for (Optional<RawTicket> raw = fetch.next(); raw.isPresent(); raw = fetch.next()) {
                raws.add(raw.get());
            }
            return new Brought(tracker, raws, fetch.end());
        }
    }

    /** What one fetch brought home. */
    private record Brought(Tracker tracker, List<RawTicket> raws, Fetch.End end) {

        Brought {
            raws.forEach(raw -> assertThat(new String(raw.payload(), StandardCharsets.UTF_8))
                    .doesNotContain(SECRET, "secret plans"));
        }

        List<String> keys() {
            return raws.stream().map(RawTicket::key).toList();
        }

        List<String> states() {
            return raws.stream().map(this::state).toList();
        }

        String last(String key) {
            return raws.stream()
                    .filter(raw -> raw.key().equals(key))
                    .map(this::state)
                    .reduce((first, second) -> second)
                    .orElseThrow();
        }

        List<String> formerKeys() {
            return raws.stream()
                    .map(raw -> tracker.reader().read(raw, NOW).ticket())
                    .filter(ticket -> !ticket.formerKeys().isEmpty())
                    .map(ticket -> ticket.key() + " " + ticket.formerKeys())
                    .toList();
        }

        private String state(RawTicket raw) {
            var ticket = tracker.reader().read(raw, NOW).ticket();
            return ticket.state() + " " + ticket.transitions().size();
        }
    }
}
