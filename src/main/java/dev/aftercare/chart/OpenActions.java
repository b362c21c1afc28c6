package dev.aftercare.chart;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long open actions have been open.
 *
 * @param asOf the day that this stands for
 * @param rows the actions by priority, the most urgent first
 * @param leftOut how many open actions are in no row, because nobody knows since when
 * @param sentence what the figures say, in words; null where this picture's own words will do
 */
public record OpenActions(
        LocalDate asOf,
        List<Row> rows,
        int leftOut,
        @Nullable String sentence) {

    public OpenActions {
        rows = List.copyOf(rows);
    }

    /**
     * The open actions of one priority.
     *
     * @param name what they are called on the page
     */
    public record Row(String name, List<Age> ages) {

        public Row {
            ages = List.copyOf(ages);
        }
    }

    /** What an open action was promised for. */
    public enum Promise {
        /** A day that is over. */
        LATE,
        /** A day that is not. */
        AHEAD,
        /** No day. */
        NONE
    }

    /** An open action: for how many days it has been open. It has no name, and no person. */
    public record Age(int days, Promise promise) {}
}
