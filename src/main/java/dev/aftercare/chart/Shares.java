package dev.aftercare.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many of some did something.
 *
 * @param asked what is asked about them
 * @param rows the shares, in the order of the page
 * @param sentence what the figures say, in words; null where this picture's own words will do
 */
public record Shares(Asked asked, List<Row> rows, @Nullable String sentence) {

    public Shares {
        rows = List.copyOf(rows);
    }

    /** What shares are asked about. */
    public enum Asked {
        /** Meetings, reports, reviews and actions in time. */
        PUNCTUALITY,
        /** Incidents noticed by monitoring, by colleagues, by users. */
        DETECTION
    }

    /**
     * A share.
     *
     * @param name what is counted, in a few words
     * @param hits how many did
     * @param n of how many
     * @param lower where the true share may lie, at least, from 0 to 1 (Wilson, 95 %)
     * @param upper where the true share may lie, at most
     */
    public record Row(String name, int hits, int n, double lower, double upper) {

        double share() {
            return n == 0 ? 0 : (double) hits / n;
        }
    }
}
