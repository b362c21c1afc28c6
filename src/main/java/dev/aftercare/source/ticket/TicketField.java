package dev.aftercare.source.ticket;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a field of a ticket may be named for in the configuration. */
public enum TicketField {
    /** When the impact began. */
    STARTED(Kind.INSTANT),
    /** When somebody or something noticed. */
    DETECTED(Kind.INSTANT),
    /** When service was restored. */
    RESOLVED(Kind.INSTANT),
    /** When the first user was hit. */
    FIRST_USER_IMPACT(Kind.MILESTONE),
    /** When the first user told us. */
    FIRST_USER_REPORT(Kind.MILESTONE),
    /** When the impact was made smaller. */
    MITIGATED(Kind.MILESTONE),
    /** When a hot fix was out. */
    HOTFIX(Kind.MILESTONE),
    /** How severe it was. */
    SEVERITY(Kind.WORD),
    /** How far the record has come: draft, in review, reviewed. */
    STATUS(Kind.WORD),
    /** Who may read it. */
    AUDIENCE(Kind.WORD),
    /** The system that failed. */
    SYSTEM(Kind.WORD),
    /** Who answers for the record. */
    CONTACT(Kind.WORD),
    /** Who or what noticed. */
    DETECTED_BY(Kind.WORD),
    /** The day of the meeting. */
    MEETING_DATE(Kind.WORD),
    /** Tags, beside the labels. */
    TAGS(Kind.WORD),
    /** What happened, in short. */
    SUMMARY(Kind.TEXT),
    /** What it did to users. */
    IMPACT(Kind.TEXT),
    /** Why it happened. */
    CAUSE(Kind.TEXT),
    /** What happened when. */
    TIMELINE(Kind.TEXT),
    /** What was decided. */
    ACTIONS(Kind.TEXT);

    private final Kind kind;

    /** What such a field holds. */
    enum Kind {
        /** One of the three instants. */
        INSTANT,
        /** A further point in time. */
        MILESTONE,
        /** A word, or a few. */
        WORD,
        /** Running text. */
        TEXT
    }

    TicketField(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** As the configuration writes it: {@code meeting-date}. */
    public String key() {
        return words().replace(' ', '-');
    }

    /** As a person reads it: {@code meeting date}. */
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The field of a name as the configuration writes it; empty where there is none. */
    public static Optional<TicketField> of(String key) {
        String plain = key.strip().replace('_', '-').toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(field -> field.key().equals(plain)
                        || field.key().replace("-", "").equals(plain))
                .findFirst();
    }

    /** All names, as the configuration writes them. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(TicketField::key).toList();
    }
}
