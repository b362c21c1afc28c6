package dev.aftercare.digest;

import java.time.YearMonth;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Keeps editions in the table {@code digest_edition}. */
@Repository
class JdbcStoredEditions implements StoredEditions {

    private static final String FIND = """
            SELECT record FROM digest_edition WHERE month = ? AND edition = ?
            """;

    private static final String NEWEST_ISSUED = """
            SELECT record FROM digest_edition WHERE month = ? AND issued ORDER BY edition DESC LIMIT 1
            """;

    private static final String SAVE = """
            INSERT INTO digest_edition (month, edition, run_date, record)
            VALUES (?, ?, ?, cast(? AS json))
            ON CONFLICT (month, edition) DO UPDATE
            SET run_date = excluded.run_date, record = excluded.record
            WHERE NOT digest_edition.issued
            """;

    private static final String SAVE_FILES = """
            UPDATE digest_edition
            SET html = ?, pdf = ?, newsletter = ?, reading_club = ?
            WHERE month = ? AND edition = ?
            """;

    private static final String FILES = """
            SELECT html, pdf, newsletter, reading_club
            FROM digest_edition
            WHERE month = ? AND edition = ? AND pdf IS NOT NULL
            """;

    private static final String MARK_ISSUED = """
            UPDATE digest_edition SET issued = true WHERE month = ? AND edition = ? AND NOT issued
            """;

    // The operator's settings for JSON must not change how an old edition is read.
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    JdbcStoredEditions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Digest> find(YearMonth month, int edition) {
        return jdbc.sql(FIND)
                .params(month.toString(), edition)
                .query(String.class)
                .optional()
                .map(JdbcStoredEditions::read);
    }

    @Override
    public Optional<Digest> newestIssued(YearMonth month) {
        return jdbc.sql(NEWEST_ISSUED)
                .params(month.toString())
                .query(String.class)
                .optional()
                .map(JdbcStoredEditions::read);
    }

    @Override
    public void save(Digest digest) {
        jdbc.sql(SAVE)
                .params(digest.month().toString(), digest.edition(), digest.runDate(), JSON.writeValueAsString(digest))
                .update();
    }

    @Override
    public void saveFiles(YearMonth month, int edition, EditionFiles files) {
        jdbc.sql(SAVE_FILES)
                .params(files.html(), files.pdf(), files.newsletter(), files.readingClub(), month.toString(), edition)
                .update();
    }

    @Override
    public Optional<EditionFiles> files(YearMonth month, int edition) {
        return jdbc.sql(FILES)
                .params(month.toString(), edition)
                .query((row, number) -> new EditionFiles(
                        row.getBytes("html"),
                        row.getBytes("pdf"),
                        row.getString("newsletter"),
                        row.getString("reading_club")))
                .optional();
    }

    @Override
    public void markIssued(YearMonth month, int edition) {
        jdbc.sql(MARK_ISSUED).params(month.toString(), edition).update();
    }

    private static Digest read(String json) {
        return JSON.readValue(json, Digest.class);
    }
}
