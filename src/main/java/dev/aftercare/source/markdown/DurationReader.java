package dev.aftercare.source.markdown;

import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.StatedDuration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads durations that fields state in words, and holds them against the instants. */
final class DurationReader {

    private DurationReader() {}

    /**
     * A stated duration.
     *
     * @param measures what it measures: {@link FieldName#TIME_TO_DETECT}, {@link FieldName#TIME_TO_RESTORE} or
     *     {@link FieldName#DURATION}
     * @param words the duration; null where the words are none
     * @param kept what is kept of it
     */
    record Stated(FieldName measures, @Nullable DurationWords words, StatedDuration kept) {}

    static List<Stated> read(List<Field> fields, Findings findings) {
        List<Stated> stated = new ArrayList<>();
        for (Field field : fields) {
            FieldName measures = measures(field);
            String text = field.text();
            if (measures != null && !Placeholders.isForm(text) && !text.isEmpty()) {
                DurationWords words = DurationWords.leading(text);
                if (words != null || says(field, text)) {
                    stated.add(new Stated(measures, usable(words, field, findings), kept(field, words)));
                }
            }
        }
        return stated;
    }

    private static @Nullable FieldName measures(Field field) {
        Section section = field.section();
        if (section != null && (section.isWithin(SectionKind.LESSONS) || section.isWithin(SectionKind.ACTIONS))) {
            return null;
        }
        for (FieldName name : List.of(FieldName.TIME_TO_DETECT, FieldName.TIME_TO_RESTORE, FieldName.DURATION)) {
            if (field.is(name)) {
                return name;
            }
        }
        boolean length = DurationWords.leading(field.text()) != null && MomentScanner.leading(field.text()) == null;
        if (length && field.is(FieldName.DETECTED)) {
            return FieldName.TIME_TO_DETECT;
        }
        return length && field.is(FieldName.RESOLVED) ? FieldName.TIME_TO_RESTORE : null;
    }

    /** "?" and "N/A" are statements too; a window of two times is no duration in words. */
    private static boolean says(Field field, String text) {
        return !field.is(FieldName.DURATION)
                && text.length() < 40
                && TimeRange.in(text) == null
                && !text.equalsIgnoreCase("yyy")
                && !text.equalsIgnoreCase("zzz");
    }

    private static @Nullable DurationWords usable(@Nullable DurationWords words, Field field, Findings findings) {
        if (words != null && words.isAbsurd()) {
            findings.warn(
                    Rule.DURATION_UNREADABLE,
                    field.line(),
                    "\"" + Words.shortened(field.key(), 60) + "\" is \"" + Words.shortened(field.text(), 60)
                            + "\", longer than a year; write it as \"3 h 8 min\"");
            return null;
        }
        return words;
    }

    private static StatedDuration kept(Field field, @Nullable DurationWords words) {
        Duration value = words == null || words.isAbsurd() ? null : words.duration();
        return new StatedDuration(
                Words.shortened(field.key(), 120), value, Words.shortened(field.text(), 120), field.line());
    }

    /** A duration that no pair of instants fits is noted, beyond the precision it is stated with. */
    static void check(
            List<Stated> durations,
            RecordedInstant started,
            RecordedInstant detected,
            RecordedInstant resolved,
            Findings findings) {
        for (Stated stated : durations) {
            DurationWords words = stated.words();
            if (words != null) {
                boolean detection = stated.measures() == FieldName.TIME_TO_DETECT;
                Duration first = detection ? between(started, detected) : between(started, resolved);
                Duration second = detection ? null : between(detected, resolved);
                boolean known = first != null || (second != null && stated.measures() == FieldName.TIME_TO_RESTORE);
                if (known && !fits(words, first) && !fits(words, second)) {
                    findings.warn(
                            Rule.DURATION_CONTRADICTION,
                            stated.kept().line(),
                            contradiction(stated, first == null ? second : first));
                }
            }
        }
    }

    private static String contradiction(Stated stated, @Nullable Duration reckoned) {
        String length = reckoned == null ? "" : " (" + reckoned.toMinutes() + " minutes)";
        return "\"" + stated.kept().name() + "\" is \"" + stated.kept().raw()
                + "\", which does not fit the recorded times" + length + "; correct the one or the other";
    }

    private static boolean fits(DurationWords words, @Nullable Duration reckoned) {
        if (reckoned == null) {
            return false;
        }
        Duration off = reckoned.minus(words.duration()).abs();
        // "about 3 hours" may be 2:30 to 3:30, "54 minutes" is 53 to 55; nobody counts a long one to the minute.
        long slack = Math.max(
                words.unit().toSeconds() > 60 ? words.unit().toSeconds() / 2 + 60 : 60,
                words.duration().toSeconds() / 50);
        return off.toSeconds() <= slack;
    }

    private static @Nullable Duration between(RecordedInstant from, RecordedInstant to) {
        return from.value() == null || to.value() == null ? null : Duration.between(from.value(), to.value());
    }
}
