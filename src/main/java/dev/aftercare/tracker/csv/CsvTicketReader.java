package dev.aftercare.tracker.csv;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Diagnostic.Level;
import dev.aftercare.tracker.PriorityWords;
import dev.aftercare.tracker.RawTicket;
import dev.aftercare.tracker.Reading;
import dev.aftercare.tracker.StateWords;
import dev.aftercare.tracker.TicketReader;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerSettings;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Reads a row of a CSV file into a ticket. */
final class CsvTicketReader implements TicketReader {

    private final TrackerSettings settings;
    private final StateWords states;
    private final PriorityWords priorities;
    private volatile @Nullable FirstRow lastFirstRow;

    CsvTicketReader(TrackerSettings settings) {
        this.settings = settings;
        this.states = new StateWords(settings.states());
        this.priorities = new PriorityWords(settings.priorities());
    }

    @Override
    public Reading read(RawTicket raw, Instant seenAt) {
        try (CsvRows rows = new CsvRows(raw.place().path(), raw.payload())) {
            CsvHeader header = headerOf(rows.next().orElseThrow().bytes());
            rows.separatedBy(header.separator());
            return read(raw, header, rows.next().orElseThrow().bytes(), seenAt);
        } catch (IOException | TrackerRefused | NoSuchElementException impossible) {
            throw new IllegalStateException("the raw ticket %s is no row of ours".formatted(raw.key()), impossible);
        }
    }

    /** All rows of a file have the same first row: it is understood once. */
    private CsvHeader headerOf(byte[] firstRow) {
        FirstRow last = lastFirstRow;
        if (last == null || !Arrays.equals(last.bytes(), firstRow)) {
            last = new FirstRow(firstRow, CsvHeader.read(firstRow));
            lastFirstRow = last;
        }
        return last.header();
    }

    private Reading read(RawTicket raw, CsvHeader header, byte[] row, Instant seenAt) {
        List<String> cells = CsvText.cells(CsvText.decode(row), header.separator())
                .map(found -> fitting(found, header))
                .orElse(List.of());
        if (cells.size() != header.titles().size()) {
            return new Reading(
                    null,
                    List.of(new Diagnostic(
                            raw.place(), "ticket.cells", Level.ERROR, wrongNumber(cells.size(), header))));
        }
        RowReading reading = new RowReading(raw, header, cells, settings, states, priorities);
        reading.checkText(row);
        return reading.read(seenAt);
    }

    /** Says what to do about a row with more or fewer cells than the first row has. */
    static String wrongNumber(int cells, CsvHeader header) {
        return "this row has %d cells where the first row has %d; quote cells that hold a \"%s\", and keep empty cells"
                .formatted(cells, header.titles().size(), header.separator());
    }

    /** Without the empty cells that some programs write behind the last column. */
    private static List<String> fitting(List<String> cells, CsvHeader header) {
        int size = cells.size();
        while (size > header.titles().size() && cells.get(size - 1).isBlank()) {
            size--;
        }
        return cells.subList(0, size);
    }

    @SuppressWarnings("ArrayRecordComponent") // Compared by its bytes, above.
    private record FirstRow(byte[] bytes, CsvHeader header) {}
}
