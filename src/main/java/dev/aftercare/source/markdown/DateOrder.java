package dev.aftercare.source.markdown;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** In which order numeric dates are written, as the whole document shows it. */
enum DateOrder {
    /** 31/12/2026. */
    DAY_FIRST,
    /** 12/31/2026. */
    MONTH_FIRST,
    /** Nothing in the document decides it. */
    UNDECIDED;

    /** Days that an incident and what is told of it lie apart at the most, for one to decide how the other is read. */
    private static final int CLOSE = 31;

    private static final Set<String> AMERICAN =
            Set.of("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Anchorage");

    /** Decides by the dates that can be read in one way only. French documents are day-first. */
    static DateOrder of(List<String> lines, boolean french) {
        boolean dayFirst = false;
        boolean monthFirst = false;
        for (String line : lines) {
            for (int i = 0; i + 7 < line.length(); i++) {
                int[] pair = pairAt(line, i);
                if (pair.length == 2) {
                    dayFirst |= pair[0] > 12 && pair[1] <= 12;
                    monthFirst |= pair[1] > 12 && pair[0] <= 12;
                    i += 4;
                }
            }
        }
        if (dayFirst != monthFirst) {
            return dayFirst ? DAY_FIRST : MONTH_FIRST;
        }
        return french ? DAY_FIRST : UNDECIDED;
    }

    /**
     * Decides by a day that the document states in full words: where one reading of every other date lies within a month of it
     * and the other reading does not, that is the order. "02-08-2024" in a report on Feb 7, 2024 is the day after.
     */
    static DateOrder near(List<String> lines, LocalDate day) {
        boolean dayFirst = false;
        boolean monthFirst = false;
        for (String line : lines) {
            for (int i = 0; i + 9 < line.length(); i++) {
                int[] pair = pairAt(line, i);
                int year = pair.length == 2 ? yearBehind(line, i) : 0;
                if (year > 0 && pair[0] != pair[1] && isMonth(pair[0]) && isMonth(pair[1])) {
                    boolean asDayFirst = isClose(LocalDate.of(year, pair[1], pair[0]), day);
                    boolean asMonthFirst = isClose(LocalDate.of(year, pair[0], pair[1]), day);
                    dayFirst |= asDayFirst && !asMonthFirst;
                    monthFirst |= asMonthFirst && !asDayFirst;
                }
            }
        }
        return dayFirst == monthFirst ? UNDECIDED : dayFirst ? DAY_FIRST : MONTH_FIRST;
    }

    /** Who writes times of the United States writes the month first; who writes times of Europe, the day. */
    static DateOrder ofZones(List<String> lines) {
        boolean dayFirst = false;
        boolean monthFirst = false;
        for (String line : lines) {
            int digit = line.indexOf(':');
            ZoneWords zone = digit < 0 || line.length() > 300 ? null : MomentScanner.nextZone(line, 0);
            String id = zone == null ? "" : zone.zone().getId();
            monthFirst |= AMERICAN.contains(id);
            dayFirst |= id.startsWith("Europe/") || id.startsWith("Africa/");
        }
        return dayFirst == monthFirst ? UNDECIDED : dayFirst ? DAY_FIRST : MONTH_FIRST;
    }

    /** Whether any date is written that a document has to decide on. */
    static boolean isWritten(List<String> lines) {
        return lines.stream()
                .anyMatch(line -> IntStream.range(0, Math.max(0, line.length() - 9))
                        .anyMatch(at -> pairAt(line, at).length == 2));
    }

    private static boolean isMonth(int number) {
        return number >= 1 && number <= 12;
    }

    private static boolean isClose(LocalDate read, LocalDate day) {
        return Math.abs(ChronoUnit.DAYS.between(day, read)) <= CLOSE;
    }

    /** The year of the date that begins here; zero where it has none that can be meant. */
    private static int yearBehind(String line, int at) {
        int second = after(line, at);
        int third = second < 0 ? -1 : after(line, second);
        if (third < 0 || third + 4 > line.length() || !isDigit(line, third + 3)) {
            return 0;
        }
        int year = Integer.parseInt(line.substring(third, third + 4));
        return year >= 1990 && year <= 2100 ? year : 0;
    }

    /** The first two numbers of a date such as 31/12/2026 that begins here; nothing where none does. */
    private static int[] pairAt(String line, int at) {
        if (!isDigit(line, at) || isDigit(line, at - 1) || isSeparator(line, at - 1)) {
            return new int[0];
        }
        int second = after(line, at);
        int third = second < 0 ? -1 : after(line, second);
        if (second > 0 && third < 0 && isTimeBehind(line, second)) {
            return new int[] {number(line, at), number(line, second)};
        }
        boolean whole = third > 0
                && isDigit(line, third)
                && isDigit(line, third + 1)
                && isDigit(line, third + 2)
                && isDigit(line, third + 3)
                && !isDigit(line, third + 4)
                && line.charAt(second - 1) == line.charAt(third - 1);
        return whole ? new int[] {number(line, at), number(line, second)} : new int[0];
    }

    /** "03-26 17:40" is a date too. */
    private static boolean isTimeBehind(String line, int second) {
        int end = isDigit(line, second + 1) ? second + 2 : second + 1;
        boolean blank = end < line.length() && line.charAt(end) == ' ' && isDigit(line, end + 1);
        int colon = isDigit(line, end + 2) ? end + 3 : end + 2;
        return blank && line.charAt(second - 1) != '.' && colon < line.length() && line.charAt(colon) == ':';
    }

    /** Where the next number begins, behind one or two digits and a separator; -1 where there is none. */
    private static int after(String line, int at) {
        int end = isDigit(line, at + 1) ? at + 2 : at + 1;
        return isDigit(line, at) && !isDigit(line, end) && isSeparator(line, end) && isDigit(line, end + 1)
                ? end + 1
                : -1;
    }

    private static int number(String line, int at) {
        int first = line.charAt(at) - '0';
        return isDigit(line, at + 1) ? first * 10 + line.charAt(at + 1) - '0' : first;
    }

    private static boolean isDigit(String line, int at) {
        return at >= 0 && at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9';
    }

    private static boolean isSeparator(String line, int at) {
        return at >= 0 && at < line.length() && "/-.".indexOf(line.charAt(at)) >= 0;
    }
}
