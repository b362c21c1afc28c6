package dev.aftercare.source.correction;

import dev.aftercare.postmortem.AppliedCorrection;
import dev.aftercare.postmortem.Postmortems.Whereabouts;
import dev.aftercare.source.correction.Correction.Exclude;
import dev.aftercare.source.correction.Correction.Merge;
import dev.aftercare.source.correction.Correction.Recur;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Works out which records tell of one incident, and which count in no figure, and which are of one family. */
final class Relations {

    private final Records records;
    private final Map<String, String> survivors = new HashMap<>();
    private final Set<String> excluded = new HashSet<>();
    private final Set<String> decided = new HashSet<>();
    private final List<AppliedCorrection> found = new ArrayList<>();

    Relations(Records records) {
        this.records = records;
    }

    List<AppliedCorrection> of(List<Correction> corrections) {
        List<Correction> merges = new ArrayList<>();
        for (Correction correction : corrections) {
            Whereabouts record = records.find(correction.record()).orElse(null);
            if (record != null && correction.change() instanceof Merge merge) {
                String problem = refuse(record, merge);
                if (problem == null) {
                    merges.add(correction);
                } else {
                    found.add(row(correction, record, AppliedCorrection.Kind.MERGED, "merge-into", null, problem));
                }
            } else if (record != null && correction.change() instanceof Exclude exclude) {
                exclude(correction, record, exclude);
            } else if (record != null && correction.change() instanceof Recur recur) {
                recur(correction, record, recur);
            }
        }
        merges.forEach(this::merge);
        return found;
    }

    private @Nullable String refuse(Whereabouts record, Merge merge) {
        Whereabouts into = records.find(merge.into()).orElse(null);
        if (into == null) {
            return CorrectionRound.NO_SURVIVOR;
        }
        if (into.id().equals(record.id())) {
            return "a record cannot be merged into itself";
        }
        return survivors.putIfAbsent(record.id(), into.id()) == null
                ? null
                : "the record is merged by a correction further up; leave one of them out";
    }

    /** A record may be merged into one that is merged itself: the last one survives. */
    private void merge(Correction correction) {
        Whereabouts record = records.find(correction.record()).orElseThrow();
        Set<String> seen = new HashSet<>();
        String survivor = record.id();
        while (survivors.containsKey(survivor) && seen.add(survivor)) {
            survivor = survivors.getOrDefault(survivor, survivor);
        }
        String problem =
                survivors.containsKey(survivor) ? "the records are merged into each other; one has to survive" : null;
        found.add(row(
                correction,
                record,
                AppliedCorrection.Kind.MERGED,
                "merge-into",
                problem == null ? survivor : null,
                problem));
    }

    private void exclude(Correction correction, Whereabouts record, Exclude exclude) {
        boolean first = excluded.add(record.id());
        found.add(row(
                correction,
                record,
                AppliedCorrection.Kind.EXCLUDED,
                "exclude-from-figures",
                exclude.use().name(),
                first ? null : "the record is excluded by a correction further up; leave one of them out"));
    }

    private void recur(Correction correction, Whereabouts record, Recur recur) {
        Whereabouts other = records.find(recur.of()).orElse(null);
        String problem = other == null
                ? "the other record (\"%s\") is not known; write its id"
                        .formatted(recur.same() ? "recurrence-of" : "no-recurrence-of")
                : other.id().equals(record.id())
                        ? "a record cannot be a recurrence of itself"
                        : decided.add(pair(record.id(), other.id()))
                                ? null
                                : "the same two records are named by a correction further up; leave one of them out";
        found.add(row(
                correction,
                record,
                recur.same() ? AppliedCorrection.Kind.RECURRENCE : AppliedCorrection.Kind.NO_RECURRENCE,
                recur.same() ? "recurrence-of" : "no-recurrence-of",
                problem == null && other != null ? other.id() : null,
                problem));
    }

    private static String pair(String one, String other) {
        return one.compareTo(other) < 0 ? one + "\n" + other : other + "\n" + one;
    }

    private static AppliedCorrection row(
            Correction correction,
            Whereabouts record,
            AppliedCorrection.Kind kind,
            String field,
            @Nullable String after,
            @Nullable String problem) {
        return new AppliedCorrection(
                correction.id(), record.id(), kind, null, field, record.title(), after, correction.reason(), problem);
    }
}
