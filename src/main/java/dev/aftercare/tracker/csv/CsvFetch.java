package dev.aftercare.tracker.csv;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Diagnostic.Level;
import dev.aftercare.postmortem.Place;
import dev.aftercare.tracker.Fetch;
import dev.aftercare.tracker.RawTicket;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerUnavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows of a CSV file, one by one. A raw ticket is the file's first row, a line feed and the ticket's row, byte by byte as
 * the file has them: it can be read again without the file.
 */
final class CsvFetch implements Fetch {

    private static final Logger LOG = LoggerFactory.getLogger(CsvFetch.class);
    private static final int MOST_DIAGNOSTICS = 1_000;
    private static final int MOST_COLUMNS = 20;
    private static final int LONGEST_KEY = 200;

    private final Path file;
    private final Place place;
    private final Hashed bytes;
    private final String hash;
    private final CsvRows rows;
    private final byte[] firstRow;
    private final CsvHeader header;
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private boolean everyKeyRead = true;

    /**
     * Begins to read.
     *
     * @param hash what the file's hash is expected to be at the end
     * @throws TrackerRefused if its first row does not name the columns that are needed
     */
    CsvFetch(String tracker, Path file, Hashed bytes, String hash) throws IOException, TrackerRefused {
        String fileName = String.valueOf(file.getFileName());
        this.file = file;
        this.place = Place.of(tracker, fileName);
        this.bytes = bytes;
        this.hash = hash;
        this.rows = new CsvRows(fileName, bytes);
        try {
            CsvRow first = firstRow(fileName);
            this.firstRow = first.bytes();
            this.header = CsvHeader.read(firstRow);
            header.check(fileName);
            noteExtraColumns(first.line());
        } catch (IOException | TrackerRefused failure) {
            rows.close();
            throw failure;
        }
        rows.separatedBy(header.separator());
    }

    @Override
    public Optional<RawTicket> next() throws TrackerUnavailable, TrackerRefused {
        try {
            Optional<CsvRow> row = rows.next();
            while (row.isPresent()) {
                Optional<String> key = keyOf(row.get());
                if (key.isPresent()) {
                    return Optional.of(
                            new RawTicket(key.get(), place.at(row.get().line()), payload(row.get())));
                }
                row = rows.next();
            }
            refuseIfChanged();
            return Optional.empty();
        } catch (IOException failure) {
            throw CsvTracker.unreadable(file, failure);
        }
    }

    @Override
    public End end() {
        // A row whose key cannot be read may be any ticket: none is withdrawn before somebody has looked at it.
        return new End(everyKeyRead ? Coverage.EVERYTHING : Coverage.SOME, hash, diagnostics);
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException closing) {
            // The file was only read: nothing is lost.
            LOG.debug("{} could not be closed", file, closing);
        }
    }

    private CsvRow firstRow(String fileName) throws IOException, TrackerRefused {
        Optional<CsvRow> first = rows.next();
        if (first.isPresent() && CsvHeader.isSeparatorLine(first.get().bytes())) {
            first = rows.next();
        }
        CsvRow row = first.orElseThrow(() -> new TrackerRefused(
                "%s is empty; its first row has to name the columns: key, summary, state".formatted(fileName)));
        for (byte b : row.bytes()) {
            if (b == 0) {
                throw new TrackerRefused(
                        "%s is no CSV text in UTF-8; export it again as CSV in UTF-8".formatted(fileName));
            }
        }
        return row;
    }

    private void noteExtraColumns(int line) {
        if (!header.extra().isEmpty()) {
            add(line, "tracker.columns", Level.NOTE, "these columns are not read: %s".formatted(shown(header.extra())));
        }
    }

    /** Jira's export has hundreds. */
    private static String shown(List<String> columns) {
        String first = columns.stream().limit(MOST_COLUMNS).collect(Collectors.joining(", "));
        int more = columns.size() - MOST_COLUMNS;
        return more > 0 ? "%s, and %d more".formatted(first, more) : first;
    }

    private Optional<String> keyOf(CsvRow row) {
        Optional<List<String>> cells = CsvText.cells(CsvText.decode(row.bytes()), header.separator());
        if (cells.isEmpty()) {
            return without(
                    row,
                    "ticket.quotes",
                    "the quotes (\") in this row do not pair up; double each quote inside a cell");
        }
        Column named = header.hasKeysInAddresses() ? Column.URL : Column.KEY;
        if (cells.get().size()
                <= header.positions().getOrDefault(named, List.of(0)).get(0)) {
            return without(
                    row, "ticket.cells", CsvTicketReader.wrongNumber(cells.get().size(), header));
        }
        String key = header.key(cells.get());
        if (key.isEmpty() && header.hasKeysInAddresses()) {
            return withoutAddress(row, header.cell(cells.get(), Column.URL).strip());
        }
        if (key.isEmpty()) {
            return without(row, "ticket.key", "\"key\" is empty; write the ticket's key, or remove the row");
        }
        if (key.indexOf('\uFFFD') >= 0) {
            return without(
                    row,
                    "ticket.key",
                    "\"key\" is not valid UTF-8 (\"%s\"); save the file as UTF-8".formatted(CsvText.shown(key)));
        }
        if (key.length() > LONGEST_KEY) {
            return without(
                    row,
                    "ticket.key",
                    "\"key\" has %d characters (\"%s\"); no ticket's key is longer than %d"
                            .formatted(key.length(), CsvText.shown(key), LONGEST_KEY));
        }
        Integer first = lines.putIfAbsent(key, row.line());
        if (first != null) {
            add(
                    row.line(),
                    "ticket.duplicate",
                    Level.ERROR,
                    "\"%s\" is already in line %d, which counts; remove one of the two rows".formatted(key, first));
            return Optional.empty();
        }
        return Optional.of(key);
    }

    /** A draft in a project of GitHub has no address, and is no ticket yet. */
    private Optional<String> withoutAddress(CsvRow row, String address) {
        if (!address.isEmpty()) {
            return without(
                    row,
                    "ticket.key",
                    "\"%s\" is the address of no ticket, and there is no column \"key\""
                            .formatted(CsvText.shown(address)));
        }
        add(
                row.line(),
                "ticket.draft",
                Level.NOTE,
                "this row has neither a key nor an address, as a draft; it was left out");
        return Optional.empty();
    }

    private Optional<String> without(CsvRow row, String rule, String message) {
        everyKeyRead = false;
        add(row.line(), rule, Level.ERROR, message);
        return Optional.empty();
    }

    private void add(int line, String rule, Level level, String message) {
        if (diagnostics.size() < MOST_DIAGNOSTICS) {
            diagnostics.add(new Diagnostic(place.at(line), rule, level, message));
        }
    }

    private byte[] payload(CsvRow row) {
        ByteArrayOutputStream payload = new ByteArrayOutputStream(firstRow.length + 1 + row.bytes().length);
        payload.writeBytes(firstRow);
        payload.write('\n');
        payload.writeBytes(row.bytes());
        return payload.toByteArray();
    }

    private void refuseIfChanged() throws TrackerUnavailable {
        if (!bytes.hash().equals(hash)) {
            throw new TrackerUnavailable(
                    "%s changed while it was read; start the night again when it is complete".formatted(file));
        }
    }
}
