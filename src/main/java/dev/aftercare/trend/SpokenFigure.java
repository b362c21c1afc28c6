package dev.aftercare.trend;

import java.util.List;

/**
 * A figure in words.
 *
 * @param figure which one
 * @param title its name
 * @param sentence what it says, in plain words; what cannot be said is said too
 * @param definition what it is: from where to where
 * @param told whether the records tell anything of it
 * @param lines the numbers behind the sentence
 */
public record SpokenFigure(
        FigureName figure, String title, String sentence, String definition, boolean told, List<Line> lines) {

    /** Keeps the lines as they are. */
    public SpokenFigure {
        lines = List.copyOf(lines);
    }

    /**
     * A number.
     *
     * @param window over which time, or of what
     * @param value the number with its unit, or why there is none
     * @param interval where the true number may lie, or why nobody can say
     * @param basis how many records it rests on, and how many are left out and why
     */
    public record Line(String window, String value, String interval, String basis) {}
}
