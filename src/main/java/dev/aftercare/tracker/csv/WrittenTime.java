package dev.aftercare.tracker.csv;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads days and instants as ISO 8601 writes them ({@code 2026-03-31}, {@code 2026-03-31T10:05:00Z},
 * {@code 2026-03-31 10:05}, {@code 2026-03-31T10:05:00.000+0200}), and nothing that could be read in two ways.
 */
final class WrittenTime {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;

    private static final Pattern STARTS_LIKE_DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern BLANK_BEFORE_TIME = Pattern.compile("^(\\d{4}-\\d{2}-\\d{2}) +");

    private static final DateTimeFormatter WRITTEN = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm")
            .optionalStart()
            .appendPattern(":ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private WrittenTime() {}

    /** The day that is written, whatever time stands behind it: a due date has no zone. */
    static Optional<LocalDate> day(String written) {
        return parse(written).map(LocalDate::from);
    }

    /**
     * The instant that is written.
     *
     * @param zone the zone of a time without one; a day without a time begins at its midnight
     */
    static Optional<Instant> instant(String written, ZoneId zone) {
        return parse(written).map(time -> {
            if (time instanceof OffsetDateTime offset) {
                return offset.toInstant();
            }
            return time instanceof LocalDateTime local
                    ? local.atZone(zone).toInstant()
                    : LocalDate.from(time).atStartOfDay(zone).toInstant();
        });
    }

    /** Says whether a day is written and no time. */
    static boolean isDay(String written) {
        return written.length() == "2026-03-31".length();
    }

    private static Optional<TemporalAccessor> parse(String written) {
        if (!STARTS_LIKE_DAY.matcher(written).lookingAt()) {
            return Optional.empty();
        }
        try {
            TemporalAccessor time = isDay(written) ? LocalDate.parse(written) : parseTime(written);
            int year = time.get(ChronoField.YEAR);
            return year >= FIRST_YEAR && year <= LAST_YEAR ? Optional.of(time) : Optional.empty();
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static TemporalAccessor parseTime(String written) {
        return WRITTEN.parseBest(
                BLANK_BEFORE_TIME.matcher(written).replaceFirst("$1T"), OffsetDateTime::from, LocalDateTime::from);
    }
}
