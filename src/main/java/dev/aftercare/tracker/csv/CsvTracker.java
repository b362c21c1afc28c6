package dev.aftercare.tracker.csv;

import dev.aftercare.tracker.Fetch;
import dev.aftercare.tracker.Since;
import dev.aftercare.tracker.TicketReader;
import dev.aftercare.tracker.Tracker;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerSettings;
import dev.aftercare.tracker.TrackerUnavailable;
import dev.aftercare.tracker.Wanted;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.TreeMap;

/**
 * Tickets in a CSV file. The file lists all tickets: one that is no longer in it is withdrawn. Its bookmark is its hash, so
 * an unchanged file is not read again.
 *
 * <p>Columns, in any order: {@code key}, {@code summary} and {@code state} have to be there; {@code owner}, {@code due},
 * {@code priority}, {@code labels} (separated by semicolons), {@code created}, {@code resolved} and {@code url} may be. The
 * separator is a comma or a semicolon. The text is UTF-8, with or without a byte order mark.
 */
final class CsvTracker implements Tracker {

    /** Raise it when the reader understands a file in another way: every file is then read again. */
    private static final int READER = 1;

    private final TrackerSettings settings;
    private final Path file;
    private final TicketReader reader;

    CsvTracker(TrackerSettings settings, Path file) {
        this.settings = settings;
        this.file = file;
        this.reader = new CsvTicketReader(settings);
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public String fingerprint() {
        return "csv %d %s %s %s"
                .formatted(
                        READER,
                        settings.zone(),
                        new TreeMap<>(settings.states()),
                        new TreeMap<>(settings.priorities()));
    }

    @Override
    public TicketReader reader() {
        return reader;
    }

    @Override
    public String check() throws TrackerUnavailable, TrackerRefused {
        try (Fetch fetch = fetch(Since.ever(), Wanted.nothing())) {
            int tickets = 0;
            while (fetch.next().isPresent()) {
                tickets++;
            }
            return tickets == 1 ? "1 ticket" : tickets + " tickets";
        }
    }

    @Override
    public Fetch fetch(Since since, Wanted wanted) throws TrackerUnavailable, TrackerRefused {
        if (Files.isDirectory(file)) {
            throw new TrackerRefused("%s is a folder; name the CSV file in it".formatted(file));
        }
        try {
            String hash = hash(file);
            if (hash.equals(since.bookmark())) {
                return new UnchangedFile(hash);
            }
            return new CsvFetch(settings.name(), file, Hashed.open(file), hash);
        } catch (NoSuchFileException missing) {
            throw new TrackerRefused(
                    "%s does not exist; write the file or correct its path in the configuration".formatted(file));
        } catch (IOException failure) {
            throw unreadable(file, failure);
        }
    }

    static TrackerUnavailable unreadable(Path file, IOException failure) {
        return new TrackerUnavailable(
                "%s cannot be read (%s); check that the file and its disk are there and that we may read it"
                        .formatted(file, failure.getClass().getSimpleName()),
                failure);
    }

    private static String hash(Path file) throws IOException {
        try (Hashed hashed = Hashed.open(file)) {
            hashed.transferTo(OutputStream.nullOutputStream());
            return hashed.hash();
        }
    }
}
