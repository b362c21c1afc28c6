package dev.aftercare.tracker.csv;

import dev.aftercare.tracker.TrackerRefused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a CSV file into rows without holding more than one in memory. It knows only what decides where a row ends: a quote at
 * the beginning of a cell opens a cell that may hold line breaks. The cells themselves are read by Commons CSV, row by row,
 * so that one bad row stays one bad row. All bytes that matter are ASCII, which UTF-8 never uses for anything else.
 */
final class CsvRows implements AutoCloseable {

    /** No ticket is that long: beyond it a quote was never closed. */
    static final int LONGEST_ROW = 1 << 20;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final String fileName;
    private final PushbackInputStream bytes;
    private final ByteArrayOutputStream row = new ByteArrayOutputStream();
    private String separators = ",;";
    private int line = 1;

    private enum Position {
        CELL_BEGINS,
        IN_PLAIN_CELL,
        IN_QUOTED_CELL,
        AFTER_QUOTE
    }

    CsvRows(String fileName, InputStream bytes) throws IOException {
        this.fileName = fileName;
        this.bytes = new PushbackInputStream(bytes, BYTE_ORDER_MARK.length);
        skipByteOrderMark();
    }

    /** Takes only this separator for one, from the next row on. */
    void separatedBy(char separator) {
        separators = String.valueOf(separator);
    }

    /**
     * The next row that is not blank; empty at the end of the file.
     *
     * @throws TrackerRefused if a quote is never closed
     */
    Optional<CsvRow> next() throws IOException, TrackerRefused {
        Optional<CsvRow> next = read();
        while (next.isPresent() && next.get().isBlank()) {
            next = read();
        }
        return next;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private Optional<CsvRow> read() throws IOException, TrackerRefused {
        row.reset();
        int first = line;
        Position position = Position.CELL_BEGINS;
        int next = bytes.read();
        if (next < 0) {
            return Optional.empty();
        }
        while (next >= 0) {
            if (isLineEnd(next) && position != Position.IN_QUOTED_CELL) {
                return Optional.of(new CsvRow(first, row.toByteArray()));
            }
            keep(next, first);
            position = after(next, position);
            next = bytes.read();
        }
        if (position == Position.IN_QUOTED_CELL) {
            throw new TrackerRefused("%s:%d: a quote (\") is opened in this row and never closed; close it or double it"
                    .formatted(fileName, first));
        }
        return Optional.of(new CsvRow(first, row.toByteArray()));
    }

    private Position after(int next, Position position) {
        if (position == Position.IN_QUOTED_CELL) {
            return next == '"' ? Position.AFTER_QUOTE : Position.IN_QUOTED_CELL;
        }
        if (next == '"' && position != Position.IN_PLAIN_CELL) {
            // After a quote a second one is a quote in the text: the cell goes on.
            return Position.IN_QUOTED_CELL;
        }
        return separators.indexOf(next) >= 0 ? Position.CELL_BEGINS : Position.IN_PLAIN_CELL;
    }

    /** Counts lines as editors do: a carriage return, a line feed or both together end one. */
    private boolean isLineEnd(int next) throws IOException {
        if (next == '\r') {
            int behind = bytes.read();
            if (behind != '\n' && behind >= 0) {
                bytes.unread(behind);
            }
        }
        if (next == '\r' || next == '\n') {
            line++;
            return true;
        }
        return false;
    }

    private void keep(int next, int first) throws TrackerRefused {
        if (row.size() == LONGEST_ROW) {
            throw new TrackerRefused("%s:%d: this row is longer than 1 MB; look for a quote (\") that is never closed"
                    .formatted(fileName, first));
        }
        row.write(next);
    }

    private void skipByteOrderMark() throws IOException {
        byte[] first = bytes.readNBytes(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(first, BYTE_ORDER_MARK)) {
            bytes.unread(first);
        }
    }
}
