package dev.aftercare.trend;

import java.time.YearMonth;
import java.util.List;

/**
 * The records behind a figure: anyone can work it out again.
 *
 * @param figure the figure
 * @param month the last month of its window
 * @param months how many months the window has; 0 where the figure is about all actions that are known
 * @param scope which incidents it is about
 * @param used what it rests on, in the order of its value
 * @param leftOut what is left out, and why
 */
public record Explanation(
        FigureName figure, YearMonth month, int months, Scope scope, List<Entry> used, List<Entry> leftOut) {

    /** Keeps the entries as they are. */
    public Explanation {
        used = List.copyOf(used);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * One record.
     *
     * @param source the configured name of its source
     * @param place file and line, or page and heading; a restricted record's is not told
     * @param value what it adds to the figure; empty where it is left out
     * @param reason from what that was reckoned, or why it is left out
     */
    public record Entry(String source, String place, String value, String reason) {}
}
