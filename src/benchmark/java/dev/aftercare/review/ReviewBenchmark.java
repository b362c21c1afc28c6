package dev.aftercare.review;

import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.source.markdown.MarkdownReader;
import dev.aftercare.source.reading.ReadingDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** How long reading and reviewing 10,000 postmortems takes beside only reading them. The figure is the ratio of the two. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
public class ReviewBenchmark {

    private static final int POSTMORTEMS = 10_000;

    /** The folder with the reports, read over and over; the sample unless another is given with {@code -p reports=FOLDER}. */
    @Param("src/main/resources/sample/postmortems")
    public String reports;

    private final MarkdownReader reader = new MarkdownReader(ReadingDefaults.in(ZoneOffset.UTC));
    private final Review review = new Review(ReviewSettings.usual());
    private final List<byte[]> contents = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();

    /** Reads the files once, so that no benchmark reads a disk. */
    @Setup
    public void load() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(reports))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                paths.add(file.toString());
                contents.add(Files.readAllBytes(file));
            }
        }
    }

    /** Bytes to postmortems. */
    @Benchmark
    public void read(Blackhole hole) {
        for (int i = 0; i < POSTMORTEMS; i++) {
            hole.consume(postmortems(i));
        }
    }

    /** Bytes to postmortems, and all rules. */
    @Benchmark
    public void readAndReview(Blackhole hole) {
        for (int i = 0; i < POSTMORTEMS; i++) {
            postmortems(i).forEach(postmortem -> hole.consume(review.of(postmortem)));
        }
    }

    private List<Postmortem> postmortems(int number) {
        int file = number % contents.size();
        return reader.read("reports", paths.get(file), contents.get(file)).postmortems();
    }
}
