package dev.aftercare.source.markdown;

import java.util.List;

/** In which order numeric dates are written, as the whole document shows it. */
enum DateOrder {
    /** 31/12/2026. */
    DAY_FIRST,
    /** 12/31/2026. */
    MONTH_FIRST,
    /** Nothing in the document decides it. */
    UNDECIDED;

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
