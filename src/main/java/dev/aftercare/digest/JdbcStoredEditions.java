package dev.aftercare.digest;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Keeps editions in the table {@code digest_edition}. */
@Repository
class JdbcStoredEditions implements StoredEditions {

    private static final String FIND = """
            SELECT record FROM digest_edition WHERE month = ? AND edition = ? AND readers = ?
            """;

    private static final String NEWEST_ISSUED = """
            SELECT record FROM digest_edition WHERE month = ? AND issued AND readers = ?
            ORDER BY edition DESC LIMIT 1
            """;

    private static final String SAVE = """
            INSERT INTO digest_edition (month, edition, readers, run_date, record)
            VALUES (?, ?, ?, ?, cast(? AS json))
            ON CONFLICT (month, edition, readers) DO UPDATE
            SET run_date = excluded.run_date, record = excluded.record
            WHERE NOT digest_edition.issued
            """;

    private static final String SAVE_FILES = """
            UPDATE digest_edition
            SET html = ?, pdf = ?, lists = ?
            WHERE month = ? AND edition = ? AND readers = ?
            """;

    private static final String FILES = """
            SELECT html, pdf, lists
            FROM digest_edition
            WHERE month = ? AND edition = ? AND readers = ? AND pdf IS NOT NULL
            """;

    private static final String MARK_ISSUED = """
            UPDATE digest_edition SET issued = true WHERE month = ? AND edition = ? AND NOT issued
            """;

    private static final String DRAFT_SENT = """
            SELECT sent_at FROM digest_draft WHERE month = ? AND sent_at IS NOT NULL
            """;

    private static final String MARK_DRAFT_SENT = """
            INSERT INTO digest_draft (month, sent_at) VALUES (?, ?)
            ON CONFLICT (month) DO UPDATE SET sent_at = coalesce(digest_draft.sent_at, excluded.sent_at)
            """;

    private static final String HELD_SINCE = """
            SELECT held_at FROM digest_draft WHERE month = ? AND held_at IS NOT NULL
            """;

    private static final String HOLD = """
            INSERT INTO digest_draft (month, held_at) VALUES (?, ?)
            ON CONFLICT (month) DO UPDATE SET held_at = coalesce(digest_draft.held_at, excluded.held_at)
            """;

    private static final String LET_GO = """
            UPDATE digest_draft SET held_at = NULL WHERE month = ?
            """;

    // The operator's settings for JSON must not change how an old edition is read.
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    JdbcStoredEditions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Digest> find(YearMonth month, int edition, String readers) {
        return jdbc.sql(FIND)
                .params(month.toString(), edition, readers)
                .query(String.class)
                .optional()
                .map(JdbcStoredEditions::read);
    }

    @Override
    public Optional<Digest> newestIssued(YearMonth month, String readers) {
        return jdbc.sql(NEWEST_ISSUED)
                .params(month.toString(), readers)
                .query(String.class)
                .optional()
                .map(JdbcStoredEditions::read);
    }

    @Override
    public void save(Digest digest) {
        jdbc.sql(SAVE)
                .params(
                        digest.month().toString(),
                        digest.edition(),
                        java.util.Objects.requireNonNullElse(digest.group(), ""),
                        digest.runDate(),
                        JSON.writeValueAsString(digest))
                .update();
    }

    @Override
    public void saveFiles(YearMonth month, int edition, String readers, EditionFiles files) {
        jdbc.sql(SAVE_FILES)
                .params(files.html(), files.pdf(), files.table(), month.toString(), edition, readers)
                .update();
    }

    @Override
    public Optional<EditionFiles> files(YearMonth month, int edition, String readers) {
        return jdbc.sql(FILES)
                .params(month.toString(), edition, readers)
                .query((row, number) -> new EditionFiles(
                        row.getBytes("html"),
                        row.getBytes("pdf"),
                        // an edition of an earlier version has none
                        java.util.Objects.requireNonNullElse(row.getBytes("lists"), new byte[0])))
                .optional();
    }

    @Override
    public void markIssued(YearMonth month, int edition) {
        jdbc.sql(MARK_ISSUED).params(month.toString(), edition).update();
    }

    @Override
    public Optional<Instant> draftSent(YearMonth month) {
        return instant(DRAFT_SENT, month);
    }

    @Override
    public void markDraftSent(YearMonth month, Instant at) {
        jdbc.sql(MARK_DRAFT_SENT).params(month.toString(), Timestamp.from(at)).update();
    }

    @Override
    public Optional<Instant> heldSince(YearMonth month) {
        return instant(HELD_SINCE, month);
    }

    @Override
    public void hold(YearMonth month, Optional<Instant> since) {
        if (since.isPresent()) {
            jdbc.sql(HOLD).params(month.toString(), Timestamp.from(since.get())).update();
        } else {
            jdbc.sql(LET_GO).params(month.toString()).update();
        }
    }

    private Optional<Instant> instant(String query, YearMonth month) {
        return jdbc.sql(query)
                .params(month.toString())
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    private static Digest read(String json) {
        return JSON.readValue(json, Digest.class);
    }
}
