package dev.aftercare.reminder;

import dev.aftercare.link.Commitment;
import dev.aftercare.overdue.Deadline;
import dev.aftercare.ticket.Priority;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A countermeasure that waits for somebody and may be mailed about.
 *
 * @param commitment the countermeasure as it stands
 * @param deadline the day that it was promised for, or its target
 * @param timing on which side of that day its owner is
 * @param workingDays how many working days have passed since, or are left
 * @param timesMoved how often people moved its due day
 */
record OpenItem(Commitment commitment, Deadline deadline, Timing timing, int workingDays, int timesMoved) {

    /** On which side of the day. */
    enum Timing {
        /** Through the end of the day. */
        AHEAD,
        /** From the next day on. */
        LATE
    }

    String id() {
        return commitment.countermeasure().id();
    }

    /** Its day. */
    LocalDate due() {
        return deadline.day();
    }

    boolean isLate() {
        return timing == Timing.LATE;
    }

    @Nullable
    Priority priority() {
        return commitment.priority();
    }
}
