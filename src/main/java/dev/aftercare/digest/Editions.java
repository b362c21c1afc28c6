package dev.aftercare.digest;

import dev.aftercare.postmortem.RunDate;
import java.nio.file.Path;
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

    /** Writes the files of the newest issued edition of a month again, from its record; empty where none was issued. */
    Optional<Written> writeAgain(YearMonth month);

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
    }
}
