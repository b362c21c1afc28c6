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
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Tickets in a CSV file, or in all that lie in a folder, where the newest row of each ticket counts. The files list all tickets: one
 * that is no longer in any is withdrawn. The bookmark is their hash, so what did not change is not read again.
 *
 * <p>Columns, in any order: {@code key}, {@code summary} and {@code state} have to be there; {@code owner}, {@code due},
 * {@code priority}, {@code labels} (separated by semicolons), {@code created}, {@code resolved}, {@code resolution} and {@code url} may
 * be; {@link Column} knows how the exports of trackers name them. The separator is a comma, a semicolon or a tab. The text is UTF-8, with or without a byte order mark.
 */
final class CsvTracker implements Tracker {

    /** Raise it when the reader understands a file in another way: every file is then read again. */
    private static final int READER = 2;

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
        Path reading = file;
        try {
            List<Path> files = Files.isDirectory(file) ? CsvFolder.newestFirst(file) : List.of(file);
            List<String> hashes = new ArrayList<>();
            for (Path each : files) {
                reading = each;
                hashes.add(hash(each));
            }
            String bookmark = files.size() == 1 ? hashes.get(0) : CsvFolder.bookmark(files, hashes);
            if (bookmark.equals(since.bookmark())) {
                return new UnchangedFile(bookmark);
            }
            reading = files.get(0);
            return files.size() == 1
                    ? new CsvFetch(settings.name(), reading, Hashed.open(reading), bookmark)
                    : new FolderFetch(settings.name(), files, hashes, bookmark);
        } catch (NoSuchFileException missing) {
            throw new TrackerRefused(
                    "%s does not exist; write the file or correct its path in the configuration".formatted(reading));
        } catch (IOException failure) {
            throw unreadable(reading, failure);
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
