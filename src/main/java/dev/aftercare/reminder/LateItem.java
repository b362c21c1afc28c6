package dev.aftercare.reminder;

import dev.aftercare.link.Commitment;
import java.time.LocalDate;

/**
 * A late countermeasure that may be mailed about.
 *
 * @param commitment the countermeasure as it stands
 * @param due the day that it was promised for
 * @param workingDaysLate how many working days have passed since
 */
record LateItem(Commitment commitment, LocalDate due, int workingDaysLate) {

    String id() {
        return commitment.countermeasure().id();
    }
}
