package dev.aftercare.tracker.csv;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Diagnostic.Level;
import dev.aftercare.ticket.Priority;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.ticket.TicketState;
import dev.aftercare.ticket.TicketTransition;
import dev.aftercare.ticket.TicketTransition.Evidence;
import dev.aftercare.tracker.PriorityWords;
import dev.aftercare.tracker.RawTicket;
import dev.aftercare.tracker.Reading;
import dev.aftercare.tracker.StateWords;
import dev.aftercare.tracker.TrackerSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The reading of one row: its values, and what could not be understood of it. */
final class RowReading {

    private final RawTicket raw;
    private final CsvHeader header;
    private final List<String> cells;
    private final TrackerSettings settings;
    private final StateWords states;
    private final PriorityWords priorities;
    private final Map<Column, String> texts = new EnumMap<>(Column.class);
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    RowReading(
            RawTicket raw,
            CsvHeader header,
            List<String> cells,
            TrackerSettings settings,
            StateWords states,
            PriorityWords priorities) {
        this.raw = raw;
        this.header = header;
        this.cells = cells;
        this.settings = settings;
        this.states = states;
        this.priorities = priorities;
    }

    /** Notes what the text of the row lost on its way into cells. */
    void checkText(byte[] row) {
        if (!CsvText.isUtf8(row)) {
            warn(
                    "ticket.encoding",
                    "this row is not valid UTF-8, so some letters of \"%s\" are lost; save the file as UTF-8"
                            .formatted(raw.key()));
        }
        for (Column column : Column.values()) {
            if (header.cell(cells, column).indexOf('\0') >= 0) {
                warn("ticket.nul", "\"%s\" holds U+0000, which was left out; remove it".formatted(column.title()));
            }
        }
    }

    Reading read(Instant seenAt) {
        String word = text(Column.STATE);
        TicketState state = ended(state(word));
        Instant created = instant(Column.CREATED);
        Instant finished = finished(created);
        boolean reopened = isOpen(state) && states.saysReopened(word);
        if (isOpen(state) && finished != null && !reopened) {
            warn(
                    "ticket.resolved",
                    "\"resolved\" is \"%s\", but the state is \"%s\"; clear the date or close the ticket"
                            .formatted(CsvText.shown(text(Column.RESOLVED)), CsvText.shown(word)));
        }
        String priority = text(Column.PRIORITY);
        Ticket ticket = new Ticket(
                new TicketKey(raw.key()),
                settings.name(),
                summary(),
                state,
                word,
                owner(),
                due(),
                priority(priority),
                priorities.saysNone(priority) ? null : priority,
                labels(),
                created,
                isOpen(state) ? null : finished,
                url(),
                reopened ? List.of(reopening(state, word, finished == null ? seenAt : finished)) : List.of(),
                null,
                Set.of(),
                orNull(Column.TYPE),
                List.of());
        return new Reading(ticket, diagnostics);
    }

    private static boolean isOpen(TicketState state) {
        return state == TicketState.OPEN || state == TicketState.IN_PROGRESS;
    }

    private static TicketTransition reopening(TicketState state, String word, Instant at) {
        return new TicketTransition(at, TicketState.DONE, state, word, Evidence.IMPLIED);
    }

    private String summary() {
        String summary = text(Column.SUMMARY);
        if (summary.isEmpty()) {
            warn("ticket.summary", "\"summary\" is empty; write what the ticket is about");
        }
        return summary;
    }

    private TicketState state(String word) {
        TicketState state = states.stateOf(word);
        if (state == TicketState.UNKNOWN && !word.isEmpty()) {
            state = states.stateOf(text(Column.STATUS_CATEGORY));
        }
        if (word.isEmpty()) {
            warn("ticket.no-state", "\"state\" is empty; write the ticket's state");
        } else if (state == TicketState.UNKNOWN) {
            warn(StateWords.RULE, StateWords.advice(CsvText.shown(word)));
        }
        return state;
    }

    /** A ticket that was closed and will not be done was cancelled. */
    private TicketState ended(TicketState state) {
        boolean cancelled = states.stateOf(text(Column.RESOLUTION)) == TicketState.CANCELLED;
        return state == TicketState.DONE && cancelled ? TicketState.CANCELLED : state;
    }

    private @Nullable Priority priority(String word) {
        Optional<Priority> priority = priorities.priorityOf(word);
        if (priority.isEmpty() && !priorities.saysNone(word)) {
            warn(PriorityWords.RULE, PriorityWords.advice(CsvText.shown(word)));
        }
        return priority.orElse(null);
    }

    /** GitHub lists all whom a ticket is assigned to: the first one carries it. */
    private @Nullable String owner() {
        String owner = orNull(Column.OWNER);
        return owner == null || !header.listsSeveral(Column.OWNER) ? owner : owner.split("[,;]", 2)[0].strip();
    }

    private @Nullable LocalDate due() {
        String written = text(Column.DUE);
        Optional<LocalDate> due = WrittenTime.day(written);
        if (due.isEmpty() && !written.isEmpty()) {
            warn("ticket.due", "\"due\" is \"%s\"; write it as 2026-03-31".formatted(CsvText.shown(written)));
        }
        return due.orElse(null);
    }

    private @Nullable Instant instant(Column column) {
        String written = text(column);
        Optional<Instant> instant =
                WrittenTime.instant(written, header.isUtc(column) ? ZoneOffset.UTC : settings.zone());
        if (instant.isEmpty() && !written.isEmpty()) {
            warn(
                    "ticket." + column.title(),
                    "\"%s\" is \"%s\"; write it as 2026-03-31 or 2026-03-31T10:05:00Z"
                            .formatted(column.title(), CsvText.shown(written)));
        }
        return instant.orElse(null);
    }

    private @Nullable Instant finished(@Nullable Instant created) {
        Instant finished = instant(Column.RESOLVED);
        if (finished != null && created != null && isBefore(finished, created)) {
            warn(
                    "ticket.resolved",
                    "\"resolved\" is \"%s\", before \"created\" (\"%s\"); correct one of the two"
                            .formatted(text(Column.RESOLVED), text(Column.CREATED)));
            return null;
        }
        return finished;
    }

    /** Where one of the two is only a day, the same day is not before. */
    private boolean isBefore(Instant finished, Instant created) {
        boolean days = WrittenTime.isDay(text(Column.RESOLVED)) || WrittenTime.isDay(text(Column.CREATED));
        return days
                ? LocalDate.ofInstant(finished, settings.zone()).isBefore(LocalDate.ofInstant(created, settings.zone()))
                : finished.isBefore(created);
    }

    private Set<String> labels() {
        return Arrays.stream(text(Column.LABELS).split("[;,]", -1))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toSet());
    }

    private @Nullable String url() {
        String url = text(Column.URL);
        if (!url.isEmpty() && !url.matches("(?i)https?://[^\\s\"<>]+")) {
            warn(
                    "ticket.url",
                    "\"url\" is \"%s\"; write it as https://tracker.example/OPS-1".formatted(CsvText.shown(url)));
            return null;
        }
        return url.isEmpty() ? null : url;
    }

    private @Nullable String orNull(Column column) {
        String text = text(column);
        return text.isEmpty() ? null : text;
    }

    private String text(Column column) {
        return texts.computeIfAbsent(column, any -> CsvText.oneLine(header.cell(cells, column)));
    }

    private void warn(String rule, String message) {
        diagnostics.add(new Diagnostic(raw.place(), rule, Level.WARNING, message));
    }
}
