package dev.aftercare.fixcheck;

import static dev.aftercare.link.CommitmentFixtures.commitment;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.aftercare.http.HttpLimits;
import dev.aftercare.link.Commitment;
import dev.aftercare.postmortem.BranchFile;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.source.git.GitBranchFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.util.FileUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchTests {

    private static final HttpLimits QUICK = HttpLimits.usual()
            .withAttempts(1)
            .withAnswer(Duration.ofMillis(700))
            .withMostBytes(10_000);

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({
        "http://169.254.169.254/latest/meta-data/, link-local or belongs to a metadata service",
        "http://[fe80::1]/, link-local or belongs to a metadata service",
        "http://[::ffff:169.254.169.254]/, link-local or belongs to a metadata service",
        "http://[64:ff9b::a9fe:a9fe]/, link-local or belongs to a metadata service",
        "http://[2002:a9fe:a9fe::1]/, link-local or belongs to a metadata service",
        "http://[fd00:ec2::254]/, link-local or belongs to a metadata service",
        "http://100.100.100.200/, link-local or belongs to a metadata service",
        "http://0.0.0.0/, link-local or belongs to a metadata service",
        "http://2852039166/, link-local or belongs to a metadata service",
        "http://127.0.0.1:9/, it is private",
        "http://localhost:9/, it is private",
        "http://[::1]:9/, it is private",
        "http://10.0.0.1/, it is private",
        "http://172.31.255.1/, it is private",
        "http://192.168.1.1/, it is private",
        "http://100.64.0.1/, it is private",
        "http://[fd12::1]/, it is private",
        "http://no-such-host.invalid/, is not known",
        "http://someone:secret@example.com/, user or a password"
    })
    void lookWhenAddressIsNotToBeAskedSaysSoAndAsksNobody(String address, String why) {
        Watch.Look look = look(new WatchedThing.Address(URI.create(address), 200, null), List.of());

        assertThat(look.state()).as(look.said()).isEqualTo(Watch.State.UNKNOWN);
        assertThat(look.said()).contains(why).doesNotContain("secret");
    }

    @Test
    void lookWhenLinkLocalIsAllowedStillRefusesIt() {
        Watch.Look look = look(
                new WatchedThing.Address(URI.create("http://169.254.169.254/"), 200, null),
                List.of("0.0.0.0/0", "169.254.0.0/16"));

        assertThat(look.said()).contains("never asked");
    }

    @Test
    void lookWhenAddressAnswersComparesStatusAndText() {
        answer("/ok", 200, "all is well", null);
        answer("/gone", 404, "", null);

        assertThat(look("/ok", "well").state()).isEqualTo(Watch.State.STANDS);
        assertThat(look("/ok", "ill"))
                .extracting(Watch.Look::state, Watch.Look::said)
                .containsExactly(Watch.State.MISSING, "its answer does not hold ill");
        assertThat(look("/gone", null))
                .extracting(Watch.Look::state, Watch.Look::said)
                .containsExactly(Watch.State.MISSING, "it answers 404 and not 200");
    }

    @Test
    void lookWhenAddressLeadsElsewhereDoesNotFollow() {
        answer("/moved", 302, "", "http://169.254.169.254/");

        Watch.Look look = look("/moved", null);

        assertThat(look.state()).isEqualTo(Watch.State.UNKNOWN);
        assertThat(look.said()).startsWith("it answers 302 and leads elsewhere (http://169.254.169.254/)");
    }

    @Test
    void lookWhenAnswerIsHugeStopsReading() {
        answer("/huge", 200, "x".repeat(20_000), null);

        assertThat(look("/huge", null))
                .extracting(Watch.Look::state, Watch.Look::said)
                .containsExactly(Watch.State.UNKNOWN, "its answer is larger than 10000 bytes and was not read");
    }

    @Test
    void lookWhenNobodyAnswersInTimeSaysSo() {
        server.createContext("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('a');
            exchange.getResponseBody().flush();
            try {
                Thread.sleep(10_000);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });

        assertThat(look("/slow", null))
                .extracting(Watch.Look::state, Watch.Look::said)
                .containsExactly(Watch.State.UNKNOWN, "it did not answer within 1 seconds");
    }

    @Test
    void lookWhenLineStandsIsRemovedOrFileIsGoneSaysWhich() throws Exception {
        commit("groups:\n- alert: DiskWillFill\n");
        WatchedThing.Line line = line("alerts/disk.yml");

        assertThat(look(line, List.of()))
                .extracting(Watch.Look::state, Watch.Look::said)
                .containsExactly(Watch.State.STANDS, "alerts/disk.yml holds DiskWillFill");

        commit("groups: []\n");
        assertThat(look(line, List.of()))
                .extracting(Watch.Look::state, Watch.Look::said)
                .containsExactly(Watch.State.MISSING, "alerts/disk.yml holds no line with DiskWillFill");
        assertThat(look(line("alerts/cpu.yml"), List.of()))
                .extracting(Watch.Look::state, Watch.Look::said)
                .containsExactly(Watch.State.MISSING, "there is no file alerts/cpu.yml");
    }

    @Test
    void lookWhenRepositoryIsGoneSaysSo() throws Exception {
        commit("DiskWillFill\n");
        FileUtils.delete(folder.resolve("config").toFile(), FileUtils.RECURSIVE);

        Watch.Look look = look(line("alerts/disk.yml"), List.of());

        assertThat(look.state()).isEqualTo(Watch.State.UNKNOWN);
        assertThat(look.said()).contains("does not exist");
    }

    @Test
    void nightWhenLineIsRemovedSeesItTheNightAfter() throws Exception {
        commit("DiskWillFill\n");
        Commitment fix = done("Alert on full disks (check: disk-alert)");
        FixWorld world =
                new FixWorld(settings(List.of(thing("disk-alert", line("alerts/disk.yml")))), new GitBranchFiles());
        world.has(fix);

        assertThat(world.night("2026-05-01", fix))
                .isEqualTo("HOLDING: The check “disk-alert” finds it: alerts/disk.yml holds DiskWillFill.");
        commit("\n");
        assertThat(world.night("2026-05-02", fix))
                .isEqualTo(
                        "REGRESSED: The check “disk-alert” no longer finds it: alerts/disk.yml holds no line with DiskWillFill.");
        FileUtils.delete(folder.resolve("config").toFile(), FileUtils.RECURSIVE);
        assertThat(world.night("2026-05-03", fix))
                .as("a repository that is gone shows neither")
                .startsWith("NOT_SHOWN_YET")
                .contains("The check “disk-alert” could not look");
    }

    @Test
    void nightWhenAddressAnswersWronglyDoubtsForOneNightAndIsSureInTheNext() {
        answer("/health", 200, "", null);
        Commitment fix = done("Answer health questions (check: health)");
        WatchedThing.Address address = new WatchedThing.Address(uri("/health"), 200, null);
        FixWorld world = new FixWorld(settings(List.of(thing("health", address))), new GitBranchFiles());
        world.has(fix);
        world.night("2026-05-01", fix);
        server.removeContext("/health");

        assertThat(world.night("2026-05-02", fix))
                .startsWith("IN_DOUBT: The check “health” does not find it: it answers 404");
        assertThat(world.night("2026-05-03", fix)).startsWith("REGRESSED: The check “health” no longer finds it");
    }

    @Test
    void nightWhenThingNeverStoodOnlyDoubts() throws Exception {
        commit("\n");
        Commitment fix = done("Alert on full disks (check: disk-alert)");
        FixWorld world =
                new FixWorld(settings(List.of(thing("disk-alert", line("alerts/disk.yml")))), new GitBranchFiles());
        world.has(fix);

        world.night("2026-05-01", fix);

        assertThat(world.night("2026-05-02", fix)).startsWith("IN_DOUBT");
    }

    private static Commitment done(String description) {
        return commitment(description, Countermeasure.State.DONE, null);
    }

    private Watch.Look look(String path, @Nullable String contains) {
        return look(new WatchedThing.Address(uri(path), 200, contains), List.of("127.0.0.0/8", "::1"));
    }

    private Watch.Look look(WatchedThing.Target target, List<String> allowed) {
        FixSettings settings =
                new FixSettings(365, Set.of(), List.of(), Set.of(), null, List.of(thing("thing", target)), allowed);
        return new Watch(settings, new GitBranchFiles(), QUICK).look().get(0);
    }

    private static WatchedThing thing(String name, WatchedThing.Target target) {
        return new WatchedThing(name, target, List.of(), List.of());
    }

    private static FixSettings settings(List<WatchedThing> things) {
        return new FixSettings(365, Set.of(), List.of(), Set.of(), null, things, List.of("127.0.0.0/8", "::1"));
    }

    private WatchedThing.Line line(String path) {
        return new WatchedThing.Line(
                new BranchFile(
                        folder.resolve("config").toString(), "main", path, null, null, null, folder.resolve("work")),
                "DiskWillFill");
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void answer(String path, int status, String body, @Nullable String location) {
        server.createContext(path, exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            if (location != null) {
                exchange.getResponseHeaders().add("Location", location);
            }
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private void commit(String content) throws IOException, GitAPIException {
        Path repository = folder.resolve("config");
        boolean fresh = !Files.exists(repository);
        try (Git git = fresh
                ? Git.init()
                        .setInitialBranch("main")
                        .setDirectory(repository.toFile())
                        .call()
                : Git.open(repository.toFile())) {
            Path file = repository.resolve("alerts/disk.yml");
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            git.add().addFilepattern(".").call();
            git.commit()
                    .setSign(false)
                    .setAuthor("a", "a@example.com")
                    .setCommitter("a", "a@example.com")
                    .setMessage("change")
                    .call();
        }
    }
}
