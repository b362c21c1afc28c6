package dev.aftercare.fixcheck;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps in PostgreSQL when somebody is to look again, and when they were asked. */
@Repository
class JdbcRevisits {

    private static final String FORGET = """
            DELETE FROM revisit
            WHERE asked_on IS NULL
            AND (countermeasure_id, due_on) NOT IN (SELECT * FROM unnest(cast(? AS text[]), cast(? AS date[])))
            """;

    private static final String ADD = """
            INSERT INTO revisit (countermeasure_id, due_on, occasion)
            SELECT * FROM unnest(cast(? AS text[]), cast(? AS date[]), cast(? AS text[]))
            ON CONFLICT (countermeasure_id, due_on) DO NOTHING
            """;

    private static final String ASKED = """
            UPDATE revisit SET asked_on = ?
            WHERE asked_on IS NULL AND due_on <= ? AND countermeasure_id = ANY (cast(? AS text[]))
            """;

    private static final String ALL = """
            SELECT countermeasure_id, due_on, occasion, asked_on
            FROM revisit
            ORDER BY countermeasure_id, due_on
            """;

    private final JdbcClient jdbc;

    JdbcRevisits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Replaces those that nobody was asked about yet. The caller holds the transaction. */
    void plan(List<Revisit> wanted) {
        String[] ids = wanted.stream().map(Revisit::countermeasureId).toArray(String[]::new);
        String[] days = wanted.stream().map(one -> one.dueOn().toString()).toArray(String[]::new);
        jdbc.sql(FORGET).param(ids).param(days).update();
        jdbc.sql(ADD)
                .param(ids)
                .param(days)
                .param(wanted.stream().map(one -> one.occasion().name()).toArray(String[]::new))
                .update();
    }

    /** Remembers that somebody was asked about all that is due for these. */
    void asked(Collection<String> countermeasureIds, LocalDate runDate) {
        jdbc.sql(ASKED)
                .param(runDate)
                .param(runDate)
                .param(countermeasureIds.toArray(String[]::new))
                .update();
    }

    /** All of them, by countermeasure and day. */
    List<Revisit> all() {
        return jdbc.sql(ALL)
                .query((row, number) -> new Revisit(
                        row.getString("countermeasure_id"),
                        row.getObject("due_on", LocalDate.class),
                        Revisit.Occasion.valueOf(row.getString("occasion")),
                        row.getObject("asked_on", LocalDate.class)))
                .list();
    }
}
