package dev.aftercare.tracker.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.TestNight;
import dev.aftercare.http.HttpLimits;
import dev.aftercare.http.LoopbackServer.Reply;
import dev.aftercare.http.PoliteClients;
import dev.aftercare.ticket.Absence;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.ticket.TicketRemark;
import dev.aftercare.ticket.TicketState;
import dev.aftercare.tracker.Fetch;
import dev.aftercare.tracker.RawTicket;
import dev.aftercare.tracker.Since;
import dev.aftercare.tracker.TrackerAccess;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerSettings;
import dev.aftercare.tracker.TrackerUnavailable;
import dev.aftercare.tracker.Wanted;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitLabTrackerTests {

    private static final Instant YESTERDAY = TestNight.RUN_DATE.asOf().minus(Duration.ofDays(1));

    private final FakeGitLab gitLab = new FakeGitLab();
    private final List<Duration> waited = new ArrayList<>();
    private @Nullable String query;

    @AfterEach
    void stop() {
        gitLab.close();
    }

    @Test
    void fetchWhenListHasSeveralPagesReadsThemAllInEachKindOfPaging() throws Exception {
        for (int i = 1; i <= 5; i++) {
            gitLab.add("shop/web#" + i, "t" + i, "Post-Mortem");
        }
        gitLab.add("shop/web#6", "other");

        assertThat(keys(all())).containsExactly("shop/web#1", "shop/web#2", "shop/web#3", "shop/web#4", "shop/web#5");
        assertThat(gitLab.server.addresses()).anyMatch(address -> address.contains("cursor=1001"));
        assertThat(gitLab.server.asked())
                .allMatch(asked -> asked.header("PRIVATE-TOKEN").equals("glpat-s3cret"));
        gitLab.hasCursors = false;
        assertThat(keys(all())).containsExactly("shop/web#1", "shop/web#2", "shop/web#3", "shop/web#4", "shop/web#5");
        assertThat(gitLab.server.addresses()).anyMatch(address -> address.contains("page=3"));
    }

    @Test
    void fetchWhenLabelIsWrittenOtherwiseInTheProjectFindsItsIssues() throws Exception {
        gitLab.add("shop/web#1", "t", "POST-MORTEM");
        gitLab.labels.get("shop/web").addAll(List.of("bug", "ux", "POST-MORTEM"));

        assertThat(keys(all())).containsExactly("shop/web#1");
    }

    @Test
    void fetchWhenIssueLeavesTheListWhilePagesAreCountedLosesNone() throws Exception {
        gitLab.hasCursors = false;
        for (int i = 1; i <= 5; i++) {
            gitLab.add("shop/web#" + i, "t" + i, "Post-Mortem");
        }
        gitLab.meanwhile = asked -> {
            if (asked.address().contains("page=2")) {
                Objects.requireNonNull(gitLab.tickets.get("shop/web#1")).putArray("labels");
            }
        };

        assertThat(keys(all())).contains("shop/web#2", "shop/web#3", "shop/web#4", "shop/web#5");
    }

    @Test
    void fetchWhenServerRefusesKeysetCountsPages() throws Exception {
        gitLab.hasCursors = false;
        gitLab.add("shop/web#1", "t", "Post-Mortem");
        gitLab.server.at(
                "/api/v4/projects/shop%2Fweb/issues?labels=Post-Mortem&order_by=created_at&sort=asc&per_page=100&pagination=keyset",
                Reply.json(405, "{\"error\": \"Keyset pagination is not yet available for this type of request\"}"));

        assertThat(keys(all())).containsExactly("shop/web#1");
    }

    @Test
    void fetchWhenPageIsRepeatedTakesTheListForIncomplete() {
        gitLab.add("shop/web#1", "t", "Post-Mortem");
        gitLab.server.otherwise(asked ->
                Reply.json("[" + gitLab.tickets.get("shop/web#1") + "]").with("X-Next-Page", "2"));

        assertThatExceptionOfType(TrackerUnavailable.class)
                .isThrownBy(this::all)
                .withMessageContaining("the same page again and again");
    }

    @Test
    void fetchWhenTicketsAreNamedBringsThemWhereverTheyAre() throws Exception {
        gitLab.add("other/deep/app#12", "far", "bug");
        gitLab.add("other/deep/app!34", "merge").put("state", "merged").put("merged_at", "2026-08-20T10:00:00Z");
        gitLab.labels.put("shop/web", List.of());
        gitLab.labels.put("secret/app", List.of());
        gitLab.forbidden.add("secret/app");

        Answered answered = fetch(
                Since.ever(),
                wanted("Other/deep/app#12", "other/deep/app!34", "other/deep/app#99", "gone/app#1", "secret/app#2"));

        assertThat(keys(answered)).containsExactly("other/deep/app!34", "other/deep/app#12");
        assertThat(answered.ticket("other/deep/app!34").state()).isEqualTo(TicketState.DONE);
        assertThat(answered.ticket("other/deep/app#12").formerKeys())
                .containsExactly(new TicketKey("Other/deep/app#12"));
        assertThat(answered.end().absent())
                .isEqualTo(Map.of(
                        new TicketKey("other/deep/app#99"), Absence.NOT_FOUND,
                        new TicketKey("gone/app#1"), Absence.NOT_FOUND,
                        new TicketKey("secret/app#2"), Absence.FORBIDDEN));
    }

    @Test
    void fetchWhenNamedTicketsAreKnownBringsOnlyWhatChanged() throws Exception {
        gitLab.labels.put("shop/web", List.of());
        gitLab.add("other/app#1", "old and new").put("updated_at", "2020-01-01T00:00:00Z");
        gitLab.add("other/app#2", "old").put("updated_at", "2020-01-01T00:00:00Z");
        gitLab.add("other/app#3", "changed");
        gitLab.add("other/app#4", "dated")
                .put("updated_at", "2020-01-01T00:00:00Z")
                .putObject("milestone")
                .put("updated_at", "2026-08-31T10:00:00Z")
                .put("due_date", "2026-10-01");
        Wanted wanted = new Wanted(
                keySet("other/app#1", "other/app#2", "other/app#3", "other/app#4"),
                keySet("other/app#2", "other/app#3", "other/app#4"));

        assertThat(keys(fetch(goodYesterday(), wanted))).containsExactly("other/app#1", "other/app#3", "other/app#4");
    }

    @Test
    void fetchWhenSomethingWasBroughtBeforeAsksForWhatChangedLessADay() throws Exception {
        gitLab.add("shop/web#1", "old", "Post-Mortem").put("updated_at", "2026-08-01T10:00:00.000Z");
        gitLab.add("shop/web#2", "new", "Post-Mortem");

        Answered answered = fetch(goodYesterday(), Wanted.nothing());

        assertThat(keys(answered)).containsExactly("shop/web#2");
        assertThat(answered.end().coverage()).isEqualTo(Fetch.Coverage.SOME);
        assertThat(gitLab.server.addresses())
                .anyMatch(address -> address.contains("updated_after=2026-08-30T02%3A00%3A00Z"))
                .noneMatch(address -> address.contains("updated_before"));
    }

    @Test
    void fetchWhenMilestoneGotAnotherDateBringsItsIssues() throws Exception {
        gitLab.add("shop/web#1", "t", "Post-Mortem")
                .put("updated_at", "2020-01-01T00:00:00Z")
                .putObject("milestone")
                .put("title", "Autumn")
                .put("due_date", "2026-11-30");
        gitLab.milestones.put(
                "shop/web", "[{\"id\": 1, \"title\": \"Autumn\", \"updated_at\": \"2026-08-31T09:00:00Z\"}]");

        assertThat(keys(fetch(goodYesterday(), Wanted.nothing()))).containsExactly("shop/web#1");
    }

    @Test
    void fetchWhenAWeekPassedAsksForEverything() throws Exception {
        gitLab.add("shop/web#1", "old", "Post-Mortem").put("updated_at", "2020-01-01T00:00:00Z");
        Instant weekAgo = TestNight.RUN_DATE.asOf().minus(Duration.ofDays(7));

        Answered answered = fetch(new Since(new Bookmark(weekAgo, Map.of()).written(), YESTERDAY), Wanted.nothing());

        assertThat(keys(answered)).containsExactly("shop/web#1");
        assertThat(answered.end().coverage()).isEqualTo(Fetch.Coverage.EVERYTHING);
    }

    @Test
    void fetchWhenIssueWasMovedFollowsItByItsNotes() throws Exception {
        gitLab.add("shop/web#1", "t", "Post-Mortem").put("state", "closed").put("moved_to_id", 1001);
        gitLab.add("shop/api#7", "t");
        gitLab.notes.put("shop/web#1", "[{\"id\": 1, \"system\": true, \"body\": \"moved to api#7\"}]");

        Answered answered = fetch(goodYesterday(), new Wanted(keySet("shop/web#1"), keySet("shop/web#1")));

        assertThat(keys(answered)).containsOnly("shop/api#7");
        assertThat(answered.ticket("shop/api#7").formerKeys()).containsExactly(new TicketKey("shop/web#1"));
        assertThat(answered.ticket("shop/api#7").state()).isEqualTo(TicketState.OPEN);
        assertThat(answered.end().coverage()).as("the old row is withdrawn").isEqualTo(Fetch.Coverage.EVERYTHING);

        Answered next = fetch(
                new Since(answered.end().bookmark(), YESTERDAY),
                new Wanted(keySet("shop/web#1"), keySet("shop/web#1", "shop/api#7")));
        assertThat(next.end().coverage()).isEqualTo(Fetch.Coverage.SOME);
        assertThat(next.ticket("shop/api#7").formerKeys()).containsExactly(new TicketKey("shop/web#1"));
    }

    @Test
    void fetchWhenIssueWasMovedOutOfSightSaysThatItsStateIsNotKnown() throws Exception {
        gitLab.add("shop/web#1", "t", "Post-Mortem").put("state", "closed").put("moved_to_id", 4711);

        assertThat(all().ticket("shop/web#1").state()).isEqualTo(TicketState.UNKNOWN);
    }

    @Test
    void fetchWhenProjectWasRenamedKeepsTheFormerKeys() throws Exception {
        gitLab.add("shop/store#1", "t", "Post-Mortem");
        gitLab.renamed.put("shop/web", "shop/store");

        Answered answered = all();

        assertThat(answered.ticket("shop/store#1").formerKeys()).containsExactly(new TicketKey("shop/web#1"));
        assertThat(answered.end().diagnostics()).singleElement().asString().contains("is called \"shop/store\" now");
    }

    @Test
    void fetchWhenIssueIsClosedBetweenTwoQuestionsReadsOneState() throws Exception {
        gitLab.add("shop/web#1", "t", "Post-Mortem");
        gitLab.meanwhile = asked -> {
            if (asked.address().contains("resource_state_events")) {
                Objects.requireNonNull(gitLab.tickets.get("shop/web#1")).put("state", "closed");
                gitLab.events.put(
                        "shop/web#1", "[{\"id\": 1, \"state\": \"closed\", \"created_at\": \"2026-09-01T02:00:00Z\"}]");
            }
        };

        assertThat(all().ticket("shop/web#1").state()).isEqualTo(TicketState.DONE);
    }

    @Test
    void fetchWhenProjectIsNotHandedOutReadsTheOthersAndFails() {
        gitLab.add("other/app#1", "t");
        List<String> keys = new ArrayList<>();

        assertThatExceptionOfType(TrackerRefused.class)
                .isThrownBy(() -> {
                    try (Fetch fetch = tracker().fetch(Since.ever(), wanted("other/app#1"))) {
                        for (var raw = fetch.next(); raw.isPresent(); raw = fetch.next()) {
                            keys.add(raw.get().key());
                        }
                    }
                })
                .withMessageContaining("(404)")
                .withMessageNotContaining("s3cret");
        assertThat(keys).containsExactly("other/app#1");
    }

    @Test
    void fetchWhenTokenIsNotKnownIsRefused() {
        gitLab.server.otherwise(asked -> Reply.json(401, "{\"message\": \"401 Unauthorized glpat-s3cret\"}"));

        assertThatExceptionOfType(TrackerRefused.class)
                .isThrownBy(this::all)
                .withMessageContaining("(401)")
                .withMessageNotContaining("s3cret");
    }

    @Test
    void fetchWhenServerIsBusyOrBrokenForAMomentWaitsAndReadsAll() throws Exception {
        gitLab.add("shop/web#1", "t", "Post-Mortem");
        String list =
                "/api/v4/projects/shop%2Fweb/issues?labels=Post-Mortem&order_by=created_at&sort=asc&per_page=100&pagination=keyset";
        Reply whole = Reply.json("[" + gitLab.tickets.get("shop/web#1") + "]");
        gitLab.server.at(
                list,
                Reply.json(429, "{}").with("Retry-After", "7"),
                Reply.json(429, "{}").with("RateLimit-Remaining", "0").with("RateLimit-Reset", "11"),
                Reply.json(429, "{}"),
                Reply.json(500, "{}"),
                whole.cutAfter(20),
                whole);

        assertThat(keys(all())).containsExactly("shop/web#1");
        assertThat(waited)
                .startsWith(Duration.ofSeconds(7), Duration.ofSeconds(11))
                .hasSize(5);
    }

    @Test
    void fetchWhenAnswerIsNoJsonIsUnavailable() {
        gitLab.server.otherwise(asked -> Reply.json("<html>sign in"));

        assertThatExceptionOfType(TrackerUnavailable.class)
                .isThrownBy(this::all)
                .withMessageContaining("no JSON");
    }

    @Test
    void fetchWhenQueryIsConfiguredAsksForItToo() throws Exception {
        query = "milestone=Autumn&issue_type=incident";
        gitLab.add("shop/web#1", "t").putObject("milestone").put("title", "Autumn");

        assertThat(keys(all())).containsExactly("shop/web#1");
        query = "state=opened";
        assertThatExceptionOfType(TrackerRefused.class).isThrownBy(this::all).withMessageContaining("\"state\"");
    }

    @Test
    void checkWhenAllIsWellSaysWhoWeAreAndWhatMatches() throws Exception {
        gitLab.add("shop/web#1", "t", "Post-Mortem");

        assertThat(tracker().check())
                .isEqualTo("signed in as robot; shop/web, \"Post-Mortem\": 1 ticket; shop/web, \"retro\": 0 tickets");
    }

    @Test
    void checkWhenSeveralThingsAreWrongSaysThemAll() {
        query = "state=opened";

        assertThatExceptionOfType(TrackerRefused.class)
                .isThrownBy(() -> tracker().check())
                .withMessageContaining("(404)")
                .withMessageContaining("\"state\"");
    }

    @Test
    void fetchWhenACommentOfADoneIssueVerifiesItKeepsThatLineAndItsTime() throws Exception {
        gitLab.add("shop/web#1", "t", "Post-Mortem")
                .put("state", "closed")
                .put("closed_at", "2026-08-20T10:00:00Z")
                .put("user_notes_count", 1);
        gitLab.notes.put("shop/web#1", "[{\"created_at\": \"2026-08-21T09:00:00.000Z\", \"body\": \"fix-verified\"}]");

        assertThat(all().ticket("shop/web#1").remarks())
                .containsExactly(new TicketRemark(Instant.parse("2026-08-21T09:00:00Z"), "fix-verified"));
    }

    private GitLabTracker tracker() {
        PoliteClients clients =
                new PoliteClients(TestNight.CLOCK, waited::add, new SplittableRandom(1), HttpLimits.usual());
        var access =
                new TrackerAccess.GitLab(URI.create(gitLab.server.root() + "/"), List.of("shop/web"), "glpat-s3cret");
        var settings = new TrackerSettings(
                "gitlab", access, TestNight.PARIS, List.of("Post-Mortem", "retro"), query, Map.of(), Map.of());
        return new GitLabTracker(settings, access, clients, TestNight.CLOCK);
    }

    private Answered all() throws TrackerUnavailable, TrackerRefused {
        return fetch(Since.ever(), Wanted.nothing());
    }

    private Answered fetch(Since since, Wanted wanted) throws TrackerUnavailable, TrackerRefused {
        GitLabTracker tracker = tracker();
        List<Ticket> tickets = new ArrayList<>();
        try (Fetch fetch = tracker.fetch(since, wanted)) {
            for (Optional<RawTicket> raw = fetch.next(); raw.isPresent(); raw = fetch.next()) {
                tickets.add(Objects.requireNonNull(tracker.reader()
                        .read(raw.get(), TestNight.RUN_DATE.asOf())
                        .ticket()));
            }
            return new Answered(tickets, fetch.end());
        }
    }

    private static Since goodYesterday() {
        return new Since(new Bookmark(YESTERDAY, Map.of()).written(), YESTERDAY);
    }

    private static Wanted wanted(String... keys) {
        return new Wanted(keySet(keys), Set.of());
    }

    private static Set<TicketKey> keySet(String... keys) {
        return List.of(keys).stream().map(TicketKey::new).collect(Collectors.toSet());
    }

    private static List<String> keys(Answered answered) {
        return answered.tickets().stream()
                .map(ticket -> ticket.key().value())
                .sorted()
                .toList();
    }

    /** What came of one fetch. */
    private record Answered(List<Ticket> tickets, Fetch.End end) {

        /** As it came last. */
        Ticket ticket(String key) {
            return tickets.stream()
                    .filter(ticket -> ticket.key().value().equals(key))
                    .reduce((first, second) -> second)
                    .orElseThrow();
        }
    }
}
