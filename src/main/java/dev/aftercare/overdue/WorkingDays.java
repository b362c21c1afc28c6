package dev.aftercare.overdue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which days count when days are counted: Monday to Friday or a person's own week, less the public holidays of the configured region and the
 * configured days off. Safe for use by several threads.
 */
public final class WorkingDays {

    private static final Set<DayOfWeek> MONDAY_TO_FRIDAY =
            EnumSet.complementOf(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));

    /** Somebody who works on no day at all would never be reached. */
    private static final int LONGEST_BREAK = 366;

    private static final int DAYS_IN_A_WEEK = 7;

    /** Calendars know little of earlier times, and an incident of the year 201 is a slip. */
    private static final int FIRST_YEAR = 1950;

    private static final int LAST_YEAR = 2150;

    private final HolidayCalendar holidays;
    private final Set<LocalDate> daysOff;
    private final Set<DayOfWeek> week;
    private final Map<Integer, Set<LocalDate>> byYear = new ConcurrentHashMap<>();

    private WorkingDays(HolidayCalendar holidays, Set<LocalDate> daysOff, Set<DayOfWeek> week) {
        this.holidays = holidays;
        this.daysOff = Set.copyOf(daysOff);
        this.week = week.isEmpty() ? MONDAY_TO_FRIDAY : Set.copyOf(week);
    }

    /** Monday to Friday, without any holidays. */
    public static WorkingDays mondayToFriday() {
        return new WorkingDays(year -> Set.of(), Set.of(), MONDAY_TO_FRIDAY);
    }

    /** The working days of a calendar. */
    public static WorkingDays of(CalendarSettings settings) {
        return of(settings.region(), settings.daysOff(), MONDAY_TO_FRIDAY);
    }

    /** The working days of somebody who has the holidays of a region, further days off and a week of their own. */
    static WorkingDays of(@Nullable String region, Set<LocalDate> daysOff, Set<DayOfWeek> week) {
        return new WorkingDays(region == null ? year -> Set.of() : PublicHolidays.of(region), daysOff, week);
    }

    /** Says whether people work on a day. */
    public boolean contains(LocalDate day) {
        return isInWeek(day)
                && !byYear.computeIfAbsent(day.getYear(), this::off).contains(day);
    }

    /** The first working day on or after a day. */
    public LocalDate onOrAfter(LocalDate day) {
        LocalDate found = day;
        for (int tried = 0; tried < LONGEST_BREAK && !contains(found); tried++) {
            found = found.plusDays(1);
        }
        return found;
    }

    /** The day on which so many working days are over, counted from the day after. */
    public LocalDate plus(LocalDate day, int workingDays) {
        LocalDate found = day;
        for (int counted = 0; counted < workingDays; counted++) {
            found = onOrAfter(found.plusDays(1));
        }
        return found;
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
                .filter(this::isInWeek)
                .count();
        return Math.toIntExact(weeks * week.size() + rest - off(day, last));
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
        Set<LocalDate> off =
                new HashSet<>(year < FIRST_YEAR || year > LAST_YEAR ? Set.of() : holidays.of(Year.of(year)));
        daysOff.stream().filter(day -> day.getYear() == year).forEach(off::add);
        off.removeIf(day -> !isInWeek(day) || day.getYear() != year);
        return off;
    }

    private boolean isInWeek(LocalDate day) {
        return week.contains(day.getDayOfWeek());
    }

    /** The holidays of a year. */
    interface HolidayCalendar {

        Set<LocalDate> of(Year year);
    }
}
