package dev.aftercare.tracker.csv;

import java.text.Normalizer;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads days and instants as ISO 8601 writes them ({@code 2026-03-31}, {@code 2026-03-31T10:05:00Z},
 * {@code 2026-03-31 10:05}, {@code 2026-03-31T10:05:00.000+0200}) and as Jira's export does ({@code 31/Mar/26 10:05 AM}), and
 * nothing that could be read in two ways.
 */
final class WrittenTime {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;

    private static final int ISO_DAY = "2026-03-31".length();

    private static final Pattern MONTH_NAMED = Pattern.compile(
            "(\\d{1,2})[/. -]{1,2}(\\p{L}{3,9})[/. -]{1,2}(\\d{4}|\\d{2})(?:,? (\\d{1,2}):(\\d{2})(?::\\d{2})?(?: ?([AaPp][Mm]))?)?");

    /** As Jira abbreviates them in English and French, and in full. */
    private static final List<Pattern> MONTHS = Stream.of(
                    "jan(uary|v|vier)?",
                    "feb(ruary)?|fev(r|rier)?",
                    "mar(ch|s)?",
                    "apr(il)?|avr(il)?",
                    "may|mai",
                    "jun(e)?|juin",
                    "jul(y)?|juil(let)?",
                    "aug(ust)?|aou(t)?",
                    "sep(t|tember|tembre)?",
                    "oct(ober|obre)?",
                    "nov(ember|embre)?",
                    "dec(ember|embre)?")
            .map(Pattern::compile)
            .toList();

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
        return parse(written).filter(LocalDate.class::isInstance).isPresent();
    }

    /** The name of the month says which number is the day; years of two digits are those of this century. */
    private static TemporalAccessor parseNamed(Matcher named) {
        String name = Normalizer.normalize(named.group(2), Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z]", "")
                .toLowerCase(Locale.ROOT);
        int month = 0;
        for (int i = 0; i < MONTHS.size(); i++) {
            month = MONTHS.get(i).matcher(name).matches() ? i + 1 : month;
        }
        int year = Integer.parseInt(named.group(3));
        LocalDate day = LocalDate.of(year < 100 ? 2000 + year : year, month, Integer.parseInt(named.group(1)));
        return named.group(4) == null ? day : day.atTime(hour(named), Integer.parseInt(named.group(5)));
    }

    private static int hour(Matcher named) {
        int hour = Integer.parseInt(named.group(4));
        if (named.group(6) == null) {
            return hour;
        }
        if (hour < 1 || hour > 12) {
            throw new DateTimeException("no hour of half a day: " + hour);
        }
        return hour % 12 + (named.group(6).toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
    }

    private static Optional<TemporalAccessor> parse(String written) {
        Matcher named = MONTH_NAMED.matcher(written);
        if (!named.matches() && !STARTS_LIKE_DAY.matcher(written).lookingAt()) {
            return Optional.empty();
        }
        try {
            TemporalAccessor time = named.matches()
                    ? parseNamed(named)
                    : written.length() == ISO_DAY ? LocalDate.parse(written) : parseTime(written);
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
