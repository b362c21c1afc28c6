package dev.aftercare.tracker.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.TestNight;
import dev.aftercare.http.HttpLimits;
import dev.aftercare.http.LoopbackServer;
import dev.aftercare.http.LoopbackServer.Reply;
import dev.aftercare.http.PoliteClients;
import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.ticket.Absence;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.ticket.TicketRemark;
import dev.aftercare.tracker.Fetch;
import dev.aftercare.tracker.Fetch.Coverage;
import dev.aftercare.tracker.RawTicket;
import dev.aftercare.tracker.Since;
import dev.aftercare.tracker.Tracker;
import dev.aftercare.tracker.TrackerAccess;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerSettings;
import dev.aftercare.tracker.TrackerUnavailable;
import dev.aftercare.tracker.Wanted;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Asks a server on this machine that answers like GitHub; only the waiting is not real. */
class GitHubTrackerTests {

    private static final String LIST =
            "/repos/example/shop/issues?labels=Post-Mortem&state=all&sort=created&direction=asc&per_page=100";

    private static final Instant NOW = TestNight.RUN_DATE.asOf();

    private final FakeGitHub github = new FakeGitHub();
    private final List<Duration> waits = new ArrayList<>();
    private List<String> repositories = List.of("example/shop");
    private List<String> labels = List.of("Post-Mortem");
    private String query;
    private String token = "ghp_s3cret";
    private HttpLimits limits = HttpLimits.usual().withAttempts(3);
    private Instant now = NOW;

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void fetchWhenIssuesHaveLabelGivesThemPageByPageWithoutPullRequests() throws Exception {
        for (int i = 1; i <= 230; i++) {
            github.issue("example/shop", i, "Action " + i).label("post-mortem");
        }
        github.issue("example/shop", 231, "Retry less").label("Post-Mortem").pull(null);
        github.issue("example/shop", 232, "Unrelated");

        Answer answer = fetch(Since.ever());

        assertThat(answer.keys()).hasSize(230).startsWith("example/shop#1").endsWith("example/shop#230");
        assertThat(answer.end().coverage()).isEqualTo(Coverage.EVERYTHING);
        assertThat(github.server.addresses().subList(0, 3)).containsExactly(LIST, LIST + "&page=2", LIST + "&page=3");
        assertThat(github.server.asked())
                .extracting(asked -> asked.header("Authorization"))
                .containsOnly("Bearer ghp_s3cret");
    }

    @Test
    void fetchWhenLabelsAreSeveralAsksForEachOnceAndGivesEachIssueOnce() throws Exception {
        labels = List.of("Post-Mortem", "post-mortem", "postmortem action");
        github.issue("example/shop", 1, "Both").label("Post-Mortem", "Postmortem Action");
        github.issue("example/shop", 2, "One").label("postmortem action");

        assertThat(fetch(Since.ever()).keys()).containsExactly("example/shop#1", "example/shop#2");
        assertThat(github.server.addresses()).containsExactly(LIST, LIST.replace("Post-Mortem", "postmortem%20action"));
    }

    @Test
    void fetchWhenNothingMatchesGivesAnEmptyWholeAnswer() throws Exception {
        github.emptyRepository("example/shop");

        Answer answer = fetch(Since.ever());

        assertThat(answer.keys()).isEmpty();
        assertThat(answer.end().coverage()).isEqualTo(Coverage.EVERYTHING);
    }

    @Test
    void fetchWhenNextPageIsEmptyEnds() throws Exception {
        github.issue("example/shop", 1, "Rehearse").label("Post-Mortem");
        String next = github.server.root() + LIST + "&page=";
        github.server.at(LIST, github.now(LIST).with("Link", "<" + next + "2>; rel=\"next\""));
        github.server.at(LIST + "&page=2", Reply.json("[]").with("Link", "<" + next + "3>; rel=\"next\""));

        assertThat(fetch(Since.ever()).keys()).containsExactly("example/shop#1");
        assertThat(github.server.addresses()).doesNotContain(LIST + "&page=3");
    }

    @Test
    void fetchWhenPagesLeadInCircleIsFailureAndEnds() {
        github.issue("example/shop", 1, "Rehearse").label("Post-Mortem");
        github.server.at(LIST, github.now(LIST).with("Link", "<" + github.server.root() + LIST + ">; rel=\"next\""));

        assertThatThrownBy(() -> fetch(Since.ever()))
                .isInstanceOf(TrackerUnavailable.class)
                .hasMessage(
                        "GitHub leads to the same page again and again, so the list is not complete; try again later");
        assertThat(github.server.addresses()).containsExactly(LIST);
    }

    @Test
    void fetchWhenNextPageIsOnAnotherServerDoesNotFollow() {
        try (LoopbackServer other = new LoopbackServer()) {
            github.issue("example/shop", 1, "Rehearse").label("Post-Mortem");
            github.server.at(LIST, github.now(LIST).with("Link", "<" + other.root() + "/x>; rel=\"next\""));

            assertThatThrownBy(() -> fetch(Since.ever()))
                    .isInstanceOf(TrackerUnavailable.class)
                    .hasMessageContaining("which is another one, and was not followed");
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void fetchWhenTokenIsNotKnownRefusesAndNamesNoSecret() {
        github.server.at(LIST, Reply.json(401, "{\"message\": \"Bad credentials ghp_s3cret\"}"));

        assertThatThrownBy(() -> fetch(Since.ever()))
                .isInstanceOf(TrackerRefused.class)
                .hasMessageContaining("the server does not know us (401)")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "403, '{\"message\": \"Resource not accessible by personal access token\"}', we may not see this (403)",
        "404, '{\"message\": \"Not Found\"}', 'the server has no such thing, or hides it from us (404)'",
        "410, '{\"message\": \"Issues has been disabled in this repository.\"}', the server no longer has this (410)",
        "422, '{\"message\": \"Validation Failed\"}', the server does not take the question (422)",
    })
    void fetchWhenRepositoryIsWithheldReadsTheOthersAndIsFailure(int status, String body, String sentence) {
        repositories = List.of("example/secret", "example/shop");
        labels = List.of("Post-Mortem", "postmortem");
        github.repository("example/secret", Reply.json(status, body));
        github.issue("example/shop", 1, "Rehearse").label("Post-Mortem");
        List<String> keys = new ArrayList<>();

        assertThatThrownBy(() -> fetch(Since.ever(), Wanted.nothing(), keys))
                .isInstanceOf(TrackerRefused.class)
                .hasMessageContaining("/repos/example/secret/issues: " + sentence);
        assertThat(keys).containsExactly("example/shop#1");
        assertThat(github.server.addresses().stream().filter(address -> address.contains("secret")))
                .as("the second label would be withheld, too")
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("passingTroubles")
    void fetchWhenTroublePassesWaitsAndGoesOn(Reply trouble, Duration least, Duration most) throws Exception {
        github.issue("example/shop", 1, "Rehearse").label("Post-Mortem");
        github.server.at(LIST, trouble, github.now(LIST));

        assertThat(fetch(Since.ever()).keys()).containsExactly("example/shop#1");
        assertThat(waits).hasSize(1);
        assertThat(waits.get(0)).isBetween(least, most);
    }

    static Stream<Object[]> passingTroubles() {
        Reply limited = Reply.json(429, "{\"message\": \"too many\"}");
        Reply forbidden = Reply.json(403, "{\"message\": \"API rate limit exceeded for user ID 1.\"}");
        Reply secondary = Reply.json(403, "{\"message\": \"You have exceeded a secondary rate limit.\"}");
        Duration second = Duration.ofSeconds(1);
        Duration minute = Duration.ofMinutes(1);
        return Stream.of(
                new Object[] {limited.with("Retry-After", "7"), second.multipliedBy(7), second.multipliedBy(7)},
                new Object[] {limited, Duration.ofMillis(500), second},
                new Object[] {secondary.with("Retry-After", "60"), minute, minute},
                new Object[] {secondary, minute, minute},
                new Object[] {
                    forbidden
                            .with("X-RateLimit-Remaining", "0")
                            .with(
                                    "X-RateLimit-Reset",
                                    String.valueOf(NOW.plusSeconds(90).getEpochSecond())),
                    second.multipliedBy(90),
                    second.multipliedBy(90)
                },
                new Object[] {Reply.json(500, "{}"), Duration.ofMillis(500), second},
                new Object[] {Reply.json("[{\"number\": 1}]").cutAfter(5), Duration.ofMillis(500), second},
                new Object[] {Reply.json("[{\"number\": 1"), Duration.ofMillis(500), second});
    }

    @ParameterizedTest
    @MethodSource("lastingTroubles")
    void fetchWhenTroubleLastsIsFailureAndNeverAnEmptyList(Reply trouble, String sentence) {
        limits = limits.withAnswer(Duration.ofMillis(700));
        github.server.at(LIST, trouble);

        assertThatThrownBy(() -> fetch(Since.ever()))
                .isInstanceOf(TrackerUnavailable.class)
                .hasMessageContaining(sentence);
    }

    static Stream<Object[]> lastingTroubles() {
        Reply good = Reply.json("[]");
        return Stream.of(
                new Object[] {Reply.json(500, "{}"), "the server answers with an error (500) (asked 3 times)"},
                new Object[] {Reply.json(429, "{}"), "the server asks us to come back later (429)"},
                new Object[] {
                    Reply.json(403, "{}")
                            .with("X-RateLimit-Remaining", "0")
                            .with(
                                    "X-RateLimit-Reset",
                                    String.valueOf(NOW.plusSeconds(3_000).getEpochSecond())),
                    "it would take another 3000 s, and we wait at most 900 s in one run"
                },
                new Object[] {good.cutAfter(1), "the connection was cut before the answer was complete"},
                new Object[] {Reply.json("not JSON"), "the answer is no JSON, or only a part of it"},
                new Object[] {good.with("Content-Type", "text/html"), "the answer is a web page and no JSON"},
                new Object[] {good.slow(1_500), "the server gave no whole answer within 1 s"});
    }

    @Test
    void fetchWhenAnswerIsNoListIsFailure() {
        github.server.at(LIST, Reply.json("{\"message\": \"hello\"}"));

        assertThatThrownBy(() -> fetch(Since.ever()))
                .isInstanceOf(TrackerRefused.class)
                .hasMessageEndingWith("the answer is no list of issues; check the address of the API");
    }

    @Test
    void fetchWhenThereAreTenThousandIssuesGivesThemAll() throws Exception {
        for (int i = 1; i <= 10_000; i++) {
            github.issue("example/shop", i, "Action " + i).label("Post-Mortem");
        }

        assertThat(Set.copyOf(fetch(Since.ever()).keys())).hasSize(10_000);
        assertThat(github.server.addresses())
                .as("each page, and once more whether it changed")
                .hasSize(200);
    }

    @Test
    void fetchWhenIssueLosesItsLabelWhilePagesAreReadLosesNoOther() throws Exception {
        for (int i = 1; i <= 150; i++) {
            github.issue("example/shop", i, "Action " + i).label("Post-Mortem");
        }
        Set<String> keys = new java.util.HashSet<>();
        try (Fetch fetch = tracker().fetch(Since.ever(), Wanted.nothing())) {
            Optional<RawTicket> raw = fetch.next();
            github.remove("example/shop#50");
            while (raw.isPresent()) {
                keys.add(raw.get().key());
                raw = fetch.next();
            }
        }

        assertThat(keys)
                .as("number 101 moved to the first page")
                .contains("example/shop#101")
                .hasSize(150);
    }

    @Test
    void fetchWhenIssueChangesWhilePagesAreReadGivesEachOnceAndTheNextRunTheChange() throws Exception {
        for (int i = 1; i <= 150; i++) {
            github.issue("example/shop", i, "Action " + i).label("Post-Mortem");
        }
        List<String> keys = new ArrayList<>();
        Fetch fetch = tracker().fetch(Since.ever(), Wanted.nothing());
        keys.add(fetch.next().orElseThrow().key());
        github.issue("example/shop", 3, "Action 3").label("Post-Mortem").closed("2026-09-01T02:00:01Z", "completed");
        for (Optional<RawTicket> raw = fetch.next(); raw.isPresent(); raw = fetch.next()) {
            keys.add(raw.get().key());
        }
        assertThat(keys).doesNotHaveDuplicates().hasSize(150);

        now = NOW.plus(Duration.ofDays(1));
        Answer next = fetch(new Since(fetch.end().bookmark(), NOW));

        assertThat(next.lines()).containsExactly("example/shop#3 DONE completed");
    }

    @Test
    void fetchWhenIssueWasClosedAsksForItsEventsAndReadsReopenings() throws Exception {
        github.issue("example/shop", 1, "Rehearse")
                .label("Post-Mortem")
                .closed("2026-04-01T10:00:00Z", "completed")
                .reopened("2026-04-02T10:00:00Z")
                .closed("2026-05-01T10:00:00Z", "not_planned");
        github.issue("example/shop", 2, "Never closed").label("Post-Mortem");

        Answer answer = fetch(Since.ever());

        assertThat(answer.tickets().get(0).transitions())
                .extracting(turn -> turn.at() + " " + turn.to())
                .containsExactly(
                        "2026-04-01T10:00:00Z DONE", "2026-04-02T10:00:00Z OPEN", "2026-05-01T10:00:00Z CANCELLED");
        assertThat(answer.tickets().get(0).timesReopened()).isEqualTo(1);
        assertThat(github.server.addresses())
                .contains("/repos/example/shop/issues/1/events?per_page=100")
                .doesNotContain("/repos/example/shop/issues/2/events?per_page=100");
    }

    @Test
    void fetchWhenHistoryIsWithheldGivesTheTicketAndSaysSo() throws Exception {
        github.issue("example/shop", 1, "Rehearse").label("Post-Mortem").closed("2026-04-01T10:00:00Z", "completed");
        github.server.at("/repos/example/shop/issues/1/events?per_page=100", Reply.json(403, "{}"));

        Answer answer = fetch(Since.ever());

        assertThat(answer.lines()).containsExactly("example/shop#1 DONE completed");
        assertThat(answer.messages()).singleElement().asString().startsWith("how often it was reopened is not known:");
    }

    @Test
    void fetchWhenLimitIsNearOwesHistoriesToTheNextRun() throws Exception {
        for (int i = 1; i <= 40; i++) {
            github.issue("example/shop", i, "Action " + i)
                    .label("Post-Mortem")
                    .closed("2026-04-01T10:00:00Z", "completed")
                    .reopened("2026-04-02T10:00:00Z");
        }
        github.limit(30);

        Answer first = fetch(Since.ever());
        github.limit(5_000);
        now = NOW.plus(Duration.ofDays(1));
        Answer second = fetch(new Since(first.end().bookmark(), NOW));

        assertThat(first.keys()).as("every ticket, though not every history").hasSize(40);
        assertThat(github.server.addresses())
                .filteredOn(address -> address.contains("/events"))
                .hasSize(40);
        assertThat(second.keys()).hasSizeBetween(10, 30);
        assertThat(first.keys()).as("none is given twice in vain").containsAll(second.keys());
        assertThat(second.tickets())
                .allSatisfy(ticket -> assertThat(ticket.transitions()).hasSize(2));
        now = NOW.plus(Duration.ofDays(2));
        assertThat(fetch(new Since(second.end().bookmark(), NOW.plus(Duration.ofDays(1))))
                        .keys())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "example/shop#12,        true",
        "Other-Org/some.repo#1,  true",
        "'#12',                  false",
        "shop#12,                false",
        "group/sub/project#12,   false",
        "group/project!12,       false",
        "OPS-12,                 false",
        "example/shop#0,         false",
    })
    void mayHoldWhenKeyNamesRepositoryAndNumberOnly(String key, boolean expected) {
        assertThat(tracker().mayHold(new TicketKey(key))).isEqualTo(expected);
    }

    @Test
    void fetchWhenPostmortemNamesIssuesAsksForThoseThatNoListGaveWhereverTheyAre() throws Exception {
        github.issue("example/shop", 1, "Listed").label("Post-Mortem");
        github.issue("example/shop", 2, "Without the label");
        github.issue("other/db", 7, "Elsewhere");
        github.issue("other/db", 8, "Retry less").pull("2026-05-06T07:08:09Z").closed("2026-05-06T07:08:09Z", null);

        Answer answer = fetch(Since.ever(), wanted("example/shop#1", "example/shop#2", "other/db#7", "other/db#8"));

        assertThat(answer.lines())
                .containsExactly(
                        "example/shop#1 OPEN open",
                        "example/shop#2 OPEN open",
                        "other/db#7 OPEN open",
                        "other/db#8 DONE merged");
        assertThat(github.server.addresses()).doesNotContain("/repos/example/shop/issues/1");
    }

    @Test
    void fetchWhenReferenceIsSpelledOtherwiseKeepsItsSpellingAsFormerKey() throws Exception {
        github.issue("example/shop", 1, "Listed").label("Post-Mortem");
        github.issue("other/db", 7, "Elsewhere");

        Answer answer = fetch(Since.ever(), wanted("Example/Shop#1", "Other/DB#7"));

        assertThat(answer.tickets())
                .extracting(ticket -> ticket.key() + " " + ticket.formerKeys())
                .containsExactly("example/shop#1 [Example/Shop#1]", "other/db#7 [Other/DB#7]");
    }

    @Test
    void fetchWhenReferencesAreNotHandedOutSaysForEachWhy() throws Exception {
        github.emptyRepository("example/shop");
        github.server.at("/repos/example/shop/issues/3", Reply.json(410, "{\"message\": \"This issue was deleted\"}"));
        github.server.at("/repos/sso/x/issues/1", Reply.json(403, "{\"message\": \"Resource protected by SAML\"}"));
        github.server.at("/repos/law/x/issues/1", Reply.json(451, "{\"message\": \"Repository access blocked\"}"));

        Answer answer = fetch(Since.ever(), wanted("example/shop#3", "sso/x#1", "law/x#1", "hidden/x#1"));

        assertThat(answer.end().absent())
                .isEqualTo(Map.of(
                        new TicketKey("example/shop#3"), Absence.NOT_FOUND,
                        new TicketKey("hidden/x#1"), Absence.NOT_FOUND,
                        new TicketKey("law/x#1"), Absence.FORBIDDEN,
                        new TicketKey("sso/x#1"), Absence.FORBIDDEN));
        assertThat(answer.end().diagnostics())
                .extracting(found -> found.place().path() + ": " + found.message())
                .contains(
                        "example/shop#3: example/shop#3 was deleted (410); correct the reference",
                        "hidden/x#1: GitHub knows no hidden/x#1, or the token's user may not see its repository: GitHub"
                                + " says the same (404) for both; correct the reference, or give the right to read it")
                .anyMatch(line -> line.startsWith("sso/x#1:") && line.contains("Resource protected by SAML"));
    }

    @Test
    void fetchWhenIssueWasMovedFollowsAndKeepsItsFormerKeyInLaterRuns() throws Exception {
        github.issue("example/shop", 1, "Rehearse").label("Post-Mortem");
        github.emptyRepository("other/db");
        github.move("example/shop#1", "other/db", 9);

        Answer first = fetch(Since.ever(), wanted("example/shop#1"));
        now = NOW.plus(Duration.ofDays(1));
        github.server.forget();
        Answer second = fetch(new Since(first.end().bookmark(), NOW), known("example/shop#1"));

        assertThat(first.tickets())
                .extracting(ticket -> ticket.key() + " " + ticket.formerKeys())
                .containsExactly("other/db#9 [example/shop#1]");
        assertThat(second.end().coverage()).isEqualTo(Coverage.NOTHING_NEW);
        assertThat(github.server.asked())
                .filteredOn(asked -> asked.address().startsWith("/moved/"))
                .extracting(asked -> asked.header("If-None-Match"))
                .singleElement()
                .asString()
                .startsWith("W/");
    }

    @Test
    void fetchWhenMovedIssueIsListedGivesItsFormerKeyFromTheBookmark() throws Exception {
        repositories = List.of("example/shop", "other/db");
        github.issue("example/shop", 1, "Rehearse").label("Post-Mortem");
        github.emptyRepository("other/db");
        FakeGitHub.FakeIssue issue = github.move("example/shop#1", "other/db", 9);
        Answer first = fetch(Since.ever(), wanted("example/shop#1"));
        now = NOW.plus(Duration.ofDays(1));
        issue.closed("2026-09-01T10:00:00Z", "completed");

        Answer second = fetch(new Since(first.end().bookmark(), NOW), known("example/shop#1"));

        assertThat(second.tickets())
                .extracting(ticket -> ticket.key() + " " + ticket.state() + " " + ticket.formerKeys())
                .containsExactly("other/db#9 DONE [example/shop#1]");
    }

    @Test
    void fetchWhenKnownIssueMovesListsEverythingSoThatItsOldKeyIsWithdrawn() throws Exception {
        repositories = List.of("example/shop", "other/db");
        github.emptyRepository("other/db");
        github.issue("example/shop", 1, "Rehearse").label("Post-Mortem");
        github.issue("example/shop", 2, "Alert").label("Post-Mortem");
        Answer first = fetch(Since.ever(), wanted("example/shop#1"));
        now = NOW.plus(Duration.ofDays(1));
        github.move("example/shop#1", "other/db", 9);

        Answer second = fetch(new Since(first.end().bookmark(), NOW), known("example/shop#1"));

        assertThat(first.keys()).containsExactly("example/shop#1", "example/shop#2");
        assertThat(Set.copyOf(second.keys())).containsExactlyInAnyOrder("example/shop#2", "other/db#9");
        assertThat(second.end().coverage()).isEqualTo(Coverage.EVERYTHING);
        assertThat(second.last("other/db#9").formerKeys()).containsExactly(new TicketKey("example/shop#1"));
    }

    @Test
    void fetchWhenIssueWasMovedToAnotherServerDoesNotFollow() {
        try (LoopbackServer other = new LoopbackServer()) {
            github.emptyRepository("example/shop");
            github.server.at(
                    "/repos/other/db/issues/7",
                    Reply.json(301, "{}").with("Location", other.root() + "/repos/other/db/issues/7"));

            assertThatThrownBy(() -> fetch(Since.ever(), wanted("other/db#7")))
                    .isInstanceOf(TrackerUnavailable.class)
                    .hasMessageContaining("which is another one, and was not followed");
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void fetchWhenRepositoryWasRenamedSaysSoAndListsEverythingOnce() throws Exception {
        github.issue("example/shop", 1, "Rehearse").label("Post-Mortem");
        Answer first = fetch(Since.ever());
        github.issue("example/store", 1, "Rehearse").label("Post-Mortem").with("updated_at", "2026-09-01T10:00:00Z");
        String renamed = LIST.replace("example/shop", "example/store");
        github.server.at(LIST, github.now(renamed));
        github.server.at(LIST + "&since=2026-08-31T02%3A00%3A00Z", github.now(renamed));
        github.server.at(LIST + "&since=2026-09-01T02%3A00%3A00Z", github.now(renamed));

        now = NOW.plus(Duration.ofDays(1));
        Answer second = fetch(new Since(first.end().bookmark(), NOW));
        now = NOW.plus(Duration.ofDays(2));
        Answer third = fetch(new Since(second.end().bookmark(), NOW.plus(Duration.ofDays(1))));

        assertThat(second.end().coverage()).isEqualTo(Coverage.EVERYTHING);
        assertThat(second.last("example/store#1")).isNotNull();
        assertThat(second.messages())
                .containsExactly("the repository \"example/shop\" is called \"example/store\" now;"
                        + " write that in the configuration");
        assertThat(third.end().coverage()).isEqualTo(Coverage.SOME);
    }

    @Test
    void fetchWhenLastRunWasGoodAsksForWhatChangedSinceOneDayBeforeItAndNothingTwice() throws Exception {
        github.issue("example/shop", 1, "Old").label("Post-Mortem");
        github.issue("other/db", 7, "Elsewhere");
        Answer first = fetch(Since.ever(), wanted("other/db#7"));
        now = NOW.plus(Duration.ofDays(1));
        github.server.forget();
        github.issue("example/shop", 2, "New").label("Post-Mortem").with("updated_at", "2026-09-01T12:00:00Z");
        github.issue("other/db", 8, "Named since, and old");

        Answer second = fetch(new Since(first.end().bookmark(), NOW), some(Set.of("other/db#7"), "other/db#8"));

        assertThat(second.keys()).containsExactly("example/shop#2", "other/db#8");
        assertThat(second.end().coverage()).isEqualTo(Coverage.SOME);
        assertThat(github.server.asked())
                .extracting(asked ->
                        asked.address() + " " + asked.header("If-None-Match").replaceAll("\".*", "…"))
                .containsExactly(
                        LIST + "&since=2026-08-31T02%3A00%3A00Z -",
                        "/repos/other/db/issues/7 W/…",
                        "/repos/other/db/issues/8 -");
        Answer third = fetch(
                new Since(second.end().bookmark(), NOW.plus(Duration.ofDays(2))), known("other/db#7", "other/db#8"));
        assertThat(third.end().coverage()).isEqualTo(Coverage.NOTHING_NEW);
    }

    @Test
    void fetchWhenWeekIsOverListsEverythingAgainUnconditionally() throws Exception {
        github.issue("example/shop", 1, "Old").label("Post-Mortem");
        github.issue("other/db", 7, "Elsewhere");
        Answer first = fetch(Since.ever(), wanted("other/db#7"));
        now = NOW.plus(Duration.ofDays(7));

        Answer later = fetch(new Since(first.end().bookmark(), NOW.plus(Duration.ofDays(6))), known("other/db#7"));

        assertThat(later.keys()).containsExactly("example/shop#1", "other/db#7");
        assertThat(later.end().coverage()).isEqualTo(Coverage.EVERYTHING);
    }

    @Test
    void fetchWhenLastRunFailedAsksReferencesAnewAndForEverythingInTheRunAfter() throws Exception {
        github.issue("example/shop", 1, "Old").label("Post-Mortem");
        github.issue("other/db", 7, "Elsewhere");

        Answer afterFailure = fetch(new Since(null, NOW.minus(Duration.ofDays(2))), known("other/db#7"));
        now = NOW.plus(Duration.ofDays(1));
        Answer next = fetch(new Since(afterFailure.end().bookmark(), NOW), known("other/db#7"));

        assertThat(afterFailure.keys()).containsExactly("other/db#7");
        assertThat(afterFailure.end().coverage()).isEqualTo(Coverage.SOME);
        assertThat(next.end().coverage()).isEqualTo(Coverage.EVERYTHING);
    }

    @Test
    void fetchWhenBookmarkIsNotOursAsksForEverything() throws Exception {
        github.issue("example/shop", 1, "Old").label("Post-Mortem");

        assertThat(fetch(new Since("{\"what\": 1", NOW)).end().coverage()).isEqualTo(Coverage.EVERYTHING);
    }

    @Test
    void fetchWhenThereIsNoTokenSendsNone() throws Exception {
        token = null;
        github.emptyRepository("example/shop");

        Answer answer = fetch(Since.ever(), wanted("hidden/x#1"));

        assertThat(github.server.asked())
                .extracting(asked -> asked.header("Authorization"))
                .containsOnly("-");
        assertThat(answer.end().diagnostics().get(0).message()).endsWith("correct the reference, or configure a token");
    }

    @Test
    void fetchWhenTokenIsNoneThatGitHubGivesRefusesWithoutShowingIt() {
        token = "ghp_s3cret\nline";

        assertThatThrownBy(() -> fetch(Since.ever()))
                .isInstanceOf(TrackerRefused.class)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void fetchWhenQueryIsConfiguredFindsMoreThanOneSearchGives() throws Exception {
        repositories = List.of();
        query = "org:example label:incident";
        for (int i = 1; i <= 1_150; i++) {
            github.issue("example/shop", i, "Action " + i)
                    .with("created_at", NOW.minus(Duration.ofHours(5_000 - i)).toString());
        }
        github.issue("example/shop", 1_151, "Retry less").pull(null);

        Answer answer = fetch(Since.ever());

        assertThat(answer.keys()).hasSize(1_150).doesNotHaveDuplicates();
        assertThat(github.server.addresses().get(0))
                .isEqualTo(
                        "/search/issues?q=org%3Aexample%20label%3Aincident%20is%3Aissue&sort=created&order=asc&per_page=100");
        assertThat(fetch(new Since(answer.end().bookmark(), NOW)).keys()).isEmpty();
        assertThat(github.server.addresses().get(github.server.addresses().size() - 1))
                .contains("updated%3A%3E%3D2026-08-31T02%3A00%3A00Z");
    }

    @Test
    void fetchWhenSearchEndedEarlyIsFailure() {
        repositories = List.of();
        query = "org:example";
        github.server.at(
                "/search/issues?q=org%3Aexample%20is%3Aissue&sort=created&order=asc&per_page=100",
                Reply.json("{\"total_count\": 5, \"incomplete_results\": true, \"items\": []}"));

        assertThatThrownBy(() -> fetch(Since.ever()))
                .isInstanceOf(TrackerRefused.class)
                .hasMessage("GitHub's search ended before it had found everything; narrow the query");
    }

    @Test
    void fetchWhenServerLiesUnderPathAsksThere() throws Exception {
        FakeGitHub.FakeIssue issue = github.issue("example/shop", 1, "Rehearse").label("Post-Mortem");
        github.server.at("/api/v3" + LIST, Reply.json("[" + issue.json + "]"));

        Answer answer = fetch("/api/v3", Since.ever(), Wanted.nothing(), new ArrayList<>());

        assertThat(answer.keys()).containsExactly("example/shop#1");
    }

    @Test
    void fetchWhenACommentOfADoneIssueVerifiesItKeepsThatLineAndItsTime() throws Exception {
        github.issue("example/shop", 1, "Rehearse")
                .label("Post-Mortem")
                .closed("2026-04-01T10:00:00Z", "completed")
                .json
                .put("comments", 2);
        github.server.at("/repos/example/shop/issues/1/comments?per_page=100", Reply.json("""
                        [{"created_at": "2026-04-02T09:00:00Z", "body": "secret plans"},
                         {"created_at": "2026-04-03T09:00:00Z", "body": "Looked.\\nFix-verified: switched over in 2 min"}]"""));

        Answer answer = fetch(Since.ever());

        assertThat(answer.tickets().get(0).remarks())
                .containsExactly(new TicketRemark(
                        Instant.parse("2026-04-03T09:00:00Z"), "Fix-verified: switched over in 2 min"));
        assertThat(new String(answer.raws().get(0).payload(), StandardCharsets.UTF_8))
                .doesNotContain("secret plans");
    }

    @Test
    void fetchWhenServerGivesTokenBackKeepsItOutOfWhatIsStored() throws Exception {
        github.issue("example/shop", 1, "Rehearse").label("Post-Mortem").closed("2026-04-01T10:00:00Z", "completed");
        github.server.at(
                "/repos/example/shop/issues/1/events?per_page=100",
                Reply.json(403, "{\"message\": \"no rights for ghp_s3cret\"}"));

        Answer answer = fetch(Since.ever());

        assertThat(answer.raws())
                .allSatisfy(raw -> assertThat(new String(raw.payload(), StandardCharsets.UTF_8))
                        .contains("no rights for (secret)")
                        .doesNotContain("s3cret"));
        assertThat(String.valueOf(answer.end())).doesNotContain("s3cret");
        assertThat(tracker().fingerprint()).doesNotContain("s3cret");
    }

    @Test
    void readerWhenPayloadIsReadAgainWithoutServerGivesTheSame() throws Exception {
        github.issue("example/shop", 1, "Rehearse")
                .label("Post-Mortem")
                .assigned("ada")
                .due("2026-10-01T07:00:00Z");
        Answer answer = fetch(Since.ever());
        github.close();

        assertThat(answer.tickets()).isEqualTo(answer.tickets()).hasSize(1);
        assertThat(answer.tickets().get(0).owner()).isEqualTo("ada");
        assertThat(answer.tickets().get(0).due()).isEqualTo("2026-10-01");
    }

    @Test
    void fingerprintWhenWordsOrLabelsChangeIsAnother() {
        String before = tracker().fingerprint();
        token = "another";
        assertThat(tracker().fingerprint()).isEqualTo(before);
        labels = List.of("incident-action");
        assertThat(tracker().fingerprint()).isNotEqualTo(before);
    }

    @Test
    void checkWhenAllIsWellSaysWhoWeAreWhatIsLeftAndHowManyMatch() throws Exception {
        repositories = List.of("example/shop", "other/db");
        query = "org:example";
        github.issue("example/shop", 1, "Rehearse").label("Post-Mortem");
        github.issue("example/shop", 2, "Alert").label("Post-Mortem");
        github.issue("other/db", 7, "Elsewhere").label("Post-Mortem");

        assertThat(tracker().check())
                .isEqualTo("signed in as robot; scopes: repo, read:org; 4998 of 5000 questions left in this hour;"
                        + " example/shop: 2 tickets; other/db: 1 ticket; the query: 3 tickets");
        assertThat(github.server.addresses())
                .contains("/search/issues?q=repo%3Aexample%2Fshop%20is%3Aissue%20label%3A%22Post-Mortem%22&per_page=1");
    }

    @Test
    void checkWhenThereIsNoTokenSaysSo() throws Exception {
        token = "";
        repositories = List.of();

        assertThat(tracker().check())
                .isEqualTo(
                        "anonymous (no token), so public repositories only; 4999 of 5000 questions left in this hour;"
                                + " no repository and no query is configured, so only issues that postmortems name are read");
    }

    @Test
    void checkWhenSeveralThingsAreWrongSaysThemAllAtOnce() {
        repositories = List.of("example/none", "example/off", "example/shop", "example/old");
        labels = List.of("a, b", "Post-Mortem");
        github.emptyRepository("example/shop");
        github.repository("example/off", Reply.json("{\"full_name\": \"example/off\", \"has_issues\": false}"));
        github.repository("example/old", Reply.json("{\"full_name\": \"example/new\"}"));

        assertThatThrownBy(() -> tracker().check())
                .isInstanceOf(TrackerRefused.class)
                .hasMessage("GitHub cannot be asked for the label \"a, b\", which holds a comma; use another one; "
                        + github.server.root()
                        + "/repos/example/none: the server has no such thing, or hides it from us (404) (\"Not Found\");"
                        + " check the name, and the rights of the token's user; issues are turned off in \"example/off\";"
                        + " turn them on or take it out of the configuration; the repository \"example/old\" is called"
                        + " \"example/new\" now; write that in the configuration");
    }

    @Test
    void checkWhenTokenIsNotKnownRefuses() {
        github.server.at("/user", Reply.json(401, "{\"message\": \"Bad credentials\"}"));

        assertThatThrownBy(() -> tracker().check())
                .isInstanceOf(TrackerRefused.class)
                .hasMessageContaining("the server does not know us (401) (\"Bad credentials\")");
    }

    private static Wanted wanted(String... references) {
        return some(Set.of(), references);
    }

    private static Wanted known(String... references) {
        return some(Set.of(references));
    }

    private static Wanted some(Set<String> known, String... references) {
        return new Wanted(
                Stream.concat(known.stream(), Stream.of(references))
                        .map(TicketKey::new)
                        .collect(Collectors.toSet()),
                known.stream().map(TicketKey::new).collect(Collectors.toSet()));
    }

    private Tracker tracker() {
        return tracker("");
    }

    private Tracker tracker(String path) {
        TrackerSettings settings = new TrackerSettings(
                "hub",
                new TrackerAccess.GitHub(java.net.URI.create(github.server.root() + path), repositories, token),
                TestNight.PARIS,
                labels,
                query,
                Map.of(),
                Map.of());
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        PoliteClients clients = new PoliteClients(clock, waits::add, new SplittableRandom(1), limits);
        return new GitHubTrackers(clients, clock).tracker(settings).orElseThrow();
    }

    private Answer fetch(Since since) throws TrackerUnavailable, TrackerRefused {
        return fetch(since, Wanted.nothing());
    }

    private Answer fetch(Since since, Wanted wanted) throws TrackerUnavailable, TrackerRefused {
        return fetch("", since, wanted, new ArrayList<>());
    }

    private Answer fetch(Since since, Wanted wanted, List<String> keys) throws TrackerUnavailable, TrackerRefused {
        return fetch("", since, wanted, keys);
    }

    private Answer fetch(String path, Since since, Wanted wanted, List<String> keys)
            throws TrackerUnavailable, TrackerRefused {
        Tracker tracker = tracker(path);
        List<RawTicket> raws = new ArrayList<>();
        try (Fetch fetch = tracker.fetch(since, wanted)) {
            for (Optional<RawTicket> raw = fetch.next(); raw.isPresent(); raw = fetch.next()) {
                raws.add(raw.get());
                keys.add(raw.get().key());
            }
            return new Answer(tracker, raws, fetch.end());
        }
    }

    /** What came in. */
    private record Answer(Tracker tracker, List<RawTicket> raws, Fetch.End end) {

        List<String> keys() {
            return raws.stream().map(RawTicket::key).toList();
        }

        List<Ticket> tickets() {
            return raws.stream()
                    .map(raw -> tracker.reader().read(raw, NOW).ticket())
                    .toList();
        }

        Ticket last(String key) {
            Map<String, Ticket> last = new LinkedHashMap<>();
            tickets().forEach(ticket -> last.put(ticket.key().value(), ticket));
            return last.get(key);
        }

        List<String> lines() {
            return tickets().stream()
                    .map(ticket -> ticket.key() + " " + ticket.state() + " " + ticket.originalState())
                    .toList();
        }

        List<String> messages() {
            return Stream.concat(
                            raws.stream().flatMap(raw -> tracker.reader().read(raw, NOW).diagnostics().stream()),
                            end.diagnostics().stream())
                    .map(Diagnostic::message)
                    .toList();
        }
    }
}
