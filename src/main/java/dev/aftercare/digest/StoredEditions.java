package dev.aftercare.digest;

import java.time.YearMonth;
import java.util.Optional;

/** The editions that were made, with their records and files. */
interface StoredEditions {

    /** The record of an edition. */
    Optional<Digest> find(YearMonth month, int edition);

    /** The record of the newest issued edition of a month. */
    Optional<Digest> newestIssued(YearMonth month);

    /** Keeps the record of an edition, in place of an earlier one; an issued edition stays as it is. */
    void save(Digest digest);

    /** Keeps the files of an edition whose record is kept. */
    void saveFiles(YearMonth month, int edition, EditionFiles files);

    /** The files of an edition; empty before they were made. */
    Optional<EditionFiles> files(YearMonth month, int edition);

    /** Marks an edition as issued: from now on its record stands. */
    void markIssued(YearMonth month, int edition);
}
