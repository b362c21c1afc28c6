package dev.aftercare.source.ticket;

import dev.aftercare.ticket.WrittenTicket.Moment;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** The points in time that a tracker writes itself. */
final class TicketMoments {

    /** {@code 2026-03-04T10:05:00.000+0100}, as Jira writes it, and what everybody else writes. */
    private static final DateTimeFormatter WRITTEN = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private TicketMoments() {}

    /** A point in time with its zone; empty where a text is none. */
    static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.strip(), WRITTEN).toInstant());
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    /** A moment as a row of a timeline. */
    static String line(Moment moment) {
        String at = instant(moment.at())
                .map(instant -> SHOWN.format(instant.atOffset(ZoneOffset.UTC)) + " UTC")
                .orElse(moment.at());
        return at + " " + moment.words();
    }
}
