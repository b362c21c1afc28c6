package dev.aftercare.trend;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A figure by the name that people ask for it with; as a word: {@code time-to-detect}. */
public enum FigureName {
    /** Median and geometric mean of the time to detect. */
    TIME_TO_DETECT,
    /** Median and geometric mean of the time to resolve. */
    TIME_TO_RESOLVE,
    /** Median and geometric mean of the time to restore. */
    TIME_TO_RESTORE,
    /** Median and geometric mean of the time to the meeting. */
    TIME_TO_MEETING,
    /** Median and geometric mean of the time to the report. */
    TIME_TO_REPORT,
    /** How many incidents there were. */
    INCIDENTS,
    /** The share that monitoring noticed. */
    NOTICED_BY_MONITORING,
    /** The share that users noticed. */
    NOTICED_BY_USERS,
    /** How many records state how many users were hit, and how many that were. */
    USERS_HIT,
    /** The share of meetings that were held within the limit. */
    MEETING_IN_TIME,
    /** The share of reports that were finished within the limit. */
    REPORT_IN_TIME,
    /** The share of postmortems that were reviewed. */
    REVIEWED,
    /** The time until actions are done. */
    TIME_TO_DONE,
    /** The share of actions that were done by the day that they were promised for. */
    DONE_BY_DUE,
    /** How long open actions have been open. */
    AGE_OF_OPEN,
    /** By how many working days open actions are overdue. */
    OVERDUE,
    /** The share of done actions that were taken up again. */
    REOPENED;

    /** As people write it: {@code time-to-detect}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The figure of a word. */
    public static Optional<FigureName> read(String word) {
        String wanted = word.strip().replace('_', '-').toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(candidate -> candidate.word().equals(wanted))
                .findFirst();
    }

    /** The figure of a measure. */
    public static FigureName of(Measure measure) {
        return valueOf(measure.name());
    }

    /** The measure behind the figure; empty where it is about something else. */
    public Optional<Measure> measure() {
        return Arrays.stream(Measure.values())
                .filter(measure -> measure.name().equals(name()))
                .findFirst();
    }

    /** The figure in whose sentence this one is told. */
    public FigureName spokenAs() {
        return switch (this) {
            case NOTICED_BY_USERS -> NOTICED_BY_MONITORING;
            case OVERDUE -> DONE_BY_DUE;
            case AGE_OF_OPEN, REOPENED -> TIME_TO_DONE;
            case TIME_TO_DETECT,
                    TIME_TO_RESOLVE,
                    TIME_TO_RESTORE,
                    TIME_TO_MEETING,
                    TIME_TO_REPORT,
                    INCIDENTS,
                    NOTICED_BY_MONITORING,
                    USERS_HIT,
                    MEETING_IN_TIME,
                    REPORT_IN_TIME,
                    REVIEWED,
                    TIME_TO_DONE,
                    DONE_BY_DUE -> this;
        };
    }
}
