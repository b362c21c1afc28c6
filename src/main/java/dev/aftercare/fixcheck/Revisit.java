package dev.aftercare.fixcheck;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day on which somebody is to look at a fix again.
 *
 * @param countermeasureId the countermeasure
 * @param dueOn from which day on they are asked
 * @param occasion why then
 * @param askedOn when they were asked; null where they have not been yet
 */
record Revisit(
        String countermeasureId,
        LocalDate dueOn,
        Occasion occasion,
        @Nullable LocalDate askedOn) {

    /** Why somebody is to look again. */
    enum Occasion {
        /** So many days have passed since it was done. */
        SCHEDULE,
        /** The evidence turned against it. */
        EVIDENCE
    }
}
