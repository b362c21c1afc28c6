package dev.aftercare.overdue;

import java.time.LocalDate;

/**
 * A countermeasure that is due, not done, and whose due day is over, or past the target that the policy gives it. The item is
 * late, not a person.
 *
 * @param countermeasureId the countermeasure
 * @param due the day it was promised for, or its target
 * @param workingDaysLate how many working days of its owner there are from the day after that to the run date, which counts
 *     itself: Friday's item is 0 working days late on the weekend and 1 on Monday
 * @param kind whether a person set the day or the policy
 */
public record OverdueItem(String countermeasureId, LocalDate due, int workingDaysLate, Deadline.Kind kind) {

    /** An item whose day a person set. */
    public OverdueItem(String countermeasureId, LocalDate due, int workingDaysLate) {
        this(countermeasureId, due, workingDaysLate, Deadline.Kind.DUE);
    }
}
