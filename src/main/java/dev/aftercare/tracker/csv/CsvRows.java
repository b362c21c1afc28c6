package dev.aftercare.tracker.csv;

import dev.aftercare.tracker.TrackerRefused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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
    private final InputStream bytes;
    private final byte[] buffer;
    private final ByteArrayOutputStream row = new ByteArrayOutputStream();
    private String separators = ",;\t";
    private int line = 1;
    private boolean behindCarriageReturn;
    private int position;
    private int limit;

    private enum In {
        BEGINNING_OF_CELL,
        PLAIN_CELL,
        QUOTED_CELL,
        QUOTED_CELL_BEHIND_QUOTE
    }

    /** Reads a file. */
    CsvRows(String fileName, InputStream bytes) throws IOException {
        this.fileName = fileName;
        this.bytes = bytes;
        this.buffer = new byte[1 << 16];
        skipByteOrderMark();
    }

    /** Reads rows that were cut before. */
    CsvRows(String fileName, byte[] bytes) {
        this.fileName = fileName;
        this.bytes = InputStream.nullInputStream();
        this.buffer = bytes;
        this.limit = bytes.length;
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
        In in = In.BEGINNING_OF_CELL;
        int next = nextByte();
        if (next < 0) {
            return Optional.empty();
        }
        while (next >= 0) {
            if (isLineEnd(next) && in != In.QUOTED_CELL) {
                return Optional.of(new CsvRow(first, row.toByteArray()));
            }
            keep(next, first);
            in = after(next, in);
            next = nextByte();
        }
        if (in == In.QUOTED_CELL) {
            throw new TrackerRefused("%s:%d: a quote (\") is opened in this row and never closed; close it or double it"
                    .formatted(fileName, first));
        }
        return Optional.of(new CsvRow(first, row.toByteArray()));
    }

    private In after(int next, In in) {
        if (in == In.QUOTED_CELL) {
            return next == '"' ? In.QUOTED_CELL_BEHIND_QUOTE : In.QUOTED_CELL;
        }
        if (next == '"' && in != In.PLAIN_CELL) {
            // After a quote a second one is a quote in the text: the cell goes on.
            return In.QUOTED_CELL;
        }
        return separators.indexOf(next) >= 0 ? In.BEGINNING_OF_CELL : In.PLAIN_CELL;
    }

    /** Counts lines as editors do: a carriage return, a line feed or both together end one. */
    private boolean isLineEnd(int next) {
        boolean secondOfTwo = next == '\n' && behindCarriageReturn;
        behindCarriageReturn = next == '\r';
        if (next != '\r' && next != '\n') {
            return false;
        }
        line += secondOfTwo ? 0 : 1;
        return true;
    }

    private void keep(int next, int first) throws TrackerRefused {
        if (row.size() == LONGEST_ROW) {
            throw new TrackerRefused("%s:%d: this row is longer than 1 MB; look for a quote (\") that is never closed"
                    .formatted(fileName, first));
        }
        row.write(next);
    }

    private void skipByteOrderMark() throws IOException {
        limit = bytes.readNBytes(buffer, 0, BYTE_ORDER_MARK.length);
        if (Arrays.equals(buffer, 0, limit, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length)) {
            position = limit;
        }
    }

    private int nextByte() throws IOException {
        if (position == limit) {
            position = 0;
            limit = Math.max(0, bytes.read(buffer));
        }
        return position == limit ? -1 : buffer[position++] & 0xFF;
    }
}
