package dev.aftercare.tracker;

import dev.aftercare.postmortem.RunDate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts what a round did, and says it to a person. */
final class Tally {

    private final RunDate runDate;
    private final List<String> unchanged = new ArrayList<>();
    private final List<String> readBefore = new ArrayList<>();
    private final List<String> trouble = new ArrayList<>();
    private int read;
    private int changed;
    private int withdrawn;
    private int leftOut;

    Tally(RunDate runDate) {
        this.runDate = runDate;
    }

    /** The instant that the round stands for. */
    Instant seenAt() {
        return runDate.asOf();
    }

    void read(int tickets, int ofThemChanged) {
        read += tickets;
        changed += ofThemChanged;
    }

    /** How many tickets were read so far. */
    int read() {
        return read;
    }

    void withdrew(int tickets) {
        withdrawn += tickets;
    }

    void leftOut(int tickets) {
        leftOut += tickets;
    }

    void readBefore(String tracker) {
        readBefore.add(tracker);
    }

    void nothingNew(String tracker) {
        unchanged.add(tracker);
    }

    void failed(String tracker, String reason, Optional<Instant> lastSuccess) {
        String rest = lastSuccess
                .map(instant -> "Its tickets are those of "
                        + instant.atZone(runDate.zone()).toLocalDate() + ".")
                .orElse("It was never read before.");
        trouble.add("Tracker \"%s\" could not be read: %s. %s".formatted(tracker, reason, rest));
    }

    /** One sentence: what was read and what came of it. */
    String said() {
        String counts = "tickets read: %d, changed: %d, withdrawn: %d, left out: %d"
                .formatted(read, changed, withdrawn, leftOut);
        String news = unchanged.isEmpty() ? "" : "; nothing new from " + String.join(", ", unchanged);
        String before = readBefore.isEmpty() ? "" : "; read before in this night: " + String.join(", ", readBefore);
        return counts + news + before;
    }

    /** What went wrong, one sentence a line; empty where nothing did. */
    String trouble() {
        return String.join("\n", trouble);
    }
}
