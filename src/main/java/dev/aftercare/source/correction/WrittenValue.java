package dev.aftercare.source.correction;

import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.ticket.TicketKey;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the values of a corrections file. They are written by one person in one way, so there is nothing to guess. */
final class WrittenValue {

    private static final Pattern INSTANT = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})(?:[T ](\\d{2}:\\d{2}(?::\\d{2})?) ?([A-Za-z][\\w/+-]*|[+-]\\d{2}:?\\d{2})?)?");

    private static final Pattern DURATION_PART = Pattern.compile("(\\d{1,6}) ?([a-z]+) ?");

    private static final Map<String, Duration> UNITS = Map.of(
            "d", Duration.ofDays(1),
            "day", Duration.ofDays(1),
            "h", Duration.ofHours(1),
            "hour", Duration.ofHours(1),
            "m", Duration.ofMinutes(1),
            "min", Duration.ofMinutes(1),
            "minute", Duration.ofMinutes(1),
            "s", Duration.ofSeconds(1),
            "second", Duration.ofSeconds(1));

    private WrittenValue() {}

    /** A value that cannot be read; the message says what to write instead. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;

        Unreadable(String instead) {
            super(instead);
        }

        /** What to write instead. */
        String instead() {
            return String.valueOf(getMessage());
        }
    }

    /** An instant with its zone, or a day alone. */
    static RecordedInstant instant(String text) throws Unreadable {
        Matcher matcher = INSTANT.matcher(text);
        if (!matcher.matches()) {
            throw new Unreadable("2026-03-04 10:05 Europe/Paris, 2026-03-04T09:05Z or the day alone, 2026-03-04");
        }
        LocalDate day = day(matcher.group(1));
        if (matcher.group(2) == null) {
            return new RecordedInstant(
                    RecordedInstant.State.RECORDED,
                    null,
                    day.atStartOfDay(),
                    null,
                    false,
                    RecordedInstant.Precision.DAY,
                    0,
                    null);
        }
        if (matcher.group(3) == null) {
            throw new Unreadable("it with its zone, such as %s Europe/Paris".formatted(text));
        }
        LocalDateTime local = day.atTime(time(matcher.group(2)));
        ZoneId zone = zone(matcher.group(3));
        return new RecordedInstant(
                RecordedInstant.State.RECORDED,
                local.atZone(zone).toInstant(),
                local,
                zone,
                false,
                RecordedInstant.Precision.MINUTE,
                0,
                null);
    }

    static LocalDate day(String text) throws Unreadable {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            throw new Unreadable("a day that there is, such as 2026-03-04");
        }
    }

    private static LocalTime time(String text) throws Unreadable {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException noTime) {
            throw new Unreadable("a time of day that there is, such as 10:05");
        }
    }

    // CST, IST and BST mean several zones, so only names that mean one are taken.
    private static ZoneId zone(String text) throws Unreadable {
        if (text.equalsIgnoreCase("UTC") || text.equalsIgnoreCase("GMT") || text.equalsIgnoreCase("Z")) {
            return ZoneOffset.UTC;
        }
        try {
            if (text.indexOf('/') > 0 || text.startsWith("+") || text.startsWith("-")) {
                return ZoneId.of(text);
            }
        } catch (DateTimeException noZone) {
            // said below
        }
        throw new Unreadable("a zone that means one thing, such as UTC, Europe/Paris or +01:00");
    }

    /** A duration such as "1 h 30 min". */
    static Duration duration(String text) throws Unreadable {
        Matcher part = DURATION_PART.matcher(text.strip().toLowerCase(Locale.ROOT));
        Duration sum = Duration.ZERO;
        int end = 0;
        while (part.find() && part.start() == end) {
            String unit = part.group(2);
            Duration one =
                    UNITS.get(unit.length() > 3 && unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit);
            if (one == null) {
                break;
            }
            sum = sum.plus(one.multipliedBy(Integer.parseInt(part.group(1))));
            end = part.end();
        }
        if (end == 0 || end < text.strip().length()) {
            throw new Unreadable("a duration such as 1 h 30 min");
        }
        return sum;
    }

    /** One of a few words, written in any case, with hyphens or blanks. */
    static <E extends Enum<E>> E word(String text, List<E> words) throws Unreadable {
        String wanted = letters(text);
        for (E word : words) {
            if (letters(word.name()).equals(wanted)) {
                return word;
            }
        }
        throw new Unreadable(
                "one of " + words.stream().map(WrittenValue::written).collect(Collectors.joining(", ")));
    }

    static <E extends Enum<E>> E word(String text, Class<E> words) throws Unreadable {
        return word(text, Arrays.asList(words.getEnumConstants()));
    }

    /** A constant as the file writes it. */
    static String written(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    static TicketKey ticket(String text) throws Unreadable {
        if (text.length() > 200 || !text.matches("\\S+")) {
            throw new Unreadable("a ticket's key, such as OPS-12 or example/shop#12");
        }
        return new TicketKey(text);
    }
}
