package dev.aftercare.source.markdown;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the colors of a timeline. Seed 003: "You should mark the start of the incident in red, and the resolution in green". Words
 * are believed first, and a color only where one row alone has it: several red rows are an emphasis, and no start.
 */
final class ColoredRows {

    private ColoredRows() {}

    static List<TimelineReader.Row> read(List<TimelineReader.Row> rows) {
        int start = only(rows, Tint.RED);
        int end = only(rows, Tint.GREEN);
        if (start >= 0 && end >= 0 && start >= end) {
            return rows;
        }
        List<TimelineReader.Row> read = new ArrayList<>(rows);
        if (start >= 0 && none(rows, TimelineWords.Role.START)) {
            read.set(start, with(read.get(start), TimelineWords.Role.START));
        }
        if (end >= 0 && none(rows, TimelineWords.Role.END)) {
            read.set(end, with(read.get(end), TimelineWords.Role.END));
        }
        return read;
    }

    /** The one row of a color that states a time; -1 where there is none, or are several. */
    private static int only(List<TimelineReader.Row> rows, Tint tint) {
        int found = -1;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).tint() == tint) {
                if (found >= 0) {
                    return -1;
                }
                found = i;
            }
        }
        return found >= 0 && rows.get(found).timed() ? found : -1;
    }

    private static boolean none(List<TimelineReader.Row> rows, TimelineWords.Role role) {
        return rows.stream().noneMatch(row -> row.says(role));
    }

    private static TimelineReader.Row with(TimelineReader.Row row, TimelineWords.Role role) {
        Set<TimelineWords.Role> roles = EnumSet.of(role);
        roles.addAll(row.roles());
        return new TimelineReader.Row(row.event(), roles, row.line(), row.timed(), row.problem(), row.tint());
    }
}
