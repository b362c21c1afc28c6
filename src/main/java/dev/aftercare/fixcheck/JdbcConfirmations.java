package dev.aftercare.fixcheck;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what people say of fixes in PostgreSQL, and when each was first seen done. */
@Repository
class JdbcConfirmations {

    private static final String SAVE = """
            INSERT INTO confirmation AS c (countermeasure_id, ground, day, holds, note)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (countermeasure_id, ground, day) DO UPDATE SET (holds, note) = (excluded.holds, excluded.note)
            """;

    private static final String DELETE_GONE = """
            DELETE FROM confirmation
            WHERE ground = ?
            AND (countermeasure_id, day) NOT IN (SELECT * FROM unnest(cast(? AS text[]), cast(? AS date[])))
            """;

    private static final String SAVE_ALL = """
            INSERT INTO confirmation AS c (countermeasure_id, ground, day, holds, note)
            SELECT * FROM unnest(
                cast(? AS text[]), cast(? AS text[]), cast(? AS date[]), cast(? AS boolean[]), cast(? AS text[]))
            ON CONFLICT (countermeasure_id, ground, day) DO UPDATE
            SET (holds, note) = (excluded.holds, excluded.note)
            WHERE (c.holds, c.note) IS DISTINCT FROM (excluded.holds, excluded.note)
            """;

    private static final String FORGET_LABELS = """
            DELETE FROM confirmation
            WHERE ground = 'LABEL' AND countermeasure_id <> ALL (cast(? AS text[]))
            """;

    private static final String ADD_LABELS = """
            INSERT INTO confirmation (countermeasure_id, ground, day, holds, note)
            SELECT labelled.id, 'LABEL', ?, true, labelled.note
            FROM unnest(cast(? AS text[]), cast(? AS text[])) AS labelled (id, note)
            WHERE NOT EXISTS (
                SELECT FROM confirmation c
                WHERE c.ground = 'LABEL' AND c.countermeasure_id = labelled.id)
            """;

    private static final String ALL = """
            SELECT countermeasure_id, ground, day, holds, note
            FROM confirmation
            ORDER BY countermeasure_id, day, ground
            """;

    private static final String FORGET_SEEN = """
            DELETE FROM fix_seen_done
            WHERE countermeasure_id <> ALL (cast(? AS text[]))
            """;

    private static final String ADD_SEEN = """
            INSERT INTO fix_seen_done (countermeasure_id, seen_on)
            SELECT unnest(cast(? AS text[])), ?
            ON CONFLICT (countermeasure_id) DO NOTHING
            """;

    private static final String SEEN = "SELECT countermeasure_id, seen_on FROM fix_seen_done";

    private final JdbcClient jdbc;

    JdbcConfirmations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps one, in place of an earlier one of the same day and ground. */
    void save(Confirmation one) {
        jdbc.sql(SAVE)
                .param(one.countermeasureId())
                .param(one.ground().name())
                .param(one.day())
                .param(one.holds())
                .param(one.note())
                .update();
    }

    /** Replaces those of a ground that can be read again every night. */
    void replaceStated(Confirmation.Ground from, List<Confirmation> stated) {
        String[] ids = stated.stream().map(Confirmation::countermeasureId).toArray(String[]::new);
        String[] days = stated.stream().map(one -> one.day().toString()).toArray(String[]::new);
        String ground = from.name();
        jdbc.sql(DELETE_GONE).param(ground).param(ids).param(days).update();
        jdbc.sql(SAVE_ALL)
                .param(ids)
                .param(stated.stream().map(any -> ground).toArray(String[]::new))
                .param(days)
                .param(stated.stream().map(one -> Boolean.toString(one.holds())).toArray(String[]::new))
                .param(stated.stream().map(Confirmation::note).toArray(String[]::new))
                .update();
    }

    /** Keeps which fixes a label says to be verified; the first run date that saw the label is its day. */
    void replaceLabelled(Map<String, String> notes, LocalDate runDate) {
        List<Map.Entry<String, String>> labelled = List.copyOf(notes.entrySet());
        String[] ids = labelled.stream().map(Map.Entry::getKey).toArray(String[]::new);
        jdbc.sql(FORGET_LABELS).param(ids).update();
        jdbc.sql(ADD_LABELS)
                .param(runDate)
                .param(ids)
                .param(labelled.stream().map(Map.Entry::getValue).toArray(String[]::new))
                .update();
    }

    /** All of them by countermeasure, in time. */
    Map<String, List<Confirmation>> all() {
        return jdbc
                .sql(ALL)
                .query((row, number) -> new Confirmation(
                        row.getString("countermeasure_id"),
                        Confirmation.Ground.valueOf(row.getString("ground")),
                        row.getObject("day", LocalDate.class),
                        row.getBoolean("holds"),
                        row.getString("note")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Confirmation::countermeasureId));
    }

    /** Keeps which countermeasures are done; those that are not any more begin anew when they are done again. */
    Map<String, LocalDate> seeDone(List<String> done, LocalDate runDate) {
        String[] ids = done.toArray(String[]::new);
        jdbc.sql(FORGET_SEEN).param(ids).update();
        jdbc.sql(ADD_SEEN).param(ids).param(runDate).update();
        return seenDone();
    }

    /** The run date that first saw each of them done. */
    Map<String, LocalDate> seenDone() {
        return jdbc
                .sql(SEEN)
                .query((row, number) ->
                        Map.entry(row.getString("countermeasure_id"), row.getObject("seen_on", LocalDate.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
