package dev.aftercare.source.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.source.reading.DocumentReading;
import dev.aftercare.source.reading.ReadingDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reports in the shapes that people really use, each beside what a careful reader understands of it: written down by hand,
 * never by the program. An asterisk stands for what a careful reader may see either way.
 */
class ShapesTests {

    private static final Path FOLDER = Path.of("src/test/resources/dev/aftercare/source/markdown/shapes");

    static Stream<String> reports() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".expected"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("reports")
    void readUnderstandsWhatACarefulReaderDoes(String name) throws IOException {
        DocumentReading reading = new MarkdownReader(ReadingDefaults.in(ZoneId.of("Europe/Paris")))
                .read("reports", name, Files.readAllBytes(FOLDER.resolve(name)));
        List<String> expected = Files.readAllLines(FOLDER.resolve(name + ".expected"));

        List<String> understood = understood(reading, expected);

        assertThat(understood).containsExactlyElementsOf(expected);
    }

    private static List<String> understood(DocumentReading reading, List<String> expected) {
        List<String> lines = new ArrayList<>(List.of(reading.kind().name().toLowerCase(Locale.ROOT)));
        for (Postmortem postmortem : reading.postmortems()) {
            if (reading.postmortems().size() > 1) {
                lines.add("title " + postmortem.title());
            }
            if (postmortem.severity() != null) {
                lines.add("severity " + postmortem.severity());
            }
            if (postmortem.status() != ReviewStatus.UNKNOWN) {
                lines.add("status " + postmortem.status());
            }
            Incident incident = postmortem.incident();
            lines.add("started " + shown(incident.started()));
            lines.add("detected " + shown(incident.detected()));
            lines.add("resolved " + shown(incident.resolved()));
            if (incident.detectedBy() != Incident.DetectedBy.UNKNOWN || expected.contains("noticed by *")) {
                lines.add("noticed by " + incident.detectedBy());
            }
            postmortem.countermeasures().forEach(one -> lines.add("action " + shown(one)));
        }
        for (int i = 0; i < Math.min(lines.size(), expected.size()); i++) {
            lines.set(i, generous(lines.get(i), expected.get(i)));
        }
        return lines;
    }

    private static String generous(String line, String expected) {
        int open = expected.indexOf('*');
        if (open > 0 && line.startsWith(expected.substring(0, open))) {
            return expected;
        }
        int more = expected.indexOf('…');
        int facts = expected.indexOf(" · ");
        boolean same = more > 0
                && line.startsWith(expected.substring(0, more))
                && line.endsWith(facts < 0 ? "" : expected.substring(facts))
                && (facts >= 0 || !line.contains(" · "));
        return same ? expected : line;
    }

    private static String shown(RecordedInstant instant) {
        return switch (instant.state()) {
            case MISSING -> "-";
            case PENDING, NOT_APPLICABLE, INVALID -> instant.state().name().toLowerCase(Locale.ROOT);
            case RECORDED, APPROXIMATE ->
                instant.value() == null
                        ? instant.local().toLocalDate().toString()
                        : instant.local() + " = " + instant.value()
                                + (instant.zoneAssumed() ? " assumed" : "")
                                + (instant.state() == RecordedInstant.State.APPROXIMATE ? " approximate" : "");
        };
    }

    private static String shown(Countermeasure action) {
        StringBuilder shown = new StringBuilder(action.description());
        if (action.owner() != null) {
            shown.append(" · owner ").append(action.owner());
        }
        if (action.due() != null) {
            shown.append(" · due ").append(action.due());
        }
        if (action.priority() != null) {
            shown.append(" · ").append(action.priority());
        }
        if (action.kind() != Countermeasure.Kind.UNKNOWN) {
            shown.append(" · ").append(action.kind());
        }
        if (action.state() != Countermeasure.State.UNKNOWN) {
            shown.append(" · ").append(action.state());
        }
        action.tickets().forEach(ticket -> shown.append(" · ").append(ticket.value()));
        return shown.toString();
    }
}
