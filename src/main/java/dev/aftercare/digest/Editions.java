package dev.aftercare.digest;

import dev.aftercare.postmortem.RunDate;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** The digest outside its job: a look before it is issued, and its files once more after. */
public interface Editions {

    /**
     * Writes what the digest of a month would be if it were made now, beside the issued editions, with {@code preview-}
     * before the files' names. Nothing is kept in the database, nothing is queued.
     */
    Written preview(YearMonth month, RunDate runDate);

    /**
     * What has to happen before a month's digest goes to its readers.
     *
     * @param now the time that it would go at
     */
    Standing standing(YearMonth month, Instant now);

    /** The names of the sources and trackers whose data is old. */
    List<String> stale();

    /** Up to how many days it waits for them. */
    int waitDays();

    /** Holds a month back until it is let go. */
    void hold(YearMonth month, Instant since);

    /** Lets a month that was held back go. Returns whether it was. */
    boolean letGo(YearMonth month);

    /** The number of the newest edition of a month that was issued; 0 where none was. */
    int newestIssued(YearMonth month);

    /**
     * What a corrected edition would say otherwise than the newest issued one, over all readers; 0 where there is nothing
     * to correct.
     */
    int corrections(YearMonth month, RunDate runDate);

    /** Writes the files of the newest issued edition of a month again, from its record; empty where none was issued. */
    Optional<Written> writeAgain(YearMonth month);

    /**
     * What happens next to a month's digest.
     *
     * @param next what it is
     * @param said a sentence for a person; empty where it goes
     */
    record Standing(Next next, String said) {}

    /** What may happen next. */
    enum Next {
        /** It goes to its readers. */
        ISSUE,
        /** Its draft goes to the editor. */
        DRAFT,
        /** Nothing, until time has passed or somebody lets it go. */
        WAIT
    }

    /**
     * What was written.
     *
     * @param files the files that were written
     * @param notes what a person may want to know about them, a sentence each
     * @param troubles what could not be written and why, a sentence each
     */
    record Written(List<Path> files, List<String> notes, List<String> troubles) {

        public Written {
            files = List.copyOf(files);
            notes = List.copyOf(notes);
            troubles = List.copyOf(troubles);
        }

        /** Several writings as one. */
        static Written together(List<Written> parts) {
            return new Written(
                    parts.stream().flatMap(part -> part.files().stream()).toList(),
                    parts.stream()
                            .flatMap(part -> part.notes().stream())
                            .distinct()
                            .toList(),
                    parts.stream().flatMap(part -> part.troubles().stream()).toList());
        }
    }
}
