package dev.aftercare.postmortem;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what is remembered about each source and tracker in the table {@code source_state}. */
@Repository
class JdbcSourceStates implements SourceStates {

    private static final String FIND = """
            SELECT name, bookmark, fingerprint, last_success, last_attempt, failure FROM source_state WHERE name = :name
            """;

    private static final String ALL = """
            SELECT name, bookmark, fingerprint, last_success, last_attempt, failure FROM source_state ORDER BY name
            """;

    private static final String SUCCEEDED = """
            INSERT INTO source_state (name, bookmark, fingerprint, last_success, last_attempt, failure)
            VALUES (:name, :bookmark, :fingerprint, :began, :began, NULL)
            ON CONFLICT (name) DO UPDATE SET bookmark = excluded.bookmark, fingerprint = excluded.fingerprint,
                last_success = excluded.last_success, last_attempt = excluded.last_attempt, failure = NULL
            """;

    private static final String FAILED = """
            INSERT INTO source_state (name, fingerprint, last_attempt, failure) VALUES (:name, '', :began, :failure)
            ON CONFLICT (name) DO UPDATE SET last_attempt = excluded.last_attempt, failure = excluded.failure
            """;

    private static final String FORGET = """
            DELETE FROM source_state WHERE name = :name
            """;

    private final JdbcClient database;

    JdbcSourceStates(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Optional<SourceState> find(String name) {
        return database.sql(FIND)
                .param("name", name)
                .query(JdbcSourceStates::state)
                .optional();
    }

    @Override
    public List<SourceState> all() {
        return database.sql(ALL).query(JdbcSourceStates::state).list();
    }

    @Override
    public void succeeded(String name, @Nullable String bookmark, String fingerprint, Instant began) {
        database.sql(SUCCEEDED)
                .param("name", name)
                .param("bookmark", bookmark)
                .param("fingerprint", fingerprint)
                .param("began", began.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public void failed(String name, String failure, Instant began) {
        database.sql(FAILED)
                .param("name", name)
                .param("failure", failure)
                .param("began", began.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public void forget(String name) {
        database.sql(FORGET).param("name", name).update();
    }

    private static SourceState state(ResultSet row, int number) throws SQLException {
        OffsetDateTime lastSuccess = row.getObject("last_success", OffsetDateTime.class);
        return new SourceState(
                row.getString("name"),
                row.getString("bookmark"),
                row.getString("fingerprint"),
                lastSuccess == null ? null : lastSuccess.toInstant(),
                row.getObject("last_attempt", OffsetDateTime.class).toInstant(),
                row.getString("failure"));
    }
}
