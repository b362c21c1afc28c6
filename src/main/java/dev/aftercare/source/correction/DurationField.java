package dev.aftercare.source.correction;

import dev.aftercare.postmortem.StatedDuration;
import dev.aftercare.source.correction.Correction.Edit;
import dev.aftercare.source.correction.Correction.Edited;
import dev.aftercare.source.correction.WrittenValue.Unreadable;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** A duration that a record states in words, as it can be corrected: by its name in the record. */
final class DurationField {

    /** Stands before the name of a duration. */
    static final String PREFIX = "durations: ";

    private DurationField() {}

    /**
     * Understands what is written for a duration. No value at all takes it away.
     *
     * @param name its name, as the record writes it
     */
    static Edit<PostmortemDraft> edit(String name, List<String> written) throws Unreadable {
        Duration value = written.isEmpty() ? null : WrittenValue.duration(PostmortemField.one(written, "one duration"));
        return draft -> {
            for (int at = 0; at < draft.durations.size(); at++) {
                StatedDuration stated = draft.durations.get(at);
                if (stated.name().equalsIgnoreCase(name)) {
                    if (value == null) {
                        draft.durations.remove(at);
                    } else {
                        draft.durations.set(at, new StatedDuration(stated.name(), value, stated.raw(), stated.line()));
                    }
                    return Edited.of(stated.raw(), value == null ? null : written.get(0));
                }
            }
            String names = draft.durations.stream()
                    .map(stated -> "\"" + stated.name() + "\"")
                    .collect(Collectors.joining(", "));
            return Edited.impossible("the record states no duration \"%s\"; it states %s"
                    .formatted(name, names.isEmpty() ? "none" : names));
        };
    }
}
