package dev.aftercare.tracker.jira;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
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
                instant = OffsetDateTime.parse(written.stringValue("").strip(), WRITTEN)
                        .toInstant();
            }
            return isYear(instant.atOffset(ZoneOffset.UTC).getYear()) ? Optional.of(instant) : Optional.empty();
        } catch (DateTimeException | ArithmeticException unreadable) {
            return Optional.empty();
        }
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
