package dev.aftercare.source.markdown;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.source.reading.DocumentReading;
import dev.aftercare.source.reading.ReadingDefaults;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Reports that were shuffled, cut, doubled and strewn with strange words: each is read without an exception and soon, and
 * what is read of it stands in it. The seed of a failure is in its message; {@code -Daftercare.fuzz=3600} goes on for an hour,
 * {@code -Daftercare.fuzz.seed} begins with one seed.
 */
class FuzzedDocumentsTests {

    private static final Duration LONGEST = Duration.ofSeconds(3);

    // The time of this thread, not of the machine: what else runs on it says nothing about the reader.
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private static final int FEWEST = 2_000;

    private static final String[] WORDS = {
        "10:05",
        "~09:40",
        "11:21a",
        "1:22 pm",
        "12.39UTC",
        "0117 UTC",
        "[08:47]",
        "--:--",
        "???",
        "2024-02-30",
        "1628-01-01",
        "02-14-2025",
        "16-May-2023",
        "12 janvier 2024",
        "le 12/01/2024 à 14h05",
        "31/12/99",
        "Feb 29",
        "593 days",
        "-5 minutes",
        "1 h 30",
        "99999999999999999999 hours",
        "279 minutes [^3]",
        "UTC+25",
        "GMT-13:59",
        "CST",
        "IST",
        "Europe/Paris",
        "All times in CET",
        "Start time:",
        "**Detected:**",
        "Resolved at",
        "## Timeline",
        "## Action items",
        "| Time | Event |\n|---|---|\n",
        "- [x] ",
        "1. ",
        "> ",
        "```\n",
        "<table><tr><td>",
        "</td>",
        "<!--",
        "-->",
        "---\n",
        "***",
        "[a](b)",
        "#12",
        "org/repo#12",
        "!34",
        "OPS-123",
        "db#411",
        "\u0000",
        "\u202E",
        "\u200B",
        "e\u0301\u0301\u0301",
        "😀",
        "\uD800",
        "\t",
        "\r",
        "   ",
        "\n\n",
        "{{ }}",
        "<Name>",
        "N/A",
        "TBD",
        "SEV-2",
        "P0",
        "majeur",
        "@ana",
        "due 2024-01-31",
        "outage begins",
        "rétabli",
        "all systems operational",
        "|",
        "\\",
        "(",
        "](",
        "&nbsp;",
        "[^1]:",
        "https://github.com/org/repo/issues/12",
        "0000-00-00T00:00:00Z",
        "24:00",
        "25:61",
        "12:60 PM",
        "0:00am",
        "- 10:05–11:00 ",
        "10h",
        "midnight",
        "∞ hours",
        "٣:٤٥",
        "１２:３０"
    };

    @Test
    void readWhenReportIsMangledComesBackWithWhatStandsInIt() throws IOException {
        List<String> reports = reports();
        MarkdownReader reader = new MarkdownReader(ReadingDefaults.in(ZoneId.of("Europe/Paris")));
        int seconds = Integer.getInteger("aftercare.fuzz", 0);
        long seed = Long.getLong("aftercare.fuzz.seed", seconds > 0 ? System.nanoTime() : 20_261_121);
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        int read = 0;
        for (; read < FEWEST || System.nanoTime() < end; read++, seed++) {
            check(reader, mangled(reports, new Random(seed)), seed);
        }
        assertThat(read).isGreaterThanOrEqualTo(FEWEST);
        if (seconds > 0) {
            org.slf4j.LoggerFactory.getLogger(FuzzedDocumentsTests.class)
                    .warn("{} mangled reports were read, the last seed was {}", read, seed - 1);
        }
    }

    private static void check(MarkdownReader reader, String report, long seed) {
        long began = CLOCK.getCurrentThreadCpuTime();
        DocumentReading reading = reader.read("reports", "notes.md", report.getBytes(UTF_8));
        Duration took = Duration.ofNanos(CLOCK.getCurrentThreadCpuTime() - began);
        if (took.compareTo(LONGEST) > 0) {
            fail("seed %d took %s", seed, took);
        }
        for (Diagnostic diagnostic : reading.diagnostics()) {
            if (diagnostic.rule().equals("file.defect")) {
                fail("seed %d: %s", seed, diagnostic);
            }
        }
        int lines = report.split("\r\n|\r|\n", -1).length;
        for (Postmortem postmortem : reading.postmortems()) {
            check(postmortem, lines, seed);
        }
    }

    private static void check(Postmortem postmortem, int lines, long seed) {
        Incident incident = postmortem.incident();
        for (RecordedInstant instant : List.of(incident.started(), incident.detected(), incident.resolved())) {
            assertThat(instant.line()).as("line, seed %d", seed).isBetween(0, lines);
            if (instant.isKnown()) {
                assertThat(instant.raw()).as("raw words, seed %d", seed).isNotBlank();
                assertThat(instant.line()).as("line, seed %d", seed).isPositive();
                assertThat(instant.value().atZone(instant.zone()).toLocalDateTime())
                        .as("wall time, seed %d", seed)
                        .isEqualTo(instant.local());
                assertThat(instant.local().getYear()).as("year, seed %d", seed).isBetween(1980, 2100);
            }
        }
        if (incident.started().isKnown() && incident.resolved().isKnown()) {
            assertThat(incident.resolved().value())
                    .as("order, seed %d", seed)
                    .isAfterOrEqualTo(incident.started().value());
        }
        postmortem.countermeasures().forEach(one -> {
            assertThat(one.line()).as("line, seed %d", seed).isBetween(1, lines);
            assertThat(one.description()).as("description, seed %d", seed).isNotBlank();
        });
    }

    private static String mangled(List<String> reports, Random random) {
        StringBuilder text = new StringBuilder(reports.get(random.nextInt(reports.size())));
        for (int step = random.nextInt(40); step >= 0 && text.length() < 300_000; step--) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + 1 + random.nextInt(random.nextBoolean() ? 8 : 400));
            switch (random.nextInt(6)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, WORDS[random.nextInt(WORDS.length)]);
                case 2 -> text.insert(at, text.substring(Math.min(at, end), end).repeat(1 + random.nextInt(4)));
                case 3 -> text.insert(at, WORDS[random.nextInt(WORDS.length)].repeat(1 + random.nextInt(500)));
                case 4 -> {
                    String other = reports.get(random.nextInt(reports.size()));
                    int from = random.nextInt(other.length());
                    text.insert(at, other, from, Math.min(other.length(), from + random.nextInt(600)));
                }
                default -> {
                    if (at < text.length()) {
                        text.setCharAt(
                                at, (char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(65_536)));
                    }
                }
            }
        }
        return text.toString();
    }

    private static List<String> reports() throws IOException {
        List<String> reports = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/sample/postmortems"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                reports.add(Files.readString(file));
            }
        }
        assertThat(reports).hasSizeGreaterThan(20);
        return reports;
    }
}
