package dev.aftercare.overdue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Which days count when days are counted: Monday to Friday, less the public holidays of the configured region and the
 * configured days off. Safe for use by several threads.
 */
public final class WorkingDays {

    private static final int IN_A_WEEK = 5;
    private static final int DAYS_IN_A_WEEK = 7;

    /** Calendars know little of earlier times, and an incident of the year 201 is a slip. */
    private static final int FIRST_YEAR = 1950;

    private static final int LAST_YEAR = 2150;

    private final HolidayCalendar holidays;
    private final Set<LocalDate> daysOff;
    private final Map<Integer, Set<LocalDate>> byYear = new ConcurrentHashMap<>();

    private WorkingDays(HolidayCalendar holidays, Set<LocalDate> daysOff) {
        this.holidays = holidays;
        this.daysOff = Set.copyOf(daysOff);
    }

    /** Monday to Friday, without any holidays. */
    public static WorkingDays mondayToFriday() {
        return new WorkingDays(year -> Set.of(), Set.of());
    }

    /** The working days of a calendar. */
    public static WorkingDays of(CalendarSettings settings) {
        String region = settings.region();
        HolidayCalendar calendar = region == null ? year -> Set.of() : PublicHolidays.of(region);
        return new WorkingDays(calendar, settings.daysOff());
    }

    /**
     * How many working days there are after one day and up to another, which itself counts.
     *
     * @param day does not count
     * @param last counts where it is a working day; where it is not after {@code day} there are none
     */
    public int after(LocalDate day, LocalDate last) {
        long days = Math.max(0, ChronoUnit.DAYS.between(day, last));
        long weeks = days / DAYS_IN_A_WEEK;
        long rest = day.plusDays(weeks * DAYS_IN_A_WEEK + 1)
                .datesUntil(day.plusDays(days + 1))
                .filter(WorkingDays::isWeekday)
                .count();
        return Math.toIntExact(weeks * IN_A_WEEK + rest - off(day, last));
    }

    /** The days off between two days that would be working days otherwise. */
    private long off(LocalDate day, LocalDate last) {
        return IntStream.rangeClosed(Math.max(FIRST_YEAR, day.getYear()), Math.min(LAST_YEAR, last.getYear()))
                .boxed()
                .flatMap(year -> byYear.computeIfAbsent(year, this::off).stream())
                .filter(off -> off.isAfter(day) && !off.isAfter(last))
                .count();
    }

    private Set<LocalDate> off(int year) {
        Set<LocalDate> off = new HashSet<>(holidays.of(Year.of(year)));
        daysOff.stream().filter(day -> day.getYear() == year).forEach(off::add);
        off.removeIf(day -> !isWeekday(day) || day.getYear() != year);
        return off;
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** The holidays of a year. */
    interface HolidayCalendar {

        Set<LocalDate> of(Year year);
    }
}
