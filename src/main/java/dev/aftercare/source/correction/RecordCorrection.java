package dev.aftercare.source.correction;

import dev.aftercare.postmortem.AppliedCorrection;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.source.correction.Correction.Edited;
import dev.aftercare.source.correction.Correction.SetCountermeasure;
import dev.aftercare.source.correction.Correction.SetValues;
import dev.aftercare.source.correction.Correction.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Applies one correction to one record. */
final class RecordCorrection {

    private RecordCorrection() {}

    /** Sets and blanks values of the record. */
    static List<AppliedCorrection> apply(Correction correction, SetValues values, PostmortemDraft draft) {
        List<AppliedCorrection> rows = new ArrayList<>();
        for (Setting<PostmortemDraft> setting : values.settings()) {
            rows.add(
                    row(correction, draft, null, setting.field(), setting.edit().in(draft)));
        }
        return rows;
    }

    /** Sets and blanks values of one countermeasure of the record. */
    static List<AppliedCorrection> apply(Correction correction, SetCountermeasure values, PostmortemDraft draft) {
        List<Integer> found = find(values.countermeasure(), draft.countermeasures);
        if (found.size() != 1) {
            String problem = found.isEmpty()
                    ? "no action of the record contains \"%s\"; write a piece of its text, or its id"
                            .formatted(values.countermeasure())
                    : "%d actions of the record contain \"%s\"; write more of the text, or the id of the one"
                            .formatted(found.size(), values.countermeasure());
            return List.of(row(correction, draft, null, "countermeasure", Edited.impossible(problem)));
        }
        int at = found.get(0);
        Countermeasure stated = draft.countermeasures.get(at);
        CountermeasureDraft countermeasure = new CountermeasureDraft(stated);
        List<AppliedCorrection> rows = new ArrayList<>();
        for (Setting<CountermeasureDraft> setting : values.settings()) {
            rows.add(row(
                    correction,
                    draft,
                    stated.id(),
                    setting.field(),
                    setting.edit().in(countermeasure)));
        }
        draft.countermeasures.set(at, countermeasure.corrected());
        return rows;
    }

    private static List<Integer> find(String wanted, List<Countermeasure> countermeasures) {
        List<Integer> containing = new ArrayList<>();
        for (int at = 0; at < countermeasures.size(); at++) {
            if (countermeasures.get(at).id().equals(wanted)) {
                return List.of(at);
            }
            if (plain(countermeasures.get(at).description()).contains(plain(wanted))) {
                containing.add(at);
            }
        }
        return containing;
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    }

    private static AppliedCorrection row(
            Correction correction,
            PostmortemDraft draft,
            @Nullable String countermeasureId,
            String field,
            Edited done) {
        return new AppliedCorrection(
                correction.id(),
                draft.id,
                AppliedCorrection.Kind.VALUE,
                countermeasureId,
                field,
                done.before(),
                done.after(),
                correction.reason(),
                done.problem());
    }
}
