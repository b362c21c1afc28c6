package dev.aftercare.postmortem;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the running texts of postmortems in the table {@code narrative}. */
@Repository
class JdbcNarratives implements Narratives {

    private static final String SAVE = """
            INSERT INTO narrative AS known (postmortem_id, kinds, lines, texts)
            SELECT id, string_to_array(kinds, chr(31)), cast(string_to_array(lines, chr(31)) AS integer[]),
                string_to_array(texts, chr(31))
            FROM unnest(cast(:id AS text[]), cast(:kinds AS text[]), cast(:lines AS text[]), cast(:texts AS text[]))
                AS fresh (id, kinds, lines, texts)
            ON CONFLICT (postmortem_id) DO UPDATE SET
                kinds = excluded.kinds, lines = excluded.lines, texts = excluded.texts
            WHERE known IS DISTINCT FROM excluded
            """;

    private static final String ALL = """
            SELECT n.* FROM narrative n JOIN postmortem p ON p.id = n.postmortem_id
            WHERE NOT p.withdrawn AND cardinality(n.kinds) > 0
            """;

    private final JdbcClient database;

    JdbcNarratives(JdbcClient database) {
        this.database = database;
    }

    /** Replaces the running texts of some postmortems; rows that did not change stay untouched. */
    void save(List<SavedPostmortem> saved) {
        database.sql(SAVE)
                .params(new Columns<>(saved)
                        .with("id", SavedPostmortem::id)
                        .with(
                                "kinds",
                                one -> passages(one).stream().map(Passage::kind).toList())
                        .with(
                                "lines",
                                one -> passages(one).stream().map(Passage::line).toList())
                        .with(
                                "texts",
                                one -> passages(one).stream().map(Passage::text).toList())
                        .arrays())
                .update();
    }

    private static List<Passage> passages(SavedPostmortem saved) {
        return saved.record().background().passages();
    }

    @Override
    public Map<String, List<Passage>> all() {
        Map<String, List<Passage>> all = new HashMap<>();
        database.sql(ALL).query(row -> {
            all.put(row.getString("postmortem_id"), passages(row));
        });
        return all;
    }

    private static List<Passage> passages(ResultSet row) throws SQLException {
        String[] kinds = (String[]) row.getArray("kinds").getArray();
        Integer[] lines = (Integer[]) row.getArray("lines").getArray();
        String[] texts = (String[]) row.getArray("texts").getArray();
        List<Passage> passages = new ArrayList<>();
        for (int i = 0; i < kinds.length; i++) {
            passages.add(new Passage(Passage.Kind.valueOf(kinds[i]), lines[i], texts[i]));
        }
        return passages;
    }
}
