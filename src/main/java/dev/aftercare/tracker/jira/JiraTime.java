package dev.aftercare.tracker.jira;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads times as Jira writes them: {@code 2026-03-03T13:40:01.000+0000}, or a number of seconds or milliseconds since 1970 in
 * bulk histories. Days are {@code 2026-03-31}.
 */
final class JiraTime {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;

    /** A number below it counts seconds, the others milliseconds: it is the year 5138 in seconds, and 1973 in milliseconds. */
    private static final long FIRST_MILLISECONDS = 100_000_000_000L;

    /** The form of times in Jira's answers; 0 stands for any digit, + for either sign. */
    private static final String USUAL = "0000-00-00T00:00:00.000+0000";

    private static final DateTimeFormatter WRITTEN = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private JiraTime() {}

    /** The instant; empty where there is none, or one that no ticket can have. */
    static Optional<Instant> instant(JsonNode written) {
        try {
            Instant instant;
            if (written.isIntegralNumber()) {
                long number = written.asLong();
                instant = number < FIRST_MILLISECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
            } else {
                String text = written.stringValue("").strip();
                instant = isUsual(text)
                        ? usual(text)
                        : OffsetDateTime.parse(text, WRITTEN).toInstant();
            }
            return isYear(instant.atOffset(ZoneOffset.UTC).getYear()) ? Optional.of(instant) : Optional.empty();
        } catch (DateTimeException | ArithmeticException unreadable) {
            return Optional.empty();
        }
    }

    /** As Jira writes times: the general way of reading them takes longer than all else that is done with a ticket. */
    private static boolean isUsual(String text) {
        if (text.length() != USUAL.length()) {
            return false;
        }
        for (int i = 0; i < USUAL.length(); i++) {
            char form = USUAL.charAt(i);
            char letter = text.charAt(i);
            boolean fits = form == '0'
                    ? letter >= '0' && letter <= '9'
                    : form == '+' ? letter == '+' || letter == '-' : letter == form;
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static Instant usual(String text) {
        LocalDateTime local = LocalDateTime.of(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, 16),
                number(text, 17, 19),
                number(text, 20, 23) * 1_000_000);
        int sign = text.charAt(23) == '-' ? -1 : 1;
        return local.toInstant(ZoneOffset.ofHoursMinutes(sign * number(text, 24, 26), sign * number(text, 26, 28)));
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /** The day; empty where there is none. */
    static Optional<LocalDate> day(JsonNode written) {
        try {
            LocalDate day = LocalDate.parse(written.stringValue("").strip());
            return isYear(day.getYear()) ? Optional.of(day) : Optional.empty();
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isYear(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }
}
