package dev.aftercare.source.markdown;

import dev.aftercare.postmortem.Milestone;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.RecordedInstant.State;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads further points in time. Seed 002: "Additional Times if necessary, e.g. First User Impact, First User Report, Hotfix", as
 * rows of their own or several in the row "Additional".
 */
final class MilestoneReader {

    private MilestoneReader() {}

    static List<Milestone> read(DocumentFacts document, InstantReader instants) {
        List<Milestone> milestones = new ArrayList<>();
        InstantReader.Context context = document.context().zone() == null
                ? document.context().in(StatedInstants.shared(document.fields()))
                : document.context();
        for (Field field : document.fields()) {
            if (field.section() != null
                    && (field.section().isWithin(SectionKind.LESSONS)
                            || field.section().isWithin(SectionKind.ACTIONS))) {
                continue;
            }
            if (field.is(FieldName.ADDITIONAL)) {
                several(field, context, instants, milestones);
            } else if (field.is(FieldName.MILESTONE) || isBesideStart(field, document)) {
                one(field, context, instants, milestones);
            }
        }
        return milestones;
    }

    /** A row of the same table as the start, with a name of its own. */
    private static boolean isBesideStart(Field field, DocumentFacts document) {
        Moment moment = MomentScanner.leading(field.text());
        return field.kind() == Field.Kind.TABLE
                && moment != null
                && moment.time() != null
                && !FieldName.isKnown(field.key())
                && document.fields().stream()
                        .anyMatch(other -> other.section() == field.section()
                                && other.group().equals(field.group())
                                && other.kind() == Field.Kind.TABLE
                                && other.is(FieldName.STARTED));
    }

    private static void one(
            Field field, InstantReader.Context context, InstantReader instants, List<Milestone> milestones) {
        Moment moment = InstantReader.moment(field.text());
        boolean whole =
                moment != null && moment.time() != null && (field.kind() == Field.Kind.TABLE || moment.start() < 12);
        if (whole) {
            RecordedInstant at = instants.read(field.key(), field.value(), context);
            milestones.add(new Milestone(Words.shortened(field.key(), 80), at));
        } else {
            RecordedInstant word = instants.word(field.value());
            if (word != null && word.state() != State.MISSING) {
                milestones.add(new Milestone(Words.shortened(field.key(), 80), word));
            }
        }
    }

    private static void several(
            Field field, InstantReader.Context context, InstantReader instants, List<Milestone> milestones) {
        String text = field.value().text();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean end = i == text.length()
                    || ";\n".indexOf(text.charAt(i)) >= 0
                    || (text.charAt(i) == ',' && MomentScanner.next(text.substring(from, i), 0) != null);
            if (end && milestones.size() < 50) {
                part(text.substring(from, i), field.line(), context, instants, milestones);
                from = i + 1;
            }
        }
    }

    private static void part(
            String part, int line, InstantReader.Context context, InstantReader instants, List<Milestone> milestones) {
        Moment moment = part.length() < 300 ? MomentScanner.next(part, 0) : null;
        if (moment == null || moment.time() == null) {
            return;
        }
        String before = trimmed(part.substring(0, moment.start()));
        String name = before.isEmpty() ? trimmed(part.substring(moment.end())) : before;
        if (!name.isEmpty()) {
            RecordedInstant at = instants.quietly(moment, Words.oneLine(part), line, context);
            milestones.add(new Milestone(Words.shortened(name, 80), at));
        }
    }

    private static String trimmed(String name) {
        int from = 0;
        int to = name.length();
        while (from < to && !Character.isLetterOrDigit(name.charAt(from))) {
            from++;
        }
        while (to > from && !Character.isLetterOrDigit(name.charAt(to - 1))) {
            to--;
        }
        return Words.oneLine(name.substring(from, to));
    }
}
