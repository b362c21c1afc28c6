package dev.aftercare.overdue;

import dev.aftercare.link.Commitment;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Remembers due days in the table {@code due_move}. */
@Repository
class JdbcDueMoves implements DueMoves {

    // a night that runs again may find another day: its own row is replaced, or goes where it says what was known
    // before
    private static final String REMEMBER = """
            WITH wanted AS (
                SELECT * FROM unnest(cast(:ids AS text[]), cast(:dues AS date[])) AS w (countermeasure_id, due)
            ), before AS (
                SELECT DISTINCT ON (countermeasure_id) countermeasure_id, due
                FROM due_move
                WHERE noticed_on < :runDate
                ORDER BY countermeasure_id, noticed_on DESC
            ), moved AS (
                SELECT w.countermeasure_id, w.due
                FROM wanted w LEFT JOIN before b USING (countermeasure_id)
                WHERE w.due IS DISTINCT FROM b.due
            ), gone AS (
                DELETE FROM due_move m
                WHERE m.noticed_on = :runDate
                  AND EXISTS (SELECT FROM wanted w WHERE w.countermeasure_id = m.countermeasure_id)
                  AND NOT EXISTS (SELECT FROM moved v WHERE v.countermeasure_id = m.countermeasure_id)
            )
            INSERT INTO due_move AS m (countermeasure_id, noticed_on, due)
            SELECT countermeasure_id, :runDate, due FROM moved
            ON CONFLICT (countermeasure_id, noticed_on) DO UPDATE SET due = excluded.due WHERE m.due <> excluded.due
            """;

    private static final String ALL = """
            SELECT countermeasure_id, count(*) - 1 AS times, max(noticed_on) AS last
            FROM due_move
            GROUP BY countermeasure_id
            HAVING count(*) > 1
            """;

    private final JdbcClient jdbc;

    JdbcDueMoves(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Remembers the due days of a run date. The caller holds the transaction. */
    public void remember(LocalDate runDate, List<Commitment> commitments) {
        List<Commitment> due = commitments.stream()
                .filter(each -> each.due() != null && each.isOpen())
                .toList();
        jdbc.sql(REMEMBER)
                .param("runDate", runDate)
                .param(
                        "ids",
                        due.stream().map(each -> each.countermeasure().id()).toArray(String[]::new))
                .param(
                        "dues",
                        due.stream()
                                .map(each -> Objects.requireNonNull(each.due()).toString())
                                .toArray(String[]::new))
                .update();
    }

    @Override
    public Map<String, Moves> all() {
        Map<String, Moves> moves = new HashMap<>();
        jdbc.sql(ALL)
                .query((row, number) -> moves.put(
                        row.getString("countermeasure_id"),
                        new Moves(row.getInt("times"), row.getObject("last", LocalDate.class))))
                .list();
        return moves;
    }
}
