package dev.aftercare.source.sql;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Place;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.RecordedInstant.Precision;
import dev.aftercare.postmortem.RecordedInstant.State;
import dev.aftercare.source.markdown.WrittenValues;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads points in time out of columns: timestamps with zone, timestamps without (in the row's {@code zone}, else in the source's
 * own, and then marked as assumed), dates, Unix seconds, and words as people write them.
 */
final class RowInstants {

    /** Nobody's incident is older, and a number before it is no number of seconds. As for Markdown. */
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2101-01-01T00:00:00Z");

    private final Place place;
    private final ZoneId sourceZone;
    private final WrittenValues values;
    private final List<Diagnostic> diagnostics;

    RowInstants(Place place, ZoneId sourceZone, WrittenValues values, List<Diagnostic> diagnostics) {
        this.place = place;
        this.sourceZone = sourceZone;
        this.values = values;
        this.diagnostics = diagnostics;
    }

    /**
     * Reads one column.
     *
     * @param name what the column is called in a message
     * @param zone the words of the zone that belongs to the row; null where it names none
     */
    RecordedInstant read(String name, JsonNode value, @Nullable String zone) {
        if (value.isNumber()) {
            return ofSeconds(name, value.decimalValue(), zone);
        }
        String text = value.isNull() || value.isMissingNode()
                ? ""
                : value.asString("").replace("\0", "");
        if (text.startsWith("0000-")) {
            warn("instant.impossible", name, text, "which is no day of the calendar; write NULL where it is not known");
            return invalid(text);
        }
        Optional<Instant> exact = exact(text);
        if (exact.isPresent()) {
            return between(name, text, exact.get(), zone);
        }
        return values.instant(name, wall(text), zone);
    }

    private RecordedInstant ofSeconds(String name, BigDecimal seconds, @Nullable String zone) {
        try {
            return between(name, seconds.toPlainString(), Instant.ofEpochSecond(seconds.longValue()), zone);
        } catch (DateTimeException tooLarge) {
            return between(name, seconds.toPlainString(), Instant.MAX, zone);
        }
    }

    private RecordedInstant between(String name, String raw, Instant at, @Nullable String zone) {
        if (at.isBefore(EARLIEST) || !at.isBefore(LATEST)) {
            warn(
                    "instant.impossible",
                    name,
                    raw,
                    "which is before 1990 or after 2100 when taken as seconds since 1970; write NULL where it is not known (NULLIF turns a 0 into NULL), and seconds, not milliseconds");
            return invalid(raw);
        }
        ZoneId shownIn = Optional.ofNullable(zone).flatMap(WrittenValues::zone).orElse(sourceZone);
        LocalDateTime local = LocalDateTime.ofInstant(at, shownIn);
        return new RecordedInstant(State.RECORDED, at, local, shownIn, false, Precision.MINUTE, 0, raw);
    }

    /** A timestamp with its zone. */
    private static Optional<Instant> exact(String text) {
        try {
            return text.length() > 16 && text.charAt(10) == 'T'
                    ? Optional.of(OffsetDateTime.parse(text).toInstant())
                    : Optional.empty();
        } catch (DateTimeException withoutZone) {
            return Optional.empty();
        }
    }

    /** A timestamp without zone as people write it, to the second; other words as they are. */
    private static String wall(String text) {
        try {
            return text.length() > 15 && text.charAt(10) == 'T'
                    ? LocalDateTime.parse(text)
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toString()
                            .replace('T', ' ')
                    : text;
        } catch (DateTimeException words) {
            return text;
        }
    }

    /** The day that a column states; null where it states none. What cannot be read is noted. */
    @Nullable
    LocalDate day(String rule, String name, JsonNode value) {
        if (value.isNumber()) {
            RecordedInstant at = ofSeconds(name, value.decimalValue(), null);
            return at.local() == null ? null : at.local().toLocalDate();
        }
        String text = value.isNull() || value.isMissingNode() ? "" : WrittenValues.oneLine(value.asString(""));
        if (WrittenValues.isNothing(text)) {
            return null;
        }
        Optional<LocalDate> day =
                exact(text).map(at -> LocalDate.ofInstant(at, sourceZone)).or(() -> values.day(text));
        if (day.isEmpty()) {
            warn(rule, name, text, "which is no day; write it as 2026-05-04");
        }
        return day.orElse(null);
    }

    private void warn(String rule, String name, String written, String problem) {
        diagnostics.add(new Diagnostic(
                place,
                rule,
                Diagnostic.Level.WARNING,
                "\"%s\" is \"%s\", %s".formatted(name, WrittenValues.shortened(written, 80), problem)));
    }

    private static RecordedInstant invalid(String raw) {
        return new RecordedInstant(State.INVALID, null, null, null, false, null, 0, WrittenValues.shortened(raw, 200));
    }
}
