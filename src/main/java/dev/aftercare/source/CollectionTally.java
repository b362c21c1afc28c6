package dev.aftercare.source;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.source.CollectionItem.Failed;
import dev.aftercare.source.CollectionItem.Finished;
import dev.aftercare.source.CollectionItem.Read;
import dev.aftercare.source.CollectionItem.Removed;
import dev.aftercare.source.CollectionItem.Unread;
import dev.aftercare.source.CollectionItem.Vanished;
import dev.aftercare.source.correction.CorrectionRound;
import java.util.ArrayList;
import java.util.List;

/** Counts what was collected, and says it in words. */
final class CollectionTally {

    private int sources;

    private int files;

    private int read;

    private int unread;

    private int withdrawn;

    private final List<String> removed = new ArrayList<>();

    private final List<String> failures = new ArrayList<>();

    private final List<String> corrected = new ArrayList<>();

    void count(CollectionItem item) {
        if (item instanceof Read) {
            read++;
        } else if (item instanceof Unread one) {
            unread += one.diagnostics().stream().anyMatch(said -> said.level() == Diagnostic.Level.ERROR) ? 1 : 0;
        } else if (item instanceof Vanished vanished) {
            withdrawn += vanished.paths().size();
        } else if (item instanceof Finished finished) {
            sources++;
            files += finished.present().size();
        } else if (item instanceof Failed failed) {
            failures.add("The source \"%s\" could not be read: %s".formatted(failed.source(), failed.failure()));
        } else if (item instanceof Removed gone) {
            removed.add(gone.source());
        }
    }

    /** Adds what the corrections did. */
    void addCorrections(CorrectionRound corrections) {
        corrected.add(corrections.said());
        failures.addAll(corrections.trouble().lines().toList());
    }

    /** What was done, in one sentence. */
    String said() {
        List<String> parts = new ArrayList<>();
        parts.add("%s in %s".formatted(count(files, "file"), count(sources, "source")));
        parts.add(read + " new or changed");
        if (withdrawn > 0) {
            parts.add(withdrawn + " vanished");
        }
        if (unread > 0) {
            parts.add(unread + " could not be read");
        }
        removed.forEach(name -> parts.add("the source \"%s\" is no longer configured".formatted(name)));
        corrected.stream().filter(said -> !said.isEmpty()).forEach(parts::add);
        return String.join(", ", parts);
    }

    /** What went wrong, one sentence a line. */
    String trouble() {
        return String.join("\n", failures);
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
