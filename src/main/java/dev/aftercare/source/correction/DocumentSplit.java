package dev.aftercare.source.correction;

import dev.aftercare.postmortem.AppliedCorrection;
import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.source.correction.Correction.Part;
import dev.aftercare.source.correction.Correction.Split;
import dev.aftercare.source.reading.DocumentReader;
import dev.aftercare.source.reading.DocumentReading;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Splits a document into the incidents that the operator names. Each is read by itself, with the lines of the others left
 * empty; what stands outside all of them holds for each, but its countermeasures belong to the first one only.
 */
final class DocumentSplit {

    private final Correction correction;
    private final Split split;
    private final DocumentReader reader;
    private final String source;
    private final String path;
    private final List<byte[]> lines = new ArrayList<>();
    private final List<Range> ranges = new ArrayList<>();
    private final Set<Diagnostic> diagnostics = new LinkedHashSet<>();
    private final List<Postmortem> postmortems = new ArrayList<>();
    private @Nullable String problem;

    private record Range(int first, int last, String title) {

        boolean holds(int line) {
            return line >= first && line <= last;
        }
    }

    private DocumentSplit(Correction correction, Split split, DocumentReader reader, String source, String path) {
        this.correction = correction;
        this.split = split;
        this.reader = reader;
        this.source = source;
        this.path = path;
    }

    /** Reads a document in parts; as a whole where it cannot be split, with the reason. */
    static CorrectedReading read(
            Correction correction, Split split, DocumentReader reader, String source, String path, byte[] content) {
        DocumentSplit document = new DocumentSplit(correction, split, reader, source, path);
        document.read(content);
        if (document.problem != null) {
            return new CorrectedReading(
                    reader.read(source, path, content), List.of(document.row("", null, document.problem)));
        }
        List<AppliedCorrection> rows = new ArrayList<>();
        document.ranges.forEach(range ->
                rows.add(document.row("lines %d-%d".formatted(range.first(), range.last()), range.title(), null)));
        return new CorrectedReading(
                new DocumentReading(
                        DocumentReading.Kind.POSTMORTEM, document.postmortems, List.copyOf(document.diagnostics)),
                rows);
    }

    private AppliedCorrection row(String before, @Nullable String after, @Nullable String why) {
        return new AppliedCorrection(
                correction.id(),
                null,
                AppliedCorrection.Kind.SPLIT,
                null,
                "split",
                before,
                after,
                correction.reason(),
                why);
    }

    private void read(byte[] content) {
        if (!reader.readsLines()) {
            problem = "only documents that are text can be split";
            return;
        }
        splitLines(content);
        findRanges();
        for (int at = 0; at < ranges.size() && problem == null; at++) {
            part(at);
        }
    }

    private void splitLines(byte[] content) {
        int begin = 0;
        for (int at = 0; at < content.length; at++) {
            if (content[at] == '\n') {
                lines.add(java.util.Arrays.copyOfRange(content, begin, at));
                begin = at + 1;
            }
        }
        lines.add(java.util.Arrays.copyOfRange(content, begin, content.length));
    }

    private void findRanges() {
        Headings headings = Headings.of(lines.stream()
                .map(line -> new String(line, StandardCharsets.UTF_8))
                .toList());
        List<Range> found = new ArrayList<>();
        for (Part part : split.parts()) {
            Range range = range(part, headings);
            if (range != null) {
                found.add(range);
            }
        }
        for (Range range : found) {
            int nextBegin = found.stream()
                    .mapToInt(Range::first)
                    .filter(first -> first > range.first())
                    .min()
                    .orElse(Integer.MAX_VALUE);
            ranges.add(new Range(range.first(), Math.min(range.last(), nextBegin - 1), range.title()));
        }
        if (problem == null && found.stream().mapToInt(Range::first).distinct().count() < found.size()) {
            problem = "two of the incidents begin at the same line";
        }
    }

    private @Nullable Range range(Part part, Headings headings) {
        String section = part.section();
        if (section == null) {
            if (part.last() > lines.size()) {
                problem = "the document has no lines %d-%d; it has %d lines"
                        .formatted(part.first(), part.last(), lines.size());
                return null;
            }
            return new Range(part.first(), part.last(), String.valueOf(part.title()));
        }
        List<Headings.Range> found = headings.find(section);
        if (found.size() != 1) {
            problem = found.isEmpty()
                    ? "the document has no heading \"%s\"".formatted(section)
                    : "%d headings contain \"%s\"; write more of the right one".formatted(found.size(), section);
            return null;
        }
        Headings.Range range = found.get(0);
        return new Range(range.first(), range.last(), part.title() == null ? range.words() : part.title());
    }

    private void part(int at) {
        Range range = ranges.get(at);
        DocumentReading reading = reader.read(source, path, without(range));
        if (reading.postmortems().size() != 1) {
            problem = "lines %d-%d, \"%s\", hold %s; each part has to hold one"
                    .formatted(
                            range.first(),
                            range.last(),
                            range.title(),
                            reading.postmortems().isEmpty()
                                    ? "no incident that can be read"
                                    : reading.postmortems().size() + " incidents");
            return;
        }
        diagnostics.addAll(reading.diagnostics());
        PostmortemDraft draft = new PostmortemDraft(reading.postmortems().get(0));
        draft.id = Postmortem.idOf(source, path, at + 1);
        draft.place = draft.place.at(range.first());
        draft.title = range.title();
        if (at > 0) {
            draft.countermeasures.removeIf(one -> !range.holds(one.line()));
        }
        postmortems.add(draft.corrected());
    }

    /** The document with the lines of the other parts left empty, so that every line keeps its number. */
    private byte[] without(Range own) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int at = 0; at < lines.size(); at++) {
            int line = at + 1;
            boolean others = !own.holds(line) && ranges.stream().anyMatch(range -> range.holds(line));
            if (!others) {
                content.writeBytes(lines.get(at));
            }
            if (line < lines.size()) {
                content.write('\n');
            }
        }
        return content.toByteArray();
    }
}
