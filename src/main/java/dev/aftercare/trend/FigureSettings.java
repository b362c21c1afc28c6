package dev.aftercare.trend;

import dev.aftercare.postmortem.FigureUse;
import java.util.Map;
import java.util.Set;

/**
 * What the operator decides about figures.
 *
 * @param leftOut the words that keep an incident out of every figure, by the reason
 * @param meeting within what time the meeting is to be held
 * @param report within what time the report is to be finished
 * @param seed what random numbers are drawn from; the same seed gives the same figures
 */
public record FigureSettings(Map<FigureUse, Set<String>> leftOut, TimeLimit meeting, TimeLimit report, long seed) {

    /** The words that are known without any configuration. */
    public static final Map<FigureUse, Set<String>> USUAL_WORDS = Map.of(
            FigureUse.GAME_DAY,
            Set.of("game day", "drill", "fire drill", "exercise", "exercice", "simulation", "wheel of misfortune"),
            FigureUse.MAINTENANCE,
            Set.of("planned maintenance", "scheduled maintenance", "maintenance planifiée", "maintenance programmée"),
            FigureUse.DUPLICATE,
            Set.of("duplicate", "doublon"),
            FigureUse.OTHER,
            Set.of());

    /** The limits of seed 000: "48h max après l'incident" for the meeting and the report that is written there. */
    private static final TimeLimit TWO_DAYS = new TimeLimit(48, TimeLimit.Unit.HOURS);

    /** Settings of somebody who configured none. */
    public static FigureSettings usual() {
        return new FigureSettings(USUAL_WORDS, TWO_DAYS, TWO_DAYS, 1);
    }
}
