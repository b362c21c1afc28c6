package dev.aftercare.postmortem;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows into one text array for each column, so that one statement saves them all: the statement casts each array to
 * its type and unnests them.
 *
 * @param <T> what one row stands for
 */
final class Columns<T> {

    /** Stands between the elements of a list that becomes an array column; no text that people write holds it. */
    private static final String SEPARATOR = "\u001f";

    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR_OF_ERA, 4, 10, SignStyle.NORMAL)
            .appendPattern("-MM-dd")
            .toFormatter(Locale.ENGLISH);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(" HH:mm:ss.SSSSSS", Locale.ENGLISH);

    private static final DateTimeFormatter ERA = DateTimeFormatter.ofPattern(" G", Locale.ENGLISH);

    /** The value of one column of a row; null where the row has none. */
    interface Value<T> {
        @Nullable
        Object of(T row);
    }

    private final List<T> rows;

    private final Map<String, Object> arrays = new HashMap<>();

    Columns(List<T> rows) {
        this.rows = rows;
    }

    /** Adds a column whose values are written as their {@code toString()}; enums as their name. */
    Columns<T> with(String name, Value<T> value) {
        String[] column = new String[rows.size()];
        for (int row = 0; row < column.length; row++) {
            column[row] = written(value.of(rows.get(row)));
        }
        arrays.put(name, column);
        return this;
    }

    /** Adds the eight columns of an instant. */
    Columns<T> withInstant(Function<T, RecordedInstant> instant) {
        return with("state", row -> instant.apply(row).state())
                .with("at", row -> instant.apply(row).value())
                .with("local", row -> instant.apply(row).local())
                .with("zone", row -> instant.apply(row).zone())
                .with("zoneAssumed", row -> instant.apply(row).zoneAssumed())
                .with("precision", row -> instant.apply(row).precision())
                .with("line", row -> instant.apply(row).line())
                .with("raw", row -> instant.apply(row).raw());
    }

    /** The columns by name, for a statement's parameters. */
    Map<String, Object> arrays() {
        return arrays;
    }

    // PostgreSQL reads a year before 1 or after 9999 only in this form; a typing error must not end the night.
    private static @Nullable String written(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Instant instant) {
            LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
            return DATE.format(utc) + TIME.format(utc) + "+00" + ERA.format(utc);
        }
        if (value instanceof LocalDateTime local) {
            return DATE.format(local) + TIME.format(local) + ERA.format(local);
        }
        if (value instanceof LocalDate date) {
            return DATE.format(date) + ERA.format(date);
        }
        if (value instanceof Duration duration) {
            return Long.toString(duration.toSeconds());
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof List<?> list) {
            return String.join(SEPARATOR, list.stream().map(Object::toString).toList());
        }
        return value.toString();
    }
}
