package dev.aftercare.source.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.source.reading.DocumentReading;
import dev.aftercare.source.reading.ReadingDefaults;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Reads our own fixtures and short texts as a team in Paris would have them read. */
final class Readings {

    static final ReadingDefaults DEFAULTS = new ReadingDefaults(
            ZoneId.of("Europe/Paris"),
            null,
            null,
            ReviewStatus.UNKNOWN,
            Audience.INTERNAL,
            "https://git.example/pm/{path}");

    private Readings() {}

    /** The reading of a fixture. */
    static DocumentReading of(String fixture) {
        return new MarkdownReader(DEFAULTS).read("pm", fixture, bytes(fixture));
    }

    /** The reading of a text. */
    static DocumentReading ofText(String markdown) {
        return ofFile("notes.md", markdown);
    }

    /** The reading of a text in a file of that name. */
    static DocumentReading ofFile(String path, String markdown) {
        return new MarkdownReader(DEFAULTS).read("pm", path, markdown.getBytes(StandardCharsets.UTF_8));
    }

    /** The only postmortem of a reading. */
    static Postmortem only(DocumentReading reading) {
        assertThat(reading.postmortems()).hasSize(1);
        return reading.postmortems().get(0);
    }

    static byte[] bytes(String fixture) {
        try (InputStream in = Readings.class.getResourceAsStream(fixture)) {
            return Objects.requireNonNull(in, fixture).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An instant in short: state, wall time, zone and line. */
    static String shown(RecordedInstant instant) {
        return (instant.state() + " " + instant.local() + " " + instant.zone()
                        + (instant.zoneAssumed() ? " assumed" : "") + " line " + instant.line())
                .replace("null null ", "");
    }

    /** The three instants in short, a line each. */
    static String times(Postmortem postmortem) {
        return "started " + shown(postmortem.incident().started())
                + "\ndetected " + shown(postmortem.incident().detected())
                + "\nresolved " + shown(postmortem.incident().resolved()) + "\n";
    }

    /** The rows of the timeline in short, a line each. */
    static String rows(Postmortem postmortem) {
        return postmortem.incident().timeline().stream()
                .map(row -> row.at().state() + " " + row.at().local() + " "
                        + row.at().zone() + " | " + row.text() + "\n")
                .collect(Collectors.joining());
    }

    /** The countermeasures in short, a line each. */
    static String decided(Postmortem postmortem) {
        return postmortem.countermeasures().stream().map(Readings::shown).collect(Collectors.joining());
    }

    private static String shown(Countermeasure each) {
        return each.line() + ": " + each.description() + " | " + each.owner() + " | " + each.due() + " | "
                + each.priority() + " | " + each.kind() + " | " + each.state() + " | " + each.tickets() + "\n";
    }

    /** The diagnostics in short, a line each. */
    static String noted(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .map(each -> each.level() + " " + each.rule() + " " + each + "\n")
                .collect(Collectors.joining());
    }
}
