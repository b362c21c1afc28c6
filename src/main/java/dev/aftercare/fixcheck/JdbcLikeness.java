package dev.aftercare.fixcheck;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps which texts are alike in PostgreSQL, so that a night reads and compares the new ones only. Where other texts decide what
 * a term counts (see {@link TermWeights}), or terms are read in another way, all are read again; either way the same comes out.
 */
@Repository
class JdbcLikeness {

    private static final String CONTENTS = "SELECT id, content FROM likeness_text WHERE kind = :kind";

    private static final String HASHES = "SELECT id, hash FROM likeness_text WHERE kind = :kind";

    private static final String FINGERPRINT = "SELECT fingerprint FROM likeness_reference WHERE kind = :kind";

    private static final String COUNTED = "SELECT counted FROM likeness_reference WHERE kind = :kind";

    private static final String WEIGHTS = """
            SELECT term, texts FROM likeness_weight
            WHERE kind = :kind AND term = ANY (cast(:terms AS text[]))
            """;

    private static final String LED_TO = """
            SELECT vector FROM likeness_text
            WHERE kind = :kind AND id IN (
                SELECT id FROM likeness_lead WHERE kind = :kind AND term = ANY (cast(:leads AS text[])))
            ORDER BY id
            """;

    private static final String FORGET_TEXTS = """
            DELETE FROM likeness_text
            WHERE kind = :kind AND id = ANY (cast(:ids AS text[]))
            """;

    private static final String FORGET_PAIRS = """
            DELETE FROM likeness
            WHERE kind = :kind AND (one = ANY (cast(:ids AS text[])) OR other = ANY (cast(:ids AS text[])))
            """;

    private static final String SAVE_TEXTS = """
            INSERT INTO likeness_text AS t (kind, id, hash, content, vector)
            SELECT :kind, * FROM unnest(
                cast(:ids AS text[]), cast(:hashes AS text[]), cast(:contents AS text[]), cast(:vectors AS text[]))
            ON CONFLICT (kind, id) DO UPDATE
            SET (hash, content, vector) = (excluded.hash, excluded.content, excluded.vector)
            WHERE (t.hash, t.content) IS DISTINCT FROM (excluded.hash, excluded.content)
            """;

    private static final String FORGET_LEADS = """
            DELETE FROM likeness_lead
            WHERE kind = :kind AND id = ANY (cast(:ids AS text[]))
            """;

    private static final String SAVE_LEADS = """
            INSERT INTO likeness_lead (kind, term, id)
            SELECT :kind, * FROM unnest(cast(:terms AS text[]), cast(:ids AS text[]))
            ON CONFLICT (kind, term, id) DO NOTHING
            """;

    private static final String SAVE_PAIRS = """
            INSERT INTO likeness (kind, one, other, score, words)
            SELECT :kind, * FROM unnest(
                cast(:ones AS text[]), cast(:others AS text[]), cast(:scores AS double precision[]), cast(:words AS text[]))
            ON CONFLICT (kind, one, other) DO UPDATE SET score = excluded.score, words = excluded.words
            """;

    private static final String FORGET_WEIGHTS = "DELETE FROM likeness_weight WHERE kind = :kind";

    private static final String SAVE_WEIGHTS = """
            INSERT INTO likeness_weight (kind, term, texts)
            SELECT :kind, * FROM unnest(cast(:terms AS text[]), cast(:texts AS integer[]))
            """;

    private static final String SAVE_REFERENCE = """
            INSERT INTO likeness_reference (kind, counted, fingerprint)
            VALUES (:kind, :counted, :fingerprint)
            ON CONFLICT (kind) DO UPDATE SET (counted, fingerprint) = (excluded.counted, excluded.fingerprint)
            """;

    private static final String ALL = """
            SELECT one, other, score, words
            FROM likeness
            WHERE kind = :kind AND score >= :floor
            ORDER BY one, other
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

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
     * @param inTime all texts, the earliest first
     * @return how many texts were compared
     */
    int update(Kind kind, List<Wording> inTime, double floor) {
        Map<String, String> contents = inTime.stream().collect(toMap(Wording::id, Wording::hash));
        Map<String, String> known = map(CONTENTS, kind, "id", "content");
        Set<String> gone = new HashSet<>(known.keySet());
        gone.removeAll(contents.keySet());
        forget(kind, gone);
        String fingerprint = fingerprint(inTime, contents);
        boolean sameWeights = jdbc.sql(FINGERPRINT)
                .param("kind", kind.name())
                .query(String.class)
                .optional()
                .filter(fingerprint::equals)
                .isPresent();
        if (!sameWeights) {
            return rebuild(kind, inTime, contents, floor, fingerprint);
        }
        List<Wording> fresh = inTime.stream()
                .filter(one -> !Objects.equals(contents.get(one.id()), known.get(one.id())))
                .toList();
        return fresh.isEmpty() ? 0 : add(kind, fresh, contents, floor);
    }

    private static String fingerprint(List<Wording> inTime, Map<String, String> contents) {
        StringBuilder counted = new StringBuilder(Terms.version());
        inTime.stream()
                .limit(TermWeights.reference(inTime.size()))
                .forEach(one -> counted.append('\n').append(contents.get(one.id())));
        return Sha256.of(counted.toString());
    }

    /** Compares some texts with those that share a leading term with them. */
    private int add(Kind kind, List<Wording> fresh, Map<String, String> contents, double floor) {
        forget(kind, fresh.stream().map(Wording::id).toList());
        TermWeights weights = weights(kind, fresh);
        List<TextVector> vectors =
                fresh.stream().map(one -> one.weighed(weights)).toList();
        List<TextVector> all = ledTo(kind, vectors, floor);
        Map<String, String> compared = all.stream().collect(toMap(TextVector::id, TextVector::hash));
        all.addAll(vectors);
        LikenessPass.Found found = new LikenessPass(all, floor).compare(compared);
        save(kind, vectors, contents, floor);
        save(kind, found.pairs());
        return fresh.size();
    }

    private TermWeights weights(Kind kind, List<Wording> fresh) {
        Set<String> terms = new HashSet<>();
        for (Wording one : fresh) {
            terms.addAll(one.emphases().keySet());
            terms.addAll(Terms.of(one.title()));
        }
        Map<String, Integer> texts = new HashMap<>();
        jdbc.sql(WEIGHTS)
                .param("kind", kind.name())
                .param("terms", terms.toArray(String[]::new))
                .query(row -> {
                    texts.put(row.getString("term"), row.getInt("texts"));
                });
        int counted = jdbc.sql(COUNTED)
                .param("kind", kind.name())
                .query(Integer.class)
                .single();
        return TermWeights.remembered(counted, texts);
    }

    private List<TextVector> ledTo(Kind kind, List<TextVector> vectors, double floor) {
        return new ArrayList<>(jdbc.sql(LED_TO)
                .param("kind", kind.name())
                .param(
                        "leads",
                        vectors.stream()
                                .flatMap(one -> one.leads(floor).stream())
                                .distinct()
                                .toArray(String[]::new))
                .query((row, number) -> JSON.readValue(row.getString("vector"), TextVector.class))
                .list());
    }

    /** Reads and weighs all anew, and compares those that weigh otherwise than before. */
    private int rebuild(
            Kind kind, List<Wording> inTime, Map<String, String> contents, double floor, String fingerprint) {
        List<Map<String, Double>> emphases =
                inTime.stream().map(Wording::emphases).toList();
        TermWeights weights = TermWeights.of(emphases.stream().map(Map::keySet).toList());
        List<TextVector> vectors = Wording.weighed(inTime, emphases, weights);
        Map<String, String> known = map(HASHES, kind, "id", "hash");
        LikenessPass.Found found = new LikenessPass(vectors, floor).compare(known);
        forget(kind, found.compared().stream().filter(known::containsKey).toList());
        save(kind, vectors, contents, floor);
        save(kind, found.pairs());
        save(kind, weights, fingerprint);
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

    private Map<String, String> map(String sql, Kind kind, String key, String value) {
        Map<String, String> found = new HashMap<>();
        jdbc.sql(sql).param("kind", kind.name()).query(row -> {
            found.put(row.getString(key), row.getString(value));
        });
        return found;
    }

    private void forget(Kind kind, Collection<String> ids) {
        if (!ids.isEmpty()) {
            String[] all = ids.toArray(String[]::new);
            jdbc.sql(FORGET_TEXTS).param("kind", kind.name()).param("ids", all).update();
            jdbc.sql(FORGET_LEADS).param("kind", kind.name()).param("ids", all).update();
            jdbc.sql(FORGET_PAIRS).param("kind", kind.name()).param("ids", all).update();
        }
    }

    private void save(Kind kind, List<TextVector> texts, Map<String, String> contents, double floor) {
        if (texts.isEmpty()) {
            return;
        }
        jdbc.sql(SAVE_TEXTS)
                .param("kind", kind.name())
                .param("ids", column(texts, TextVector::id))
                .param("hashes", column(texts, TextVector::hash))
                .param("contents", column(texts, text -> contents.getOrDefault(text.id(), "")))
                .param("vectors", column(texts, JSON::writeValueAsString))
                .update();
        List<Lead> leads = texts.stream()
                .flatMap(text -> text.leads(floor).stream().map(term -> new Lead(term, text.id())))
                .toList();
        jdbc.sql(SAVE_LEADS)
                .param("kind", kind.name())
                .param("terms", column(leads, Lead::term))
                .param("ids", column(leads, Lead::id))
                .update();
    }

    /** A term that leads to a text. */
    private record Lead(String term, String id) {}

    private void save(Kind kind, List<LikePair> pairs) {
        if (pairs.isEmpty()) {
            return;
        }
        jdbc.sql(SAVE_PAIRS)
                .param("kind", kind.name())
                .param("ones", column(pairs, LikePair::one))
                .param("others", column(pairs, LikePair::other))
                .param("scores", pairs.stream().map(LikePair::score).toArray(Double[]::new))
                .param("words", column(pairs, pair -> String.join(" ", pair.words())))
                .update();
    }

    private void save(Kind kind, TermWeights weights, String fingerprint) {
        List<Map.Entry<String, Integer>> texts = List.copyOf(weights.texts().entrySet());
        jdbc.sql(FORGET_WEIGHTS).param("kind", kind.name()).update();
        jdbc.sql(SAVE_WEIGHTS)
                .param("kind", kind.name())
                .param("terms", column(texts, Map.Entry::getKey))
                .param("texts", texts.stream().map(Map.Entry::getValue).toArray(Integer[]::new))
                .update();
        jdbc.sql(SAVE_REFERENCE)
                .param("kind", kind.name())
                .param("counted", weights.counted())
                .param("fingerprint", fingerprint)
                .update();
    }

    private static <T> String[] column(List<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
