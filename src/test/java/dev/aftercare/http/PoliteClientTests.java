package dev.aftercare.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.http.LoopbackServer.Reply;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Asks a real server on this machine; only the waiting is not real. */
class PoliteClientTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-09-01T02:00:00Z"), ZoneOffset.UTC);

    private static final Reply GOOD = Reply.json("{\"good\": true}");

    private final LoopbackServer server = new LoopbackServer();

    private final List<Duration> waits = new ArrayList<>();

    private HttpLimits limits = HttpLimits.usual();

    private Credentials credentials = Credentials.bearer("s3cret-t0ken");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void getWhenServerAnswersGivesItsJsonAndSaysWhoWeAre() throws ServerUnavailable {
        server.at("/wiki/api/pages?limit=2&label=Post-Mortem%20%26%20more", GOOD);

        Answer answer = client("/wiki")
                .get(Address.of("api/pages")
                        .with("limit", 2)
                        .with("label", "Post-Mortem & more")
                        .text());

        assertThat(found(answer).json().get("good").booleanValue()).isTrue();
        LoopbackServer.Asked asked = server.asked().get(0);
        assertThat(asked.header("User-Agent")).startsWith("Aftercare ");
        assertThat(asked.header("Authorization")).isEqualTo("Bearer s3cret-t0ken");
        assertThat(asked.header("Accept")).isEqualTo("application/json");
        assertThat(waits).isEmpty();
    }

    @Test
    void getWhenCredentialsAreOfAnotherKindSendsTheirHeader() throws ServerUnavailable {
        server.at("/a", GOOD);
        credentials = Credentials.basic("ada@harborline.example", " t0k \n");
        client("").get("/a");
        credentials = Credentials.inHeader("PRIVATE-TOKEN", "glpat-1");
        client("").get("/a");
        credentials = Credentials.none();
        client("").get("/a");

        String encoded =
                Base64.getEncoder().encodeToString("ada@harborline.example:t0k".getBytes(StandardCharsets.UTF_8));
        assertThat(server.asked().get(0).header("Authorization")).isEqualTo("Basic " + encoded);
        assertThat(server.asked().get(1).header("PRIVATE-TOKEN")).isEqualTo("glpat-1");
        assertThat(server.asked().get(2).header("Authorization")).isEqualTo("-");
    }

    @Test
    void postWhenQuestionIsLongSendsItAsJson() throws ServerUnavailable {
        server.at("/search", GOOD);

        client("").post("search", JsonMapper.shared().readTree("{\"jql\": \"labels = 'Post-Mortem'\"}"));

        assertThat(server.asked().get(0).method()).isEqualTo("POST");
        assertThat(server.asked().get(0).body()).isEqualTo("{\"jql\":\"labels = 'Post-Mortem'\"}");
        assertThat(server.asked().get(0).header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void getWhenAnswerIsPackedUnpacksIt() throws ServerUnavailable {
        server.at("/a", GOOD.gzipped());

        assertThat(found(client("").get("a")).json().get("good").booleanValue()).isTrue();
        assertThat(server.asked().get(0).header("Accept-Encoding")).isEqualTo("gzip");
    }

    @ParameterizedTest
    @CsvSource({
        "401, UNKNOWN_USER",
        "403, FORBIDDEN",
        "404, NOT_FOUND",
        "410, GONE",
        "400, BAD_QUESTION",
        "422, BAD_QUESTION"
    })
    void getWhenServerRefusesSaysWhyAndAsksOnce(int status, Answer.Reason reason) throws ServerUnavailable {
        server.at("/wiki/api/pages?x=1", Reply.json(status, "{\"errorMessages\": [\"No, s3cret-t0ken\"]}"));

        Answer.Refused refused = (Answer.Refused) client("/wiki").get("api/pages?x=1");

        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.sentence())
                .startsWith(server.root() + "/wiki/api/pages: ")
                .contains("(" + status + ")", "\"No, (secret)\"")
                .doesNotContain("x=1", "s3cret");
        assertThat(server.asked()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "429, Retry-After, 7, PT7S",
        "429, Retry-After, 'Tue, 01 Sep 2026 02:01:30 GMT', PT1M30S",
        "429, Retry-After, 'Tue, 01 Sep 2026 01:00:00 GMT', PT0S",
        "503, Retry-After, 3, PT3S",
        "403, Retry-After, 60, PT1M",
        "429, X-RateLimit-Reset, 1788228042, PT42S",
        "429, X-RateLimit-Reset, 2026-09-01T02:00Z, PT0S",
        "429, RateLimit-Reset, 12, PT12S",
        "403, X-RateLimit-Reset, 1788228005, PT5S"
    })
    void getWhenServerAsksToWaitWaitsThatLong(int status, String header, String value, Duration expected)
            throws ServerUnavailable {
        server.at("/a", Reply.json(status, "{}").with(header, value).with("X-RateLimit-Remaining", "0"), GOOD);

        assertThat(client("").get("a")).isInstanceOf(Answer.Found.class);
        assertThat(waits).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
                "You have triggered an abuse detection mechanism. Please wait a few minutes before you try again."
            })
    void getWhenOnlyTheWordsOfRefusalSpeakOfLimitWaitsOneMinute(String words) throws ServerUnavailable {
        server.at("/a", Reply.json(403, "{\"message\": \"%s\"}".formatted(words)), GOOD);

        assertThat(client("").get("a")).isInstanceOf(Answer.Found.class);
        assertThat(waits).containsExactly(Duration.ofMinutes(1));
    }

    @Test
    void getWhenServerFailsWithoutSayingHowLongWaitsLongerEachTime() throws ServerUnavailable {
        Reply bad = Reply.json(500, "{}");
        server.at("/a", bad, Reply.json(429, "{}"), bad, Reply.json(502, "<html>"), GOOD);

        assertThat(client("").get("a")).isInstanceOf(Answer.Found.class);
        assertThat(waits).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(waits.get(i).toMillis()).isBetween(500L << i, 1000L << i);
        }
    }

    @Test
    void getWhenServerKeepsFailingGivesUpAfterSomeAttempts() {
        limits = limits.withAttempts(3);
        server.at("/wiki/a?token=x", Reply.json(500, "{}"));

        assertThatThrownBy(() -> client("/wiki").get("a?token=x"))
                .isInstanceOf(ServerUnavailable.class)
                .hasMessage(server.root()
                        + "/wiki/a: the server answers with an error (500) (asked 3 times); try again later");
        assertThat(server.asked()).hasSize(3);
    }

    @Test
    void getWhenServerAsksForMorePatienceThanThereIsGivesUpAtOnce() {
        limits = limits.withAllWaiting(Duration.ofMinutes(10));
        server.at("/a", Reply.json(429, "{}").with("Retry-After", "3600"));

        assertThatThrownBy(() -> client("").get("a"))
                .isInstanceOf(ServerUnavailable.class)
                .hasMessage(
                        server.root()
                                + "/a: the server asks us to come back later (429): it would take another 3600 s, and we wait at most 600 s in one run; try again later");
        assertThat(waits).isEmpty();
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void getWhenPatienceIsUsedUpByEarlierQuestionsGivesUp() throws ServerUnavailable {
        limits = limits.withAllWaiting(Duration.ofSeconds(100));
        Reply later = Reply.json(429, "{}").with("Retry-After", "60");
        server.at("/a", later, GOOD).at("/b", later, GOOD);
        PoliteClient client = client("");
        client.get("a");

        assertThatThrownBy(() -> client.get("b")).isInstanceOf(ServerUnavailable.class);
        assertThat(client.waited()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void getWhenTheLimitIsUsedUpWaitsBeforeTheNextQuestion() throws ServerUnavailable {
        server.at("/a", GOOD.with("X-RateLimit-Remaining", "0").with("X-RateLimit-Reset", "1788228020"))
                .at("/b", GOOD);
        PoliteClient client = client("");
        client.get("a");
        assertThat(waits).isEmpty();
        client.get("b");
        client.get("b");

        assertThat(waits).containsExactly(Duration.ofSeconds(20));
    }

    @Test
    void getWhenConnectionIsCutInTheBodyAsksAgainAndNeverTakesAPart() throws ServerUnavailable {
        server.at("/a", Reply.json("{\"values\": [1, 2, 3]}").cutAfter(13), GOOD);

        assertThat(found(client("").get("a")).json().has("good")).isTrue();
    }

    @Test
    void getWhenConnectionIsCutEveryTimeSaysSo() {
        limits = limits.withAttempts(2);
        server.at("/a", Reply.json("{\"values\": [1, 2, 3]}").cutAfter(13));

        assertThatThrownBy(() -> client("").get("a"))
                .isInstanceOf(ServerUnavailable.class)
                .hasMessage(
                        server.root()
                                + "/a: the connection was cut before the answer was complete (asked 2 times); check the address and the network, or try again later");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"values\": [1, 2", "not json", "{} trailing"})
    void getWhenBodyIsNoJsonFails(String body) {
        limits = limits.withAttempts(2);
        server.at("/a", Reply.json(body));

        assertThatThrownBy(() -> client("").get("a"))
                .isInstanceOf(ServerUnavailable.class)
                .hasMessage(server.root()
                        + "/a: the answer is no JSON, or only a part of it (asked 2 times); check the address");
    }

    @Test
    void getWhenAnswerIsALoginPageSaysSoAtOnce() {
        server.at("/a", Reply.json("<html>Log in</html>").with("Content-Type", "text/html;charset=UTF-8"));

        assertThatThrownBy(() -> client("").get("a"))
                .hasMessage(
                        server.root()
                                + "/a: the answer is a web page and no JSON; check the address, and whether a login page or a proxy stands before the server");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void getWhenBodyIsSlowEndsInTime() {
        limits = limits.withAttempts(1).withAnswer(Duration.ofMillis(300));
        server.at("/a", GOOD.slow(20_000));
        long began = System.nanoTime();

        assertThatThrownBy(() -> client("").get("a"))
                .hasMessageContaining("/a: the server gave no whole answer within 1 s");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void getWhenBodyIsTooLargeStopsReading() {
        limits = limits.withMostBytes(10_000);
        server.at("/a", Reply.json("{\"a\": \"" + "x".repeat(2_000_000) + "\"}"))
                .at(
                        "/packed",
                        Reply.json("{\"a\": \"" + "x".repeat(2_000_000) + "\"}").gzipped());

        assertThatThrownBy(() -> client("").get("a")).hasMessageContaining("is larger than");
        assertThatThrownBy(() -> client("").get("packed")).hasMessageContaining("is larger than");
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void getWhenServerTakesNoConnectionSaysSo() {
        limits = limits.withAttempts(2);
        URI gone = server.root();
        server.close();

        assertThatThrownBy(() -> open(gone).get("a"))
                .hasMessage(
                        gone
                                + "/a: the server takes no connection (asked 2 times); check the address and the network, or try again later");
    }

    @Test
    void getWhenRedirectedOnTheSameServerFollows() throws ServerUnavailable {
        server.at("/old", Reply.json(302, "").with("Location", "/new?x=1")).at("/new?x=1", GOOD);

        assertThat(client("").get("old")).isInstanceOf(Answer.Found.class);
        assertThat(server.addresses()).containsExactly("/old", "/new?x=1");
    }

    @Test
    void getWhenRedirectedToAnotherServerTellsItNothing() {
        try (LoopbackServer other = new LoopbackServer()) {
            other.at("/steal", GOOD);
            server.at("/old", Reply.json(302, "").with("Location", other.root() + "/steal"))
                    .at("/page", GOOD);

            assertThatThrownBy(() -> client("").get("old"))
                    .isInstanceOf(ServerUnavailable.class)
                    .hasMessageContaining("which is another one, and was not followed");
            assertThatThrownBy(() -> client("").pages("page", page -> Optional.of(other.root() + "/steal")))
                    .isInstanceOf(ServerUnavailable.class);
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void getWhenRedirectedInACircleStops() {
        server.at("/a", Reply.json(302, "").with("Location", "/b"))
                .at("/b", Reply.json(302, "").with("Location", "/a"));

        assertThatThrownBy(() -> client("").get("a")).hasMessageContaining("redirects in a circle");
    }

    @Test
    void getIfChangedWhenNothingChangedSaysSo() throws ServerUnavailable {
        server.at("/a", GOOD.with("ETag", "W/\"7\""), Reply.json(304, ""));
        PoliteClient client = client("");
        String etag = found(client.get("a")).etag().orElseThrow();

        assertThat(client.getIfChanged("a", etag)).isInstanceOf(Answer.NotModified.class);
        assertThat(server.asked().get(1).header("If-None-Match")).isEqualTo("W/\"7\"");
    }

    @Test
    void pagesWhenServerLeadsOnReadsAll() throws ServerUnavailable {
        server.at(
                        "/a",
                        GOOD.with(
                                "Link",
                                "<" + server.root() + "/a?page=2>; rel=\"next\", <" + server.root()
                                        + "/a?page=9>; rel=\"last\""))
                .at("/a?page=2", GOOD);
        List<URI> read = new ArrayList<>();

        Optional<Answer.Refused> refused = client("").pages("a", page -> {
            read.add(page.address());
            return page.link("next");
        });

        assertThat(refused).isEmpty();
        assertThat(read).hasSize(2);
    }

    @Test
    void pagesWhenServerRepeatsAPageFailsInsteadOfGoingOnForever() {
        server.at("/a?page=1", GOOD).at("/a?page=2", GOOD);

        assertThatThrownBy(() -> client("")
                        .pages(
                                "a?page=1",
                                page -> Optional.of(
                                        page.address().toString().endsWith("1") ? "/a?page=2" : "/a?page=1")))
                .hasMessageContaining("the same page again and again");
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void pagesWhenAPageIsRefusedSaysSo() throws ServerUnavailable {
        server.at("/a", GOOD).at("/b", Reply.json(403, "{}"));

        assertThat(client("").pages("a", page -> Optional.of("/b")))
                .hasValueSatisfying(refused -> assertThat(refused.reason()).isEqualTo(Answer.Reason.FORBIDDEN));
    }

    @Test
    void anythingWhenItFailsHoldsNoSecret() {
        limits = limits.withAttempts(1);
        server.at("/a", Reply.json(500, "{\"message\": \"s3cret-t0ken\"}"))
                .at("/b", Reply.json("s3cret-t0ken"))
                .at(
                        "/c?t=s3cret-t0ken",
                        Reply.json(302, "").with("Location", "http://127.0.0.1:1/s3cret?s3cret-t0ken"));
        StringWriter written = new StringWriter();
        PoliteClient client = client("");
        for (String address : List.of("a", "b", "c?t=s3cret-t0ken", "d e s3cret-t0ken")) {
            assertThatThrownBy(() -> client.get(address)).satisfies(e -> e.printStackTrace(new PrintWriter(written)));
        }
        assertThatThrownBy(() -> Credentials.bearer("s3cret-t0\nken"))
                .satisfies(e -> e.printStackTrace(new PrintWriter(written)));
        written.append(credentials.toString())
                .append(client.toString())
                .append(Credentials.basic("a", "s3cret-t0ken").toString());

        assertThat(written.toString()).contains("ServerUnavailable").doesNotContain("s3cret-t0ken");
    }

    @Test
    void openWhenAddressIsNoServerSaysSo() {
        assertThatThrownBy(() -> open(URI.create("file:///etc"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> open(URI.create("https://ada:pw@harborline.example")))
                .hasMessage("the address of a server holds no user and no password");
    }

    private PoliteClient client(String path) {
        return open(URI.create(server.root() + path));
    }

    private PoliteClient open(URI base) {
        return new PoliteClients(CLOCK, waits::add, new SplittableRandom(7), limits).open(base, credentials);
    }

    private static Answer.Found found(Answer answer) {
        return (Answer.Found) answer;
    }
}
