package dev.aftercare.source.markdown;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aftercare.source.reading.ReadingDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
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

/**
 * How long understanding all reports of a folder takes beside only parsing the Markdown of the same bytes. The figure is
 * the ratio of the two.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 8, time = 2)
public class ReadingBenchmark {

    /** The folder with the reports; the sample unless another is given with {@code -p reports=FOLDER}. */
    @Param("src/main/resources/sample/postmortems")
    public String reports;

    private final Parser parser = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .build();

    private final MarkdownReader reader = new MarkdownReader(ReadingDefaults.in(ZoneOffset.UTC));

    private final List<byte[]> contents = new ArrayList<>();

    private final List<String> paths = new ArrayList<>();

    /** Reads the files once, so that no benchmark reads a disk. */
    @Setup
    public void load() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(reports))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                byte[] content = Files.readAllBytes(file);
                // No pictures: they are refused before anything is parsed.
                if (!file.getFileName().toString().startsWith(".") && new String(content, UTF_8).indexOf(0) < 0) {
                    paths.add(file.toString());
                    contents.add(content);
                }
            }
        }
    }

    /** The bare parsing: bytes to text to the tree of the Markdown library, without positions. */
    @Benchmark
    public void parse(Blackhole hole) {
        for (byte[] content : contents) {
            hole.consume(parser.parse(new String(content, UTF_8)));
        }
    }

    /** Everything: bytes to postmortems with their diagnostics. */
    @Benchmark
    public void understand(Blackhole hole) {
        for (int i = 0; i < contents.size(); i++) {
            hole.consume(reader.read("reports", paths.get(i), contents.get(i)));
        }
    }
}
