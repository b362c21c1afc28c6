package dev.aftercare.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.aftercare.TestNight;
import dev.aftercare.http.HttpLimits;
import dev.aftercare.http.LoopbackServer.Reply;
import dev.aftercare.http.PoliteClients;
import dev.aftercare.ticket.TicketState;
import dev.aftercare.tracker.Fetch.Coverage;
import dev.aftercare.tracker.github.GitHubStage;
import dev.aftercare.tracker.gitlab.GitLabStage;
import dev.aftercare.tracker.jira.JiraStage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.function.ThrowingSupplier;

/** What every tracker does with what can happen between two computers, over real HTTP. */
@Timeout(120)
class TrackerBehaviorTests {

    private final List<Duration> waits = new CopyOnWriteArrayList<>();
    private final List<TrackerStage> stages = new ArrayList<>();
    private HttpLimits limits = HttpLimits.usual();

    @AfterEach
    void close() {
        stages.forEach(TrackerStage::close);
    }

    static List<Vendor> vendors() {
        return List.of(
                new Vendor("Jira Cloud", JiraStage::cloud),
                new Vendor("Jira Data Center", JiraStage::dataCenter),
                new Vendor("GitHub", () -> new GitHubStage("example/shop")),
                new Vendor("GitLab", () -> new GitLabStage("example/shop")));
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void fetchWhenThereAreThreePagesGivesEachTicketOnce(Vendor vendor) throws Exception {
        TrackerStage stage = open(vendor);
        int all = 2 * stage.onAPage() + 1;
        stage.tickets(all);

        Brought brought = fetch(stage);

        assertThat(brought.states().keySet()).containsExactlyInAnyOrderElementsOf(keys(stage, all));
        assertThat(brought.coverage()).isEqualTo(Coverage.EVERYTHING);
        assertThat(stage.server().asked().stream().filter(stage::isList).count())
                .isGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void fetchWhenThereIsNothingGivesAnEmptyWholeAnswer(Vendor vendor) throws Exception {
        Brought brought = fetch(open(vendor));

        assertThat(brought.states()).isEmpty();
        assertThat(brought.coverage()).isEqualTo(Coverage.EVERYTHING);
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void fetchWhenServerRepeatsAPageEndsAndIsNeverTakenForWhole(Vendor vendor) {
        TrackerStage stage = open(vendor);
        stage.tickets(3 * stage.onAPage());
        List<Reply> first = new CopyOnWriteArrayList<>();
        stage.answerLists(usual -> {
            first.add(usual);
            return first.get(0);
        });

        assertNotWhole(stage);
    }

    static Stream<Arguments> refusals() {
        return vendors().stream()
                .flatMap(vendor -> Stream.of(401, 403, 404, 410).map(status -> Arguments.of(vendor, status)));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void fetchWhenListIsRefusedIsFailureAndNeverAnEmptyList(Vendor vendor, int status) {
        TrackerStage stage = open(vendor);
        stage.tickets(3);
        stage.answerLists(usual -> Reply.json(status, "{\"message\": \"no to " + TrackerStage.SECRET + "\"}"));

        Throwable failure = catchThrowable(() -> fetch(stage));

        assertThat(failure).isInstanceOf(TrackerRefused.class).hasMessageContaining("(" + status + ")");
        assertThat(failure.getMessage()).doesNotContain(TrackerStage.SECRET);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void fetchWhenSecondPageIsRefusedIsFailureAndNeverAShortList(Vendor vendor, int status) {
        TrackerStage stage = open(vendor);
        stage.tickets(stage.onAPage() + 1);
        AtomicInteger pages = new AtomicInteger();
        stage.answerLists(usual -> pages.incrementAndGet() < 2 ? usual : Reply.json(status, "{\"message\": \"no\"}"));

        assertThat(catchThrowable(() -> fetch(stage)))
                .isInstanceOfAny(TrackerRefused.class, TrackerUnavailable.class)
                .hasMessageContaining("(" + status + ")");
    }

    static Stream<Arguments> passingTroubles() {
        Map<String, Trouble> troubles = new TreeMap<>(Map.of(
                "429 with Retry-After",
                new Trouble(
                        reply -> Reply.json(429, "{\"message\": \"slow down\"}").with("Retry-After", "7"),
                        Duration.ofSeconds(7)),
                "429 without Retry-After",
                new Trouble(reply -> Reply.json(429, "{\"message\": \"slow down\"}"), Duration.ofMillis(500)),
                "500",
                new Trouble(reply -> Reply.json(500, "{\"message\": \"oops\"}"), Duration.ofMillis(500)),
                "a cut body",
                new Trouble(reply -> reply.cutAfter(reply.body().length / 2), Duration.ofMillis(500))));
        return vendors().stream()
                .flatMap(vendor ->
                        troubles.entrySet().stream().map(one -> Arguments.of(vendor, one.getKey(), one.getValue())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("passingTroubles")
    void fetchWhenTroublePassesWaitsAndBringsEverything(Vendor vendor, String name, Trouble trouble) throws Exception {
        TrackerStage stage = open(vendor);
        stage.tickets(stage.onAPage() + 1);
        AtomicInteger pages = new AtomicInteger();
        stage.answerLists(
                usual -> pages.incrementAndGet() == 2 ? trouble.instead().apply(usual) : usual);

        Brought brought = fetch(stage);

        assertThat(brought.states()).hasSize(stage.onAPage() + 1);
        assertThat(brought.coverage()).isEqualTo(Coverage.EVERYTHING);
        assertThat(waits)
                .as(name)
                .hasSize(1)
                .allSatisfy(wait -> assertThat(wait)
                        .isBetween(
                                trouble.least(), trouble.least().multipliedBy(3).plusSeconds(70)));
    }

    static Stream<Arguments> lastingTroubles() {
        Map<String, UnaryOperator<Reply>> troubles = new TreeMap<>(Map.of(
                "429",
                reply -> Reply.json(429, "{\"message\": \"slow down\"}").with("Retry-After", "1"),
                "500",
                reply -> Reply.json(500, "oops"),
                "cut bodies",
                reply -> reply.cutAfter(reply.body().length / 2),
                "no JSON",
                reply -> Reply.json("<html>Welcome, please sign in</html>"),
                "another JSON",
                reply -> Reply.json("{\"hello\": \"world\"}")));
        return vendors().stream()
                .flatMap(vendor ->
                        troubles.entrySet().stream().map(one -> Arguments.of(vendor, one.getKey(), one.getValue())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("lastingTroubles")
    void fetchWhenTroubleLastsIsFailureAndNeverAnEmptyOrShortList(
            Vendor vendor, String name, UnaryOperator<Reply> trouble) {
        TrackerStage stage = open(vendor);
        stage.tickets(stage.onAPage() + 1);
        AtomicInteger pages = new AtomicInteger();
        stage.answerLists(usual -> pages.incrementAndGet() == 1 ? usual : trouble.apply(usual));

        assertThat(catchThrowable(() -> fetch(stage)))
                .as(name)
                .isInstanceOfAny(TrackerUnavailable.class, TrackerRefused.class);
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void fetchWhenServerIsSlowGivesUpInTime(Vendor vendor) {
        TrackerStage stage = open(vendor);
        stage.tickets(2);
        limits = limits.withAnswer(Duration.ofMillis(700)).withAttempts(2);
        stage.answerLists(usual -> usual.slow(5_000));
        long before = System.nanoTime();

        assertThat(catchThrowable(() -> fetch(stage))).isInstanceOf(TrackerUnavailable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void fetchWhenThereAreTenThousandTicketsBringsThemAll(Vendor vendor) throws Exception {
        TrackerStage stage = open(vendor);
        stage.usualPages();
        stage.tickets(10_000);

        Brought brought = fetch(stage);

        assertThat(brought.states()).hasSize(10_000);
        assertThat(brought.coverage()).isEqualTo(Coverage.EVERYTHING);
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void fetchWhenTicketChangesWhilePagesAreReadLosesNoneAndTheNextNightShowsTheChange(Vendor vendor) throws Exception {
        TrackerStage stage = open(vendor);
        int all = 3 * stage.onAPage();
        stage.tickets(all);
        AtomicInteger pages = new AtomicInteger();
        stage.server().otherwise(asked -> {
            if (stage.isList(asked) && pages.incrementAndGet() == 2) {
                stage.change(1);
                stage.change(all);
            }
            return stage.usual(asked);
        });

        Brought brought = fetch(stage);
        assertThat(brought.states().keySet()).containsExactlyInAnyOrderElementsOf(keys(stage, all));

        Brought next = fetch(stage, new Since(brought.bookmark(), TestNight.CLOCK.instant()));
        assertThat(next.states())
                .containsEntry(stage.key(1), TicketState.DONE)
                .containsEntry(stage.key(all), TicketState.DONE);
    }

    private void assertNotWhole(TrackerStage stage) {
        Supplier<Optional<Coverage>> coverage = ThrowingSupplier.of(() -> {
            try {
                return Optional.of(fetch(stage).coverage());
            } catch (TrackerUnavailable | TrackerRefused failure) {
                return Optional.empty();
            }
        });
        assertThat(coverage.get()).isNotEqualTo(Optional.of(Coverage.EVERYTHING));
    }

    private TrackerStage open(Vendor vendor) {
        TrackerStage stage = vendor.stage().get();
        stages.add(stage);
        return stage;
    }

    private Brought fetch(TrackerStage stage) throws TrackerUnavailable, TrackerRefused {
        return fetch(stage, Since.ever());
    }

    private Brought fetch(TrackerStage stage, Since since) throws TrackerUnavailable, TrackerRefused {
        Tracker tracker = stage.open(new PoliteClients(TestNight.CLOCK, waits::add, new SplittableRandom(1), limits));
        Map<String, TicketState> states = new TreeMap<>();
        try (Fetch fetch = tracker.fetch(since, Wanted.nothing())) {
            for (Optional<RawTicket> raw = fetch.next(); raw.isPresent(); raw = fetch.next()) {
                assertThat(new String(raw.get().payload(), StandardCharsets.UTF_8))
                        .doesNotContain(TrackerStage.SECRET);
                states.put(
                        raw.get().key(),
                        Optional.ofNullable(tracker.reader()
                                        .read(raw.get(), TestNight.CLOCK.instant())
                                        .ticket())
                                .orElseThrow()
                                .state());
            }
            return new Brought(
                    states, fetch.end().coverage(), String.valueOf(fetch.end().bookmark()));
        }
    }

    private static List<String> keys(TrackerStage stage, int all) {
        return IntStream.rangeClosed(1, all).mapToObj(stage::key).toList();
    }

    /** Somebody whose server is asked. */
    record Vendor(String name, Supplier<TrackerStage> stage) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** What is answered instead, and how long is waited at least before it is asked again. */
    record Trouble(UnaryOperator<Reply> instead, Duration least) {}

    /** What one fetch brought home, as it came last. */
    private record Brought(Map<String, TicketState> states, Coverage coverage, String bookmark) {}
}
