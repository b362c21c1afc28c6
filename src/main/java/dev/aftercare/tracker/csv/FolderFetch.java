package dev.aftercare.tracker.csv;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.tracker.Fetch;
import dev.aftercare.tracker.RawTicket;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerUnavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of several CSV files, the newest file first: a ticket that a newer one has is passed over in the others. */
final class FolderFetch implements Fetch {

    private final String tracker;
    private final List<Path> files;
    private final List<String> hashes;
    private final String bookmark;
    private final Set<String> keys = new HashSet<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private boolean everything = true;
    private int begun;
    private @Nullable CsvFetch current;

    /**
     * Begins with the first.
     *
     * @param hashes what each file's hash is expected to be at its end
     */
    FolderFetch(String tracker, List<Path> files, List<String> hashes, String bookmark) {
        this.tracker = tracker;
        this.files = List.copyOf(files);
        this.hashes = List.copyOf(hashes);
        this.bookmark = bookmark;
    }

    @Override
    public Optional<RawTicket> next() throws TrackerUnavailable, TrackerRefused {
        while (current != null || begun < files.size()) {
            if (current == null) {
                current = open(begun++);
            }
            Optional<RawTicket> row = current.next();
            if (row.isEmpty()) {
                endOfFile(current);
            } else if (keys.add(row.get().key())) {
                return row;
            }
        }
        return Optional.empty();
    }

    private CsvFetch open(int index) throws TrackerUnavailable, TrackerRefused {
        Path file = files.get(index);
        try {
            return new CsvFetch(tracker, file, Hashed.open(file), hashes.get(index));
        } catch (IOException failure) {
            throw CsvTracker.unreadable(file, failure);
        }
    }

    private void endOfFile(CsvFetch file) {
        End end = file.end();
        everything &= end.coverage() == Coverage.EVERYTHING;
        diagnostics.addAll(end.diagnostics());
        close();
    }

    @Override
    public End end() {
        return new End(everything ? Coverage.EVERYTHING : Coverage.SOME, bookmark, diagnostics);
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
