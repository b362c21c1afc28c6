package dev.aftercare.overdue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Which days count when lateness is counted: Monday to Friday. The one place where holidays will have to be known. */
final class WorkingDays {

    private static final int IN_A_WEEK = 5;
    private static final int DAYS_IN_A_WEEK = 7;

    private WorkingDays() {}

    /**
     * How many working days there are after one day and up to another, which itself counts.
     *
     * @param day does not count
     * @param last counts where it is a working day; where it is not after {@code day} there are none
     */
    static int after(LocalDate day, LocalDate last) {
        long days = Math.max(0, ChronoUnit.DAYS.between(day, last));
        long weeks = days / DAYS_IN_A_WEEK;
        long rest = day.plusDays(weeks * DAYS_IN_A_WEEK + 1)
                .datesUntil(day.plusDays(days + 1))
                .filter(WorkingDays::isOne)
                .count();
        return Math.toIntExact(weeks * IN_A_WEEK + rest);
    }

    private static boolean isOne(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
