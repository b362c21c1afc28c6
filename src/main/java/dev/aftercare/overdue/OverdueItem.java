package dev.aftercare.overdue;

import java.time.LocalDate;

/**
 * A countermeasure that is due, not done, and whose due day is over. The item is late, not a person.
 *
 * @param countermeasureId the countermeasure
 * @param due the day it was promised for
 * @param workingDaysLate how many working days there are from the day after that to the run date, which counts itself:
 *     Friday's item is 0 working days late on the weekend and 1 on Monday
 */
public record OverdueItem(String countermeasureId, LocalDate due, int workingDaysLate) {}
