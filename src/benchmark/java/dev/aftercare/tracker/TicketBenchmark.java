package dev.aftercare.tracker;

import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.StepRun;
import dev.aftercare.TestDatabase;
import dev.aftercare.TestNight;
import dev.aftercare.http.Credentials;
import dev.aftercare.http.HttpLimits;
import dev.aftercare.http.PoliteClients;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * How long the step {@code collectTickets} takes for many tickets from a server on this machine into PostgreSQL, beside fetching
 * the same bytes: once only dropped, and once read as JSON by our client and dropped. The heap is at most 512 MB.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx512m")
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class TicketBenchmark {

    private static final int ON_A_PAGE = 100;

    /** How many tickets the server has. */
    @Param("100000")
    public int tickets;

    private Process server;
    private URI root;
    private HikariDataSource database = new HikariDataSource();
    private final HttpClient client = HttpClient.newHttpClient();

    /** Starts the server. */
    @Setup(Level.Trial)
    public void start() throws IOException {
        server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TicketServer.class.getName(),
                        String.valueOf(tickets))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        root = URI.create("http://127.0.0.1:" + output.readLine().strip());
    }

    /** An empty database, and a server without changes. */
    @Setup(Level.Invocation)
    public void restore() throws IOException, InterruptedException {
        drop("/restore");
        database.close();
        // As the program has it: a connection of its own for each transaction would be most of the time.
        database = new HikariDataSource();
        database.setDataSource(TestDatabase.migrated());
    }

    /** Ends the server and says how much memory this process took at most. */
    @TearDown(Level.Trial)
    public void stop() throws IOException {
        database.close();
        server.destroy();
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM"))
                    .forEach(line -> System.out.println("peak of the whole process: " + line));
        }
    }

    /** The bytes of a cold night, dropped as they come. */
    @Benchmark
    public long fetchAndDrop() throws IOException, InterruptedException {
        long bytes = 0;
        for (int from = 0; from < tickets; from += ON_A_PAGE - 1) {
            bytes += drop(page(from));
        }
        return bytes;
    }

    /** The same through our client, which reads them as JSON. */
    @Benchmark
    public long fetchAndParse() throws Exception {
        var polite = new PoliteClients(TestNight.CLOCK, wait -> {}, new SplittableRandom(1), HttpLimits.usual())
                .open(root, Credentials.none());
        long found = 0;
        for (int from = 0; from < tickets; from += ON_A_PAGE - 1) {
            found += polite.get(page(from).substring(1)).hashCode();
        }
        return found;
    }

    /** The first night. */
    @Benchmark
    public String cold() {
        return collect();
    }

    /** State of a night before, for what follows it. */
    @State(Scope.Benchmark)
    public static class AfterOneNight {

        /** Runs the first night; then one ticket in a hundred changes. */
        @Setup(Level.Invocation)
        public void night(TicketBenchmark benchmark) throws IOException, InterruptedException {
            benchmark.collect();
            benchmark.drop("/change");
        }
    }

    /** The second night: one ticket in a hundred changed. */
    @Benchmark
    public String oneInAHundredChanged(AfterOneNight before) {
        return collect();
    }

    String collect() {
        Wiring.settings = List.of(new TrackerSettings(
                "jira",
                new TrackerAccess.Jira(root, TrackerAccess.JiraEdition.DATA_CENTER, null, "token"),
                TestNight.PARIS,
                List.of("Post-Mortem"),
                null,
                Map.of(),
                Map.of()));
        StepRun.Outcome outcome = StepRun.of(database, new Class<?>[] {Wiring.class});
        if (!outcome.trouble().isEmpty()) {
            throw new IllegalStateException(outcome.trouble());
        }
        return outcome.said();
    }

    private String page(int from) {
        return "/rest/api/2/search?jql=labels&startAt=%d&maxResults=%d".formatted(from, ON_A_PAGE);
    }

    private long drop(String address) throws IOException, InterruptedException {
        HttpResponse<Void> answer = client.send(
                HttpRequest.newBuilder(root.resolve(address)).build(), HttpResponse.BodyHandlers.discarding());
        return answer.headers().firstValueAsLong("Content-Length").orElse(0);
    }

    /** The step with its real collaborators, as the program wires them. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan({"dev.aftercare.postmortem", "dev.aftercare.ticket", "dev.aftercare.tracker"})
    static class Wiring {

        private static List<TrackerSettings> settings = List.of();

        @Bean
        List<TrackerSettings> trackerSettings() {
            return settings;
        }

        @Bean
        Clock clock() {
            return TestNight.CLOCK;
        }

        @Bean
        PoliteClients clients() {
            return new PoliteClients(TestNight.CLOCK, wait -> {}, new SplittableRandom(1), HttpLimits.usual());
        }
    }
}
