package dev.aftercare.tracker.csv;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The columns that are read. */
enum Column {
    KEY,
    SUMMARY,
    STATE,
    OWNER,
    DUE,
    PRIORITY,
    LABELS,
    CREATED,
    RESOLVED,
    URL;

    /** The columns that have to be there. */
    static final List<Column> REQUIRED = List.of(KEY, SUMMARY, STATE);

    /** As the first row names it. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    static boolean isTitle(String title) {
        return Arrays.stream(values()).anyMatch(column -> column.title().equals(title));
    }
}
