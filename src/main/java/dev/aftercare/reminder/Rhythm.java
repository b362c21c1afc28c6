package dev.aftercare.reminder;

import dev.aftercare.overdue.WorkingDays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * On which days somebody may be mailed: on their reminder day, or the next working day where they do not work on it; about what
 * is urgent on every working day.
 *
 * @param workingDays when they work
 * @param reminderDay the day of the week that suits
 */
record Rhythm(WorkingDays workingDays, DayOfWeek reminderDay) {

    /** A reminder day that a holiday shifted must not make the next one come the day after. */
    private static final int SHORTEST_WEEK = 4;

    private static final int WEEK = 7;

    boolean isReminderDay(LocalDate today) {
        return workingDays
                .onOrAfter(today.with(TemporalAdjusters.previousOrSame(reminderDay)))
                .equals(today);
    }

    /** The first reminder day after today. */
    LocalDate nextReminderDay(LocalDate today) {
        LocalDate next = workingDays.onOrAfter(today.with(TemporalAdjusters.previousOrSame(reminderDay)));
        return next.isAfter(today) ? next : workingDays.onOrAfter(today.with(TemporalAdjusters.next(reminderDay)));
    }

    boolean mayMail(LocalDate today, Urgency urgency) {
        return workingDays.contains(today)
                && switch (urgency) {
                    case URGENT -> true;
                    case USUAL -> isReminderDay(today);
                };
    }

    /** Says whether a week has gone by since a mail. */
    boolean isWeekAfter(LocalDate last, LocalDate today) {
        return !today.isBefore(last.plusDays(isReminderDay(today) ? SHORTEST_WEEK : WEEK));
    }

    /** Whether something can wait for the reminder day. */
    enum Urgency {
        /** It cannot. */
        URGENT,
        /** It can. */
        USUAL
    }
}
