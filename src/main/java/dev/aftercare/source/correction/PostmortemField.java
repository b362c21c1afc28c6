package dev.aftercare.source.correction;

import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.source.correction.Correction.Edit;
import dev.aftercare.source.correction.Correction.Edited;
import dev.aftercare.source.correction.WrittenValue.Unreadable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A value of a record that can be corrected. No value at all blanks it. */
enum PostmortemField {
    /** The title; it cannot be blanked. */
    TITLE {
        @Override
        Edit<PostmortemDraft> edit(List<String> written) throws Unreadable {
            String title = one(written, "a title; a record needs one");
            return draft -> {
                Edited edited = Edited.of(draft.title, title);
                draft.title = title;
                return edited;
            };
        }
    },
    /** The severity. The record's own word stays beside it, unless it is blanked. */
    SEVERITY {
        @Override
        Edit<PostmortemDraft> edit(List<String> written) throws Unreadable {
            Severity severity = written.isEmpty() ? null : severity(written);
            return draft -> {
                String before = draft.originalSeverity != null
                        ? draft.originalSeverity
                        : draft.severity == null ? null : draft.severity.label();
                draft.severity = severity;
                draft.originalSeverity = severity == null ? null : draft.originalSeverity;
                return Edited.of(before, severity == null ? null : severity.label());
            };
        }
    },
    /** How far the record has come. */
    STATUS {
        @Override
        Edit<PostmortemDraft> edit(List<String> written) throws Unreadable {
            ReviewStatus status = written.isEmpty()
                    ? ReviewStatus.UNKNOWN
                    : WrittenValue.word(one(written, "one status"), ReviewStatus.class);
            return draft -> {
                Edited edited = Edited.of(WrittenValue.written(draft.status), WrittenValue.written(status));
                draft.status = status;
                return edited;
            };
        }
    },
    /** Who may read it; it cannot be blanked. */
    AUDIENCE {
        @Override
        Edit<PostmortemDraft> edit(List<String> written) throws Unreadable {
            Audience audience = WrittenValue.word(written.isEmpty() ? "" : written.get(0), Audience.class);
            return draft -> {
                Edited edited = Edited.of(WrittenValue.written(draft.audience), WrittenValue.written(audience));
                draft.audience = audience;
                return edited;
            };
        }
    },
    /** The system or service. */
    SYSTEM {
        @Override
        Edit<PostmortemDraft> edit(List<String> written) throws Unreadable {
            return text(written, draft -> draft.system, (draft, value) -> draft.system = value);
        }
    },
    /** The tags. */
    TAGS {
        @Override
        Edit<PostmortemDraft> edit(List<String> written) {
            return draft -> {
                Edited edited = Edited.of(joined(draft.tags), joined(written));
                draft.tags = written;
                return edited;
            };
        }
    },
    /** The month of the reading club's evening, which a tag says. */
    FEATURED {
        @Override
        Edit<PostmortemDraft> edit(List<String> written) throws Unreadable {
            String month = written.isEmpty() ? "" : one(written, "one month, such as 2026-11");
            if (!month.isEmpty() && !month.matches("\\d{4}-(0[1-9]|1[0-2])")) {
                throw new Unreadable("one month, such as 2026-11");
            }
            return draft -> {
                List<String> tags = new ArrayList<>(draft.tags);
                tags.removeIf(tag -> tag.startsWith("reading-club:"));
                if (!month.isEmpty()) {
                    tags.add("reading-club:" + month);
                }
                Edited edited = Edited.of(joined(draft.tags), joined(tags));
                draft.tags = List.copyOf(tags);
                return edited;
            };
        }
    },
    /** Who or what noticed. */
    DETECTED_BY {
        @Override
        Edit<PostmortemDraft> edit(List<String> written) throws Unreadable {
            Incident.DetectedBy detectedBy = written.isEmpty()
                    ? Incident.DetectedBy.UNKNOWN
                    : WrittenValue.word(one(written, "one of them"), Incident.DetectedBy.class);
            return draft -> {
                Edited edited = Edited.of(WrittenValue.written(draft.detectedBy), WrittenValue.written(detectedBy));
                draft.detectedBy = detectedBy;
                return edited;
            };
        }
    },
    /** When the impact began. */
    STARTED {
        @Override
        Edit<PostmortemDraft> edit(List<String> written) throws Unreadable {
            return instant(written, draft -> draft.started, (draft, value) -> draft.started = value);
        }
    },
    /** When somebody or something noticed. */
    DETECTED {
        @Override
        Edit<PostmortemDraft> edit(List<String> written) throws Unreadable {
            return instant(written, draft -> draft.detected, (draft, value) -> draft.detected = value);
        }
    },
    /** When service was restored. */
    RESOLVED {
        @Override
        Edit<PostmortemDraft> edit(List<String> written) throws Unreadable {
            return instant(written, draft -> draft.resolved, (draft, value) -> draft.resolved = value);
        }
    },
    /** Who answers for the record. */
    CONTACT {
        @Override
        Edit<PostmortemDraft> edit(List<String> written) throws Unreadable {
            return text(written, draft -> draft.contact, (draft, value) -> draft.contact = value);
        }
    },
    /** The day of the meeting. */
    MEETING_DATE {
        @Override
        Edit<PostmortemDraft> edit(List<String> written) throws Unreadable {
            LocalDate day = written.isEmpty() ? null : WrittenValue.day(one(written, "one day, such as 2026-03-04"));
            return draft -> {
                LocalDate before = draft.meetingDate;
                draft.meetingDate = day;
                return Edited.of(before == null ? null : before.toString(), day == null ? null : day.toString());
            };
        }
    },
    /** The summary. */
    SUMMARY {
        @Override
        Edit<PostmortemDraft> edit(List<String> written) throws Unreadable {
            return text(written, draft -> draft.summary, (draft, value) -> draft.summary = value);
        }
    },
    /** What it did to users. */
    IMPACT {
        @Override
        Edit<PostmortemDraft> edit(List<String> written) throws Unreadable {
            return text(written, draft -> draft.impact, (draft, value) -> draft.impact = value);
        }
    },
    /** The cause. */
    CAUSE {
        @Override
        Edit<PostmortemDraft> edit(List<String> written) throws Unreadable {
            return text(written, draft -> draft.cause, (draft, value) -> draft.cause = value);
        }
    };

    private static final int LONGEST = 200;

    /**
     * Understands what is written for the field.
     *
     * @param written the values; none blanks it
     */
    abstract Edit<PostmortemDraft> edit(List<String> written) throws Unreadable;

    static String one(List<String> written, String instead) throws Unreadable {
        if (written.size() != 1) {
            throw new Unreadable(instead);
        }
        return written.get(0);
    }

    static @Nullable String joined(List<String> values) {
        return values.isEmpty() ? null : String.join(", ", values);
    }

    private static Severity severity(List<String> written) throws Unreadable {
        String text = one(written, "one severity");
        try {
            return WrittenValue.word(text.matches("[1-5]") ? "sev" + text : text, Severity.class);
        } catch (Unreadable other) {
            throw new Unreadable("one of SEV-1, SEV-2, SEV-3, SEV-4, SEV-5");
        }
    }

    private static Edit<PostmortemDraft> text(
            List<String> written,
            Function<PostmortemDraft, @Nullable String> value,
            BiConsumer<PostmortemDraft, @Nullable String> setting)
            throws Unreadable {
        String text = written.isEmpty() ? null : one(written, "one text");
        return draft -> {
            String before = value.apply(draft);
            setting.accept(draft, text);
            return Edited.of(shortened(before), shortened(text));
        };
    }

    private static Edit<PostmortemDraft> instant(
            List<String> written,
            Function<PostmortemDraft, RecordedInstant> value,
            BiConsumer<PostmortemDraft, RecordedInstant> setting)
            throws Unreadable {
        String text = written.isEmpty() ? null : one(written, "one instant, such as 2026-03-04 10:05 Europe/Paris");
        RecordedInstant instant = text == null ? RecordedInstant.missing() : WrittenValue.instant(text);
        return draft -> {
            RecordedInstant before = value.apply(draft);
            setting.accept(draft, besides(instant, before));
            return Edited.of(shown(before), text);
        };
    }

    /** What the source said stays beside the corrected instant: its line and its words. */
    private static RecordedInstant besides(RecordedInstant instant, RecordedInstant before) {
        return new RecordedInstant(
                instant.state(),
                instant.value(),
                instant.local(),
                instant.zone(),
                false,
                instant.precision(),
                before.line(),
                before.raw());
    }

    private static @Nullable String shown(RecordedInstant instant) {
        if (instant.raw() != null) {
            return shortened(instant.raw());
        }
        return instant.value() == null ? null : instant.value().toString();
    }

    private static @Nullable String shortened(@Nullable String text) {
        if (text == null || text.length() <= LONGEST) {
            return text;
        }
        boolean half = Character.isHighSurrogate(text.charAt(LONGEST - 1));
        return text.substring(0, half ? LONGEST - 1 : LONGEST) + "…";
    }
}
