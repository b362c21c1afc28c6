package dev.aftercare.fixcheck;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps in PostgreSQL which incidents are of one family, and what people say about it. */
@Repository
class JdbcRecurrences {

    private static final String DELETE_GONE = """
            DELETE FROM recurrence
            WHERE (one, other) NOT IN (SELECT * FROM unnest(cast(? AS text[]), cast(? AS text[])))
            """;

    private static final String SAVE = """
            INSERT INTO recurrence AS r (one, other, state, ground, score, words, note)
            SELECT * FROM unnest(
                cast(? AS text[]), cast(? AS text[]), cast(? AS text[]), cast(? AS text[]), cast(? AS double precision[]),
                cast(? AS text[]), cast(? AS text[]))
            ON CONFLICT (one, other) DO UPDATE
            SET (state, ground, score, words, note)
                = (excluded.state, excluded.ground, excluded.score, excluded.words, excluded.note)
            WHERE (r.state, r.ground, r.score, r.words, r.note) IS DISTINCT FROM
                (excluded.state, excluded.ground, excluded.score, excluded.words, excluded.note)
            """;

    private static final String ALL = """
            SELECT one, other, state, ground, score, words, note
            FROM recurrence
            ORDER BY one, other
            """;

    private static final String DELETE_FAMILIES = """
            DELETE FROM incident_family
            WHERE postmortem_id NOT IN (SELECT unnest(cast(? AS text[])))
            """;

    private static final String SAVE_FAMILIES = """
            INSERT INTO incident_family AS f (postmortem_id, family)
            SELECT * FROM unnest(cast(? AS text[]), cast(? AS text[]))
            ON CONFLICT (postmortem_id) DO UPDATE SET family = excluded.family WHERE f.family <> excluded.family
            """;

    private static final String FAMILIES = "SELECT postmortem_id, family FROM incident_family";

    private static final String DECIDE = """
            INSERT INTO recurrence_decision (one, other, same, decided_on, note)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (one, other) DO UPDATE
            SET (same, decided_on, note) = (excluded.same, excluded.decided_on, excluded.note)
            """;

    private static final String DECISIONS =
            "SELECT one, other, same, decided_on, note FROM recurrence_decision ORDER BY one, other";

    private final JdbcClient jdbc;

    JdbcRecurrences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Replaces what is kept; rows that did not change stay untouched. The caller holds the transaction. */
    void replaceAll(List<Recurrence> all, Map<String, String> families) {
        String[] ones = all.stream().map(Recurrence::one).toArray(String[]::new);
        String[] others = all.stream().map(Recurrence::other).toArray(String[]::new);
        jdbc.sql(DELETE_GONE).param(ones).param(others).update();
        jdbc.sql(SAVE)
                .param(ones)
                .param(others)
                .param(all.stream().map(one -> one.state().name()).toArray(String[]::new))
                .param(all.stream().map(one -> one.ground().name()).toArray(String[]::new))
                .param(all.stream().map(Recurrence::score).toArray(Double[]::new))
                .param(all.stream().map(one -> String.join(" ", one.words())).toArray(String[]::new))
                .param(all.stream().map(Recurrence::note).toArray(String[]::new))
                .update();
        List<String> members = new ArrayList<>(families.keySet());
        String[] ids = members.toArray(String[]::new);
        jdbc.sql(DELETE_FAMILIES).param(ids).update();
        jdbc.sql(SAVE_FAMILIES)
                .param(ids)
                .param(members.stream().map(families::get).toArray(String[]::new))
                .update();
    }

    /** Every recurrence, by the ids of its two. */
    List<Recurrence> all() {
        return jdbc.sql(ALL)
                .query((row, number) -> new Recurrence(
                        row.getString("one"),
                        row.getString("other"),
                        Recurrence.State.valueOf(row.getString("state")),
                        Recurrence.Ground.valueOf(row.getString("ground")),
                        row.getDouble("score"),
                        Arrays.stream(row.getString("words").split(" ", -1))
                                .filter(word -> !word.isEmpty())
                                .toList(),
                        row.getString("note")))
                .list();
    }

    /** The family of each postmortem that has one. */
    Map<String, String> families() {
        Map<String, String> families = new HashMap<>();
        jdbc.sql(FAMILIES).query(row -> {
            families.put(row.getString("postmortem_id"), row.getString("family"));
        });
        return families;
    }

    /** Keeps a person's word, in place of an earlier one on the same two. */
    void decide(RecurrenceDecision decision) {
        jdbc.sql(DECIDE)
                .param(decision.one())
                .param(decision.other())
                .param(decision.same())
                .param(decision.decidedOn())
                .param(decision.note())
                .update();
    }

    /** Every person's word. */
    List<RecurrenceDecision> decisions() {
        return jdbc.sql(DECISIONS)
                .query((row, number) -> new RecurrenceDecision(
                        row.getString("one"),
                        row.getString("other"),
                        row.getBoolean("same"),
                        row.getObject("decided_on", LocalDate.class),
                        row.getString("note")))
                .list();
    }
}
