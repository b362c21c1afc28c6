package dev.aftercare.digest;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;

/** The editions that were made, with their records and files. Readers are known by their group's name; "" is everybody. */
interface StoredEditions {

    /** The record of an edition. */
    Optional<Digest> find(YearMonth month, int edition, String readers);

    /** The record of the newest issued edition of a month. */
    Optional<Digest> newestIssued(YearMonth month, String readers);

    /** Keeps the record of an edition, in place of an earlier one; an issued edition stays as it is. */
    void save(Digest digest);

    /** Keeps the files of an edition whose record is kept. */
    void saveFiles(YearMonth month, int edition, String readers, EditionFiles files);

    /** The files of an edition; empty before they were made. */
    Optional<EditionFiles> files(YearMonth month, int edition, String readers);

    /** Marks the editions of all readers as issued: from now on their records stand. */
    void markIssued(YearMonth month, int edition);

    /** When the draft of a month went to its editor; empty where it did not. */
    Optional<Instant> draftSent(YearMonth month);

    /** Remembers when the draft of a month went to its editor. */
    void markDraftSent(YearMonth month, Instant at);

    /** Since when a month is held back; empty where it is not. */
    Optional<Instant> heldSince(YearMonth month);

    /** Holds a month back, or, where the instant is missing, lets it go. A month that is held back stays so since then. */
    void hold(YearMonth month, Optional<Instant> since);
}
