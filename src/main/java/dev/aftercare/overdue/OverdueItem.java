package dev.aftercare.overdue;

import java.time.LocalDate;

/**
 * A countermeasure that is due, not done, and whose due day is over. The item is late, not a person.
 *
 * @param countermeasureId the countermeasure
 * @param due the day it was promised for
 * @param workingDaysLate how many working days have passed since, at least 0 (a Friday's item on the Saturday behind it)
 */
public record OverdueItem(String countermeasureId, LocalDate due, int workingDaysLate) {}
