package dev.aftercare.source.markdown;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A date, a time, or both, as written: nothing is added to it yet.
 *
 * @param date the date; null where only a time is written
 * @param time the time; null where only a date is written
 * @param zone the zone; null where none is written
 * @param weekday the day of the week; null where none is written
 * @param approximate whether the words say that it is approximate
 * @param start where the words begin
 * @param end behind the words
 */
record Moment(
        @Nullable DateWords date,
        @Nullable TimeWords time,
        @Nullable ZoneWords zone,
        @Nullable DayOfWeek weekday,
        boolean approximate,
        int start,
        int end) {

    /** The same moment, said to be approximate. */
    Moment approximately() {
        return new Moment(date, time, zone, weekday, true, start, end);
    }

    /** The same time, without its day. */
    Moment withoutDate() {
        return new Moment(null, time, zone, weekday, approximate, start, end);
    }

    /** How a date is written. */
    enum Shape {
        /** 2026-03-04. */
        YEAR_FIRST,
        /** 04/03/2026, in the order of the document. */
        NUMERIC,
        /** 04.03.2026: day first everywhere. */
        DOTTED,
        /** 03-04, in the order of the document. */
        SHORT,
        /** 4 March. */
        NAMED
    }

    /**
     * A date.
     *
     * @param year the year; 0 where none is written
     * @param first the first number; the month in {@link Shape#YEAR_FIRST} and {@link Shape#NAMED}
     * @param second the second number; the day there
     */
    record DateWords(int year, int first, int second, Shape shape) {

        boolean isUndecided(DateOrder order) {
            return (shape == Shape.NUMERIC || shape == Shape.SHORT)
                    && order == DateOrder.UNDECIDED
                    && first != second
                    && first <= 12
                    && second <= 12;
        }

        private boolean isDayFirst(DateOrder order) {
            return switch (shape) {
                case YEAR_FIRST, NAMED -> false;
                case DOTTED -> true;
                case NUMERIC, SHORT -> first > 12 || (second <= 12 && order == DateOrder.DAY_FIRST);
            };
        }

        /** The day; null where it does not exist or its year is not known. Without a year, the year nearest to a known day is taken. */
        @Nullable
        LocalDate day(DateOrder order, @Nullable LocalDate near) {
            int month = isDayFirst(order) ? second : first;
            int day = isDayFirst(order) ? first : second;
            try {
                if (year > 0) {
                    return year >= 1990 && year <= 2100 ? LocalDate.of(year, month, day) : null;
                }
                return near == null ? null : nearest(month, day, near);
            } catch (DateTimeException e) {
                return null;
            }
        }

        private static LocalDate nearest(int month, int day, LocalDate near) {
            LocalDate best = LocalDate.of(near.getYear(), month, day);
            for (int other : new int[] {near.getYear() - 1, near.getYear() + 1}) {
                LocalDate candidate = YearMonth.of(other, month).atEndOfMonth();
                candidate = day <= candidate.getDayOfMonth() ? candidate.withDayOfMonth(day) : best;
                if (Math.abs(ChronoUnit.DAYS.between(near, candidate))
                        < Math.abs(ChronoUnit.DAYS.between(near, best))) {
                    best = candidate;
                }
            }
            return best;
        }
    }

    /**
     * A time of day.
     *
     * @param hour 0 to 23
     * @param minute 0 to 59; -1 where only the hour is known
     * @param second 0 to 59
     * @param twelve whether it may be a time of a clock with twelve hours that does not say which half of the day
     */
    record TimeWords(int hour, int minute, int second, boolean twelve) {

        boolean isHourOnly() {
            return minute < 0;
        }

        LocalTime time() {
            return LocalTime.of(hour, Math.max(0, minute), second);
        }
    }
}
