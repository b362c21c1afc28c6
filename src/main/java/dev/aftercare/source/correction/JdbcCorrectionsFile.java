package dev.aftercare.source.correction;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the last corrections file without a mistake. */
@Repository
class JdbcCorrectionsFile {

    private static final String FIND = "SELECT content FROM corrections_file";

    private static final String KEEP = """
            INSERT INTO corrections_file AS known (content) VALUES (:content)
            ON CONFLICT (only_one) DO UPDATE SET content = excluded.content WHERE known.content <> excluded.content
            """;

    private static final String FORGET = "DELETE FROM corrections_file";

    private final JdbcClient database;

    JdbcCorrectionsFile(JdbcClient database) {
        this.database = database;
    }

    Optional<byte[]> find() {
        return database.sql(FIND).query(byte[].class).optional();
    }

    void keep(byte[] content) {
        database.sql(KEEP).param("content", content).update();
    }

    void forget() {
        database.sql(FORGET).update();
    }
}
