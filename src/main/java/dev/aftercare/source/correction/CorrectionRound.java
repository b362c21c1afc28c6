package dev.aftercare.source.correction;

import dev.aftercare.postmortem.AppliedCorrection;
import dev.aftercare.postmortem.AppliedCorrections;
import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Diagnostics;
import dev.aftercare.postmortem.Place;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.Postmortems;
import dev.aftercare.source.correction.Correction.SetCountermeasure;
import dev.aftercare.source.correction.Correction.SetValues;
import dev.aftercare.source.correction.Correction.Split;
import dev.aftercare.source.correction.CorrectionsFile.Problem;
import dev.aftercare.source.reading.DocumentReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The corrections that are in force in one night, from the first document that is read to the last. */
public final class CorrectionRound {

    /** The name that what is wrong with corrections is kept under, beside the sources. */
    public static final String SOURCE = "corrections";

    static final String NO_RECORD = "this correction fits no record; write the record's id as the digest and"
            + " \"aftercare inspect\" show it, with the source's name before it, such as handbook:2026/03.payments.md,"
            + " and #2 behind it for the second incident of a file";

    static final String NO_SURVIVOR = "the record that is to survive (\"merge-into\") is not known; write its id";

    private final Corrections.Written written;
    private final List<Correction> corrections;
    private final Postmortems postmortems;
    private final AppliedCorrections applied;
    private final Diagnostics diagnostics;
    private final JdbcCorrectionsFile kept;
    private final Records records;
    private final Map<String, List<Correction>> byFile = new HashMap<>();
    private int problems;

    CorrectionRound(
            Corrections.Written written,
            List<Correction> corrections,
            Postmortems postmortems,
            AppliedCorrections applied,
            Diagnostics diagnostics,
            JdbcCorrectionsFile kept,
            Records records) {
        this.written = written;
        this.corrections = corrections;
        this.postmortems = postmortems;
        this.applied = applied;
        this.diagnostics = diagnostics;
        this.kept = kept;
        this.records = records;
        for (Correction correction : corrections) {
            if (isWithinFile(correction)) {
                for (String file : records.files(correction.record())) {
                    byFile.computeIfAbsent(file, key -> new ArrayList<>()).add(correction);
                }
            }
        }
    }

    private static boolean isWithinFile(Correction correction) {
        return correction.change() instanceof SetValues
                || correction.change() instanceof SetCountermeasure
                || correction.change() instanceof Split;
    }

    /**
     * Identifies the corrections that concern a file; empty where none does. A file that was last read with others has to be
     * read again.
     *
     * @param renamedFrom the path that the file was known under before; null where it kept its path
     */
    public String fingerprint(String source, String path, @Nullable String renamedFrom) {
        List<Correction> own = concerning(source, path, renamedFrom);
        return own.isEmpty()
                ? ""
                : CorrectionsFile.hash(own.stream().map(Correction::id).collect(Collectors.joining()));
    }

    /** The files of a source that corrections name. */
    public Set<String> files(String source) {
        return byFile.keySet().stream()
                .filter(file -> file.startsWith(source + ":"))
                .map(file -> file.substring(source.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Correction> concerning(String source, String path, @Nullable String renamedFrom) {
        List<Correction> found = new ArrayList<>(byFile.getOrDefault(source + ":" + path, List.of()));
        if (renamedFrom != null) {
            byFile.getOrDefault(source + ":" + renamedFrom, List.of()).stream()
                    .filter(correction -> !found.contains(correction))
                    .forEach(found::add);
        }
        return found;
    }

    /** Reads a document, in parts where it is to be split. */
    public CorrectedReading read(
            DocumentReader reader, String source, String path, @Nullable String renamedFrom, byte[] content) {
        for (Correction correction : concerning(source, path, renamedFrom)) {
            if (correction.change() instanceof Split split) {
                return DocumentSplit.read(correction, split, reader, source, path, content);
            }
        }
        return CorrectedReading.asRead(reader.read(source, path, content));
    }

    /**
     * A file on its way into the tables.
     *
     * @param file what was read
     * @param renamedFrom the path that it was known under before; null where it kept its path
     * @param splits what was split when it was read
     */
    public record Incoming(
            Postmortems.OfFile file, @Nullable String renamedFrom, List<AppliedCorrection> splits) {}

    /** Saves files as they are after the corrections that concern them; to be called in a transaction. */
    public void save(List<Incoming> incoming) {
        List<Incoming> concerned = incoming.stream().filter(this::isConcerned).toList();
        Map<Incoming, Postmortems.OfFile> identified = new HashMap<>();
        if (!concerned.isEmpty()) {
            List<Postmortems.OfFile> known = postmortems.identified(
                    concerned.stream().map(Incoming::file).toList());
            for (int at = 0; at < concerned.size(); at++) {
                identified.put(concerned.get(at), known.get(at));
            }
        }
        List<Postmortems.OfFile> files = new ArrayList<>();
        List<AppliedCorrections.OfFile> rows = new ArrayList<>();
        for (Incoming one : incoming) {
            List<AppliedCorrection> done = new ArrayList<>();
            Postmortems.OfFile file = identified.get(one);
            files.add(file == null ? one.file() : corrected(one, file, done));
            rows.add(new AppliedCorrections.OfFile(
                    one.file().source(), one.file().path(), done));
        }
        postmortems.saveAll(files);
        applied.replaceAll(rows);
    }

    private boolean isConcerned(Incoming one) {
        return !concerning(one.file().source(), one.file().path(), one.renamedFrom())
                .isEmpty();
    }

    private Postmortems.OfFile corrected(Incoming incoming, Postmortems.OfFile file, List<AppliedCorrection> done) {
        addSplits(incoming.splits(), file, done);
        List<Postmortem> corrected = new ArrayList<>();
        for (int at = 0; at < file.postmortems().size(); at++) {
            PostmortemDraft draft = new PostmortemDraft(file.postmortems().get(at));
            for (Correction correction : concerning(file.source(), file.path(), incoming.renamedFrom())) {
                if (records.isMeant(correction.record(), draft.id, file.source(), file.path(), at + 1)) {
                    done.addAll(apply(correction, draft));
                }
            }
            corrected.add(draft.corrected());
        }
        return new Postmortems.OfFile(file.source(), file.path(), corrected);
    }

    private static void addSplits(
            List<AppliedCorrection> splits, Postmortems.OfFile file, List<AppliedCorrection> done) {
        for (int at = 0; at < splits.size(); at++) {
            AppliedCorrection split = splits.get(at);
            done.add(
                    split.problem() == null && at < file.postmortems().size()
                            ? split.of(file.postmortems().get(at).id())
                            : split);
        }
    }

    private static List<AppliedCorrection> apply(Correction correction, PostmortemDraft draft) {
        if (correction.change() instanceof SetValues values) {
            return RecordCorrection.apply(correction, values, draft);
        }
        return correction.change() instanceof SetCountermeasure values
                ? RecordCorrection.apply(correction, values, draft)
                : List.of();
    }

    /** Applies what holds between records, and says which corrections could not be applied; to be called in a transaction. */
    public void finish() {
        applied.forgetGone();
        applied.replaceRelations(new Relations(new Records(postmortems.whereabouts())).of(corrections));
        Map<String, List<AppliedCorrection>> done = applied.all().stream()
                .collect(Collectors.groupingBy(AppliedCorrection::entry, LinkedHashMap::new, Collectors.toList()));
        List<Diagnostic> found = new ArrayList<>();
        written.contents().problems().forEach(problem -> found.add(diagnostic(problem, Diagnostic.Level.ERROR)));
        if (found.isEmpty()) {
            for (Correction correction : corrections) {
                String said = done.containsKey(correction.id())
                        ? problems(Objects.requireNonNull(done.get(correction.id())))
                        : NO_RECORD;
                if (!said.isEmpty()) {
                    found.add(diagnostic(new Problem(correction.line(), said), Diagnostic.Level.WARNING));
                }
            }
            keep();
        }
        problems = found.size();
        diagnostics.forgetAllBut(SOURCE, List.of(written.name()));
        if (!written.name().isEmpty()) {
            diagnostics.replace(SOURCE, written.name(), found);
        }
    }

    private void keep() {
        byte[] content = written.content();
        if (content == null) {
            kept.forget();
        } else {
            kept.keep(content);
        }
    }

    private Diagnostic diagnostic(Problem problem, Diagnostic.Level level) {
        return new Diagnostic(
                new Place(SOURCE, written.name(), problem.line()), "correction.not-applied", level, problem.message());
    }

    /** What stands in the way of a correction; empty where nothing does. */
    static String problems(List<AppliedCorrection> rows) {
        return rows.stream()
                .map(AppliedCorrection::problem)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /** How many corrections there are and how many of them were not applied; empty where there is nothing to say. */
    public String said() {
        if (corrections.isEmpty() || !written.contents().problems().isEmpty()) {
            return "";
        }
        String count = corrections.size() + (corrections.size() == 1 ? " correction" : " corrections");
        return problems == 0
                ? count
                : "%s, %d of them not applied (see \"aftercare check\")".formatted(count, problems);
    }

    /** What is wrong with the file itself, one sentence a line; empty where nothing is. */
    public String trouble() {
        return written.contents().problems().stream()
                .map(problem -> "%s:%d: %s; the corrections of the last good file stay in force"
                        .formatted(written.name(), problem.line(), problem.message()))
                .collect(Collectors.joining("\n"));
    }
}
