package dev.aftercare.fixcheck;

import dev.aftercare.ticket.TicketKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the fix checks in PostgreSQL. */
@Repository
class JdbcFixChecks implements FixChecks {

    private static final String DELETE_GONE = """
            DELETE FROM fix_check gone
            WHERE NOT EXISTS (
                SELECT FROM unnest(cast(? AS text[])) AS wanted (id)
                WHERE wanted.id = gone.countermeasure_id)
            """;

    private static final String SAVE = """
            INSERT INTO fix_check AS f (countermeasure_id, result, evidence, ticket, happened_on, observed, since)
            SELECT * FROM unnest(
                cast(? AS text[]), cast(? AS text[]), cast(? AS text[]), cast(? AS text[]), cast(? AS date[]),
                cast(? AS boolean[]), cast(? AS date[]))
            ON CONFLICT (countermeasure_id) DO UPDATE
            SET (result, evidence, ticket, happened_on, observed, since)
                = (excluded.result, excluded.evidence, excluded.ticket, excluded.happened_on, excluded.observed,
                    CASE WHEN f.result = excluded.result THEN f.since ELSE excluded.since END)
            WHERE (f.result, f.evidence, f.ticket, f.happened_on, f.observed) IS DISTINCT FROM
                (excluded.result, excluded.evidence, excluded.ticket, excluded.happened_on, excluded.observed)
            """;

    private static final String ALL = """
            SELECT countermeasure_id, result, evidence, ticket, happened_on, observed, since
            FROM fix_check
            ORDER BY countermeasure_id
            """;

    private final JdbcClient jdbc;

    JdbcFixChecks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Replaces what is kept. Where a result is the same as before, the run date that first gave it stays; rows that did not
     * change stay untouched. The caller holds the transaction.
     *
     * @return how many rows were deleted or written
     */
    int replaceAll(List<FixCheck> checks) {
        String[] ids = column(checks, FixCheck::countermeasureId);
        int deleted = jdbc.sql(DELETE_GONE).param(ids).update();
        return deleted
                + jdbc.sql(SAVE)
                        .param(ids)
                        .param(column(checks, FixCheck::result))
                        .param(column(checks, FixCheck::evidence))
                        .param(column(checks, FixCheck::ticket))
                        .param(column(checks, FixCheck::when))
                        .param(column(checks, FixCheck::observed))
                        .param(column(checks, FixCheck::since))
                        .update();
    }

    @Override
    public List<FixCheck> all() {
        return jdbc.sql(ALL).query(JdbcFixChecks::fixCheck).list();
    }

    private static FixCheck fixCheck(ResultSet row, int number) throws SQLException {
        String ticket = row.getString("ticket");
        return new FixCheck(
                row.getString("countermeasure_id"),
                FixResult.valueOf(row.getString("result")),
                FixCheck.Evidence.valueOf(row.getString("evidence")),
                ticket == null ? null : new TicketKey(ticket),
                row.getObject("happened_on", LocalDate.class),
                row.getBoolean("observed"),
                row.getObject("since", LocalDate.class));
    }

    /** One column of all rows as text, which PostgreSQL casts: one statement for any number of rows. */
    private static @Nullable String[] column(List<FixCheck> checks, Function<FixCheck, @Nullable Object> value) {
        return checks.stream()
                .map(value)
                .map(cell -> cell == null ? null : cell.toString())
                .toArray(String[]::new);
    }
}
