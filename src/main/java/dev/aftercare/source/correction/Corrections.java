package dev.aftercare.source.correction;

import dev.aftercare.postmortem.AppliedCorrections;
import dev.aftercare.postmortem.Diagnostics;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.Postmortems;
import dev.aftercare.source.correction.Correction.Merge;
import dev.aftercare.source.correction.Correction.SetCountermeasure;
import dev.aftercare.source.correction.Correction.SetValues;
import dev.aftercare.source.correction.CorrectionsFile.Contents;
import dev.aftercare.source.correction.CorrectionsFile.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The operator's corrections. A file with a mistake in it changes nothing: the last one without stays in force, so that a
 * typing error does not undo what was put right before.
 */
@Component
public class Corrections {

    private final CorrectionSettings settings;
    private final JdbcCorrectionsFile kept;
    private final AppliedCorrections applied;
    private final Postmortems postmortems;
    private final Diagnostics diagnostics;

    Corrections(
            CorrectionSettings settings,
            JdbcCorrectionsFile kept,
            AppliedCorrections applied,
            Postmortems postmortems,
            Diagnostics diagnostics) {
        this.settings = settings;
        this.kept = kept;
        this.applied = applied;
        this.postmortems = postmortems;
        this.diagnostics = diagnostics;
    }

    /**
     * The file as it is now.
     *
     * @param name its name for people; empty where there is none
     * @param content its bytes; null where it cannot be read or there is none
     * @param contents what it says
     */
    record Written(String name, byte @Nullable [] content, Contents contents) {}

    /** Reads the file as one night finds it. */
    public CorrectionRound open() {
        Written written = written();
        Contents inForce = written.contents().problems().isEmpty()
                ? written.contents()
                : kept.find().map(CorrectionsFile::read).orElse(Contents.none());
        return new CorrectionRound(
                written,
                inForce.corrections(),
                postmortems,
                applied,
                diagnostics,
                kept,
                new Records(postmortems.whereabouts()));
    }

    /** Says whether there is a corrections file, or ought to be. */
    public boolean areConfigured() {
        return settings.file() != null;
    }

    /** How many corrections the file holds that can be understood. */
    public int count() {
        return written().contents().corrections().size();
    }

    /**
     * Everything that is wrong with the file, as sentences with file and line: what cannot be understood, and what fits no
     * record of the last night. Changes nothing.
     */
    public List<String> check() {
        Written written = written();
        List<Problem> problems = new ArrayList<>(written.contents().problems());
        Records records = new Records(postmortems.whereabouts());
        if (!records.isEmpty()) {
            var all = postmortems.all().stream().collect(Collectors.toMap(Postmortem::id, Function.identity()));
            for (Correction correction : written.contents().corrections()) {
                Optional<String> problem = records.find(correction.record())
                        .map(one -> Optional.ofNullable(all.get(one.id()))
                                .map(record -> problem(correction, record, records))
                                .orElse(""))
                        .or(() -> Optional.of(CorrectionRound.NO_RECORD));
                problem.filter(said -> !said.isEmpty())
                        .ifPresent(said -> problems.add(new Problem(correction.line(), said)));
            }
        }
        return problems.stream()
                .sorted(Comparator.comparingInt(Problem::line))
                .map(problem -> "%s:%d: %s".formatted(written.name(), problem.line(), problem.message()))
                .toList();
    }

    private static String problem(Correction correction, Postmortem record, Records records) {
        if (correction.change() instanceof SetValues values) {
            return CorrectionRound.problems(RecordCorrection.apply(correction, values, new PostmortemDraft(record)));
        }
        if (correction.change() instanceof SetCountermeasure values) {
            return CorrectionRound.problems(RecordCorrection.apply(correction, values, new PostmortemDraft(record)));
        }
        if (correction.change() instanceof Merge merge) {
            return records.find(merge.into()).isEmpty() ? CorrectionRound.NO_SURVIVOR : "";
        }
        if (correction.change() instanceof Correction.Recur recur) {
            return records.find(recur.of()).isEmpty()
                    ? "the other record (\"recurrence-of\") is not known; write its id"
                    : "";
        }
        // a split shows when the document is read, and an exclusion needs no more than its record
        return "";
    }

    private Written written() {
        Path file = settings.file();
        if (file == null) {
            return new Written("", null, Contents.none());
        }
        String name = String.valueOf(file.getFileName());
        try {
            byte[] content = Files.readAllBytes(file);
            return new Written(name, content, CorrectionsFile.read(content));
        } catch (IOException broken) {
            String why = "the file cannot be read (%s); look whether it exists and who may read it"
                    .formatted(broken.getClass().getSimpleName());
            return new Written(name, null, new Contents(List.of(), List.of(new Problem(1, why))));
        }
    }
}
