package dev.aftercare.fixcheck;

import dev.aftercare.ticket.TicketKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

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
            INSERT INTO fix_check AS f (countermeasure_id, result, evidence, ticket, happened_on, observed, since, facts)
            SELECT * FROM unnest(
                cast(? AS text[]), cast(? AS text[]), cast(? AS text[]), cast(? AS text[]), cast(? AS date[]),
                cast(? AS boolean[]), cast(? AS date[]), cast(? AS text[]))
            ON CONFLICT (countermeasure_id) DO UPDATE
            SET (result, evidence, ticket, happened_on, observed, facts, since)
                = (excluded.result, excluded.evidence, excluded.ticket, excluded.happened_on, excluded.observed,
                    excluded.facts, CASE WHEN f.result = excluded.result THEN f.since ELSE excluded.since END)
            WHERE (f.result, f.evidence, f.ticket, f.happened_on, f.observed, f.facts) IS DISTINCT FROM
                (excluded.result, excluded.evidence, excluded.ticket, excluded.happened_on, excluded.observed,
                    excluded.facts)
            """;

    private static final String ALL = """
            SELECT countermeasure_id, result, evidence, ticket, happened_on, observed, since, facts
            FROM fix_check
            ORDER BY countermeasure_id
            """;

    private static final String FORGET_HISTORY = """
            DELETE FROM fix_history
            WHERE run_date = :runDate
            AND (countermeasure_id, result) NOT IN (
                SELECT * FROM unnest(cast(:ids AS text[]), cast(:results AS text[])))
            """;

    private static final String REMEMBER = """
            INSERT INTO fix_history (countermeasure_id, run_date, result, reason)
            SELECT fresh.id, :runDate, fresh.result, fresh.reason
            FROM unnest(cast(:ids AS text[]), cast(:results AS text[]), cast(:reasons AS text[])) AS fresh (id, result, reason)
            LEFT JOIN LATERAL (
                SELECT h.result FROM fix_history h
                WHERE h.countermeasure_id = fresh.id AND h.run_date <= :runDate
                ORDER BY h.run_date DESC LIMIT 1) AS before ON true
            WHERE before.result IS DISTINCT FROM fresh.result
            ON CONFLICT (countermeasure_id, run_date) DO UPDATE SET (result, reason) = (excluded.result, excluded.reason)
            """;

    private static final String HISTORY = """
            SELECT countermeasure_id, run_date, result, reason
            FROM fix_history
            WHERE run_date BETWEEN :from AND :to
            ORDER BY run_date, countermeasure_id
            """;

    private static final String HISTORY_OF = """
            SELECT countermeasure_id, run_date, result, reason
            FROM fix_history
            WHERE countermeasure_id = :id
            ORDER BY run_date
            """;

    private static final String REPEATED = """
            SELECT one, other, score, words
            FROM likeness
            WHERE kind = 'COUNTERMEASURE'
            ORDER BY score DESC, one, other
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final JdbcRecurrences recurrences;

    JdbcFixChecks(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.recurrences = new JdbcRecurrences(jdbc);
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
                        .param(column(checks, check -> JSON.writeValueAsString(check.facts())))
                        .update();
    }

    /** Remembers which results are other ones than before. The caller holds the transaction. */
    void remember(List<FixCheck> checks, LocalDate runDate) {
        String[] ids = checks.stream().map(FixCheck::countermeasureId).toArray(String[]::new);
        String[] results = checks.stream().map(check -> check.result().name()).toArray(String[]::new);
        jdbc.sql(FORGET_HISTORY)
                .param("runDate", runDate)
                .param("ids", ids)
                .param("results", results)
                .update();
        jdbc.sql(REMEMBER)
                .param("runDate", runDate)
                .param("ids", ids)
                .param("results", results)
                .param("reasons", checks.stream().map(FixCheck::reason).toArray(String[]::new))
                .update();
    }

    @Override
    public List<FixChange> changes(LocalDate from, LocalDate to) {
        return jdbc.sql(HISTORY)
                .param("from", from)
                .param("to", to)
                .query(JdbcFixChecks::change)
                .list();
    }

    /** Every change of one result, in time. */
    List<FixChange> history(String countermeasureId) {
        return jdbc.sql(HISTORY_OF)
                .param("id", countermeasureId)
                .query(JdbcFixChecks::change)
                .list();
    }

    private static FixChange change(ResultSet row, int number) throws SQLException {
        return new FixChange(
                row.getString("countermeasure_id"),
                row.getObject("run_date", LocalDate.class),
                FixResult.valueOf(row.getString("result")),
                row.getString("reason"));
    }

    @Override
    public Map<String, String> families() {
        return recurrences.families();
    }

    @Override
    public List<Recurrence> recurrences() {
        return recurrences.all();
    }

    @Override
    public List<RepeatedAction> repeated() {
        return jdbc.sql(REPEATED)
                .query((row, number) -> new RepeatedAction(
                        row.getString("one"),
                        row.getString("other"),
                        row.getDouble("score"),
                        List.of(row.getString("words").split(" ", -1))))
                .list();
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
                row.getObject("since", LocalDate.class),
                List.of(JSON.readValue(row.getString("facts"), FixEvidence[].class)));
    }

    /** One column of all rows as text, which PostgreSQL casts: one statement for any number of rows. */
    private static @Nullable String[] column(List<FixCheck> checks, Function<FixCheck, @Nullable Object> value) {
        return checks.stream()
                .map(value)
                .map(cell -> cell == null ? null : cell.toString())
                .toArray(String[]::new);
    }
}
