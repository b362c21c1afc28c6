package dev.aftercare.fixcheck;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps which texts are alike in PostgreSQL, so that a night compares the new ones only. */
@Repository
class JdbcLikeness {

    private static final String HASHES = "SELECT id, hash FROM likeness_text WHERE kind = :kind";

    private static final String FORGET_TEXTS = """
            DELETE FROM likeness_text
            WHERE kind = :kind AND id = ANY (cast(:ids AS text[]))
            """;

    private static final String FORGET_PAIRS = """
            DELETE FROM likeness
            WHERE kind = :kind AND (one = ANY (cast(:ids AS text[])) OR other = ANY (cast(:ids AS text[])))
            """;

    private static final String SAVE_TEXTS = """
            INSERT INTO likeness_text (kind, id, hash)
            SELECT :kind, * FROM unnest(cast(:ids AS text[]), cast(:hashes AS text[]))
            ON CONFLICT (kind, id) DO UPDATE SET hash = excluded.hash
            """;

    private static final String SAVE_PAIRS = """
            INSERT INTO likeness (kind, one, other, score, words)
            SELECT :kind, * FROM unnest(
                cast(:ones AS text[]), cast(:others AS text[]), cast(:scores AS double precision[]), cast(:words AS text[]))
            ON CONFLICT (kind, one, other) DO UPDATE SET score = excluded.score, words = excluded.words
            """;

    private static final String ALL = """
            SELECT one, other, score, words
            FROM likeness
            WHERE kind = :kind AND score >= :floor
            ORDER BY one, other
            """;

    /** What is compared. */
    enum Kind {
        /** Incidents, by postmortem. */
        INCIDENT,
        /** Countermeasures. */
        COUNTERMEASURE
    }

    private final JdbcClient jdbc;

    JdbcLikeness(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Compares what is new or changed with all, and forgets what is gone. The caller holds the transaction.
     *
     * @return how many texts were compared
     */
    int update(Kind kind, List<TextVector> texts, double floor) {
        Map<String, String> known = hashes(kind);
        LikenessPass.Found found = new LikenessPass(texts, floor).compare(known);
        Map<String, String> gone = new HashMap<>(known);
        texts.forEach(text -> gone.remove(text.id()));
        found.compared().stream().filter(known::containsKey).forEach(id -> gone.put(id, ""));
        forget(kind, gone.keySet());
        save(kind, texts, found);
        return found.compared().size();
    }

    /** What is alike, by id. */
    List<LikePair> all(Kind kind, double floor) {
        return jdbc.sql(ALL)
                .param("kind", kind.name())
                .param("floor", floor)
                .query((row, number) -> new LikePair(
                        row.getString("one"),
                        row.getString("other"),
                        row.getDouble("score"),
                        List.of(row.getString("words").split(" ", -1))))
                .list();
    }

    private Map<String, String> hashes(Kind kind) {
        Map<String, String> hashes = new HashMap<>();
        jdbc.sql(HASHES).param("kind", kind.name()).query(row -> {
            hashes.put(row.getString("id"), row.getString("hash"));
        });
        return hashes;
    }

    private void forget(Kind kind, Collection<String> ids) {
        if (!ids.isEmpty()) {
            String[] all = ids.toArray(String[]::new);
            jdbc.sql(FORGET_TEXTS).param("kind", kind.name()).param("ids", all).update();
            jdbc.sql(FORGET_PAIRS).param("kind", kind.name()).param("ids", all).update();
        }
    }

    private void save(Kind kind, List<TextVector> texts, LikenessPass.Found found) {
        List<TextVector> compared = texts.stream()
                .filter(text -> found.compared().contains(text.id()))
                .toList();
        if (compared.isEmpty()) {
            return;
        }
        jdbc.sql(SAVE_TEXTS)
                .param("kind", kind.name())
                .param("ids", compared.stream().map(TextVector::id).toArray(String[]::new))
                .param("hashes", compared.stream().map(TextVector::hash).toArray(String[]::new))
                .update();
        List<LikePair> pairs = found.pairs();
        jdbc.sql(SAVE_PAIRS)
                .param("kind", kind.name())
                .param("ones", pairs.stream().map(LikePair::one).toArray(String[]::new))
                .param("others", pairs.stream().map(LikePair::other).toArray(String[]::new))
                .param("scores", pairs.stream().map(LikePair::score).toArray(Double[]::new))
                .param(
                        "words",
                        pairs.stream()
                                .map(pair -> String.join(" ", pair.words()))
                                .toArray(String[]::new))
                .update();
    }
}
