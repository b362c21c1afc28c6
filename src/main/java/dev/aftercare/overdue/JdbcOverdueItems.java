package dev.aftercare.overdue;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what is late in PostgreSQL. */
@Repository
class JdbcOverdueItems implements OverdueItems {

    private static final String DELETE_GONE = """
            DELETE FROM overdue_item gone
            WHERE NOT EXISTS (
                SELECT FROM unnest(cast(? AS text[])) AS wanted (id)
                WHERE wanted.id = gone.countermeasure_id)
            """;

    private static final String SAVE = """
            INSERT INTO overdue_item AS o (countermeasure_id, due, working_days_late, kind)
            SELECT * FROM unnest(cast(? AS text[]), cast(? AS date[]), cast(? AS int[]), cast(? AS text[]))
            ON CONFLICT (countermeasure_id) DO UPDATE
            SET (due, working_days_late, kind) = (excluded.due, excluded.working_days_late, excluded.kind)
            WHERE (o.due, o.working_days_late, o.kind)
                IS DISTINCT FROM (excluded.due, excluded.working_days_late, excluded.kind)
            """;

    private static final String ALL = """
            SELECT countermeasure_id, due, working_days_late
            FROM overdue_item
            WHERE kind = ?
            ORDER BY due, countermeasure_id
            """;

    private final JdbcClient jdbc;

    JdbcOverdueItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Replaces what is kept; rows that did not change stay untouched. The caller holds the transaction.
     *
     * @return how many rows were deleted or written
     */
    int replaceAll(List<OverdueItem> items) {
        String[] ids = items.stream().map(OverdueItem::countermeasureId).toArray(String[]::new);
        int deleted = jdbc.sql(DELETE_GONE).param(ids).update();
        return deleted
                + jdbc.sql(SAVE)
                        .param(ids)
                        .param(items.stream().map(item -> item.due().toString()).toArray(String[]::new))
                        .param(items.stream()
                                .mapToInt(OverdueItem::workingDaysLate)
                                .toArray())
                        .param(items.stream().map(item -> item.kind().name()).toArray(String[]::new))
                        .update();
    }

    @Override
    public List<OverdueItem> all() {
        return of(Deadline.Kind.DUE);
    }

    @Override
    public List<OverdueItem> pastTarget() {
        return of(Deadline.Kind.TARGET);
    }

    private List<OverdueItem> of(Deadline.Kind kind) {
        return jdbc.sql(ALL)
                .param(kind.name())
                .query((row, number) -> new OverdueItem(
                        row.getString("countermeasure_id"),
                        row.getObject("due", LocalDate.class),
                        row.getInt("working_days_late"),
                        kind))
                .list();
    }
}
