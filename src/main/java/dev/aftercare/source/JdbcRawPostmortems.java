package dev.aftercare.source;

import dev.aftercare.source.KnownDocuments.KnownDocument;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the files as they were last read, in the table {@code raw_postmortem}. */
@Repository
class JdbcRawPostmortems {

    private static final String KNOWN = """
            SELECT path, content_id, fingerprint = :fingerprint AS current FROM raw_postmortem
            WHERE source = :source AND NOT withdrawn
            """;

    private static final String SAVE = """
            INSERT INTO raw_postmortem AS known (source, path, content_id, content, fingerprint, corrections)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (source, path) DO UPDATE SET content_id = excluded.content_id, content = excluded.content,
                fingerprint = excluded.fingerprint, corrections = excluded.corrections, withdrawn = false
            WHERE known IS DISTINCT FROM excluded
            """;

    private static final String MAKE_ROOM = """
            DELETE FROM raw_postmortem WHERE source = :source AND path = :newPath AND withdrawn
            """;

    private static final String RENAME = """
            UPDATE raw_postmortem SET path = :newPath WHERE source = :source AND path = :oldPath AND NOT withdrawn
            """;

    private static final String WITHDRAW = """
            UPDATE raw_postmortem SET withdrawn = true
            WHERE source = :source AND path IN (SELECT unnest(cast(:paths AS text[]))) AND NOT withdrawn
            """;

    private static final String READ_AGAIN = """
            UPDATE raw_postmortem SET fingerprint = ''
            WHERE source = :source AND path = :path AND NOT withdrawn AND fingerprint <> ''
            """;

    private static final String CORRECTED = """
            SELECT path, corrections FROM raw_postmortem
            WHERE source = :source AND NOT withdrawn
                AND (corrections <> '' OR path IN (SELECT unnest(cast(:paths AS text[]))))
            """;

    private static final String CONTENT = """
            SELECT content_id, content FROM raw_postmortem WHERE source = :source AND path = :path AND NOT withdrawn
            """;

    private static final String SOURCES = """
            SELECT DISTINCT source FROM raw_postmortem WHERE NOT withdrawn ORDER BY source
            """;

    private final JdbcClient database;

    private final JdbcTemplate batches;

    JdbcRawPostmortems(JdbcClient database, JdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    /** A file as it was read, and the fingerprints of the reader and the settings that read it, and of its corrections. */
    record RawPostmortem(String source, String path, DocumentContent content, String fingerprint, String corrections) {}

    /** The documents of a source that were read and have not vanished, by path. */
    Map<String, KnownDocument> known(String source, String fingerprint) {
        Map<String, KnownDocument> known = new TreeMap<>();
        database.sql(KNOWN)
                .param("source", source)
                .param("fingerprint", fingerprint)
                .query(row -> {
                    known.put(
                            row.getString("path"),
                            new KnownDocument(row.getString("content_id"), row.getBoolean("current")));
                });
        return known;
    }

    /** The corrections that documents were last read with, by path: of those named, and of all that were read with any. */
    Map<String, String> corrected(String source, Collection<String> named) {
        Map<String, String> corrected = new TreeMap<>();
        database.sql(CORRECTED)
                .param("source", source)
                .param("paths", named.toArray(String[]::new))
                .query(row -> {
                    corrected.put(row.getString("path"), row.getString("corrections"));
                });
        return corrected;
    }

    /** A document as it was last read. */
    Optional<DocumentContent> content(String source, String path) {
        return database.sql(CONTENT)
                .param("source", source)
                .param("path", path)
                .query((row, number) -> new DocumentContent(row.getString("content_id"), row.getBytes("content")))
                .optional();
    }

    /** The sources that have documents which have not vanished. */
    List<String> sources() {
        return database.sql(SOURCES).query(String.class).list();
    }

    void save(List<RawPostmortem> raw) {
        List<Object[]> rows = raw.stream()
                .map(one -> new Object[] {
                    one.source(),
                    one.path(),
                    one.content().id(),
                    one.content().bytes(),
                    one.fingerprint(),
                    one.corrections()
                })
                .toList();
        batches.batchUpdate(SAVE, rows);
    }

    void rename(String source, String oldPath, String newPath) {
        database.sql(MAKE_ROOM)
                .param("source", source)
                .param("newPath", newPath)
                .update();
        database.sql(RENAME)
                .param("source", source)
                .param("oldPath", oldPath)
                .param("newPath", newPath)
                .update();
    }

    void withdraw(String source, Collection<String> paths) {
        database.sql(WITHDRAW)
                .param("source", source)
                .param("paths", paths.toArray(String[]::new))
                .update();
    }

    /** Has a document read again in the next run, even if it is then as it was read last. */
    void readAgain(String source, String path) {
        database.sql(READ_AGAIN).param("source", source).param("path", path).update();
    }
}
