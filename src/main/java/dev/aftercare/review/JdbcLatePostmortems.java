package dev.aftercare.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what has stopped on its way in PostgreSQL. */
@Repository
class JdbcLatePostmortems implements LatePostmortems {

    private static final String DELETE_GONE = """
            DELETE FROM late_postmortem l
            WHERE NOT EXISTS (
                SELECT FROM unnest(cast(? AS text[]), cast(? AS text[])) AS wanted (id, kind)
                WHERE (wanted.id, wanted.kind) = (l.id, l.kind))
            """;

    private static final String SAVE = """
            INSERT INTO late_postmortem AS l (id, kind, title, url, contact, incident)
            SELECT * FROM unnest(
                cast(? AS text[]), cast(? AS text[]), cast(? AS text[]), cast(? AS text[]), cast(? AS text[]),
                cast(? AS date[]))
            ON CONFLICT (id, kind) DO UPDATE
            SET (title, url, contact, incident) = (excluded.title, excluded.url, excluded.contact, excluded.incident)
            WHERE (l.title, l.url, l.contact, l.incident)
                IS DISTINCT FROM (excluded.title, excluded.url, excluded.contact, excluded.incident)
            """;

    private static final String ALL =
            "SELECT id, kind, title, url, contact, incident FROM late_postmortem ORDER BY incident, id, kind";

    private final JdbcClient jdbc;

    JdbcLatePostmortems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Replaces what is kept; rows that did not change stay untouched. The caller holds the transaction. */
    void replaceAll(List<LatePostmortem> late) {
        String[] ids = column(late, LatePostmortem::id);
        String[] kinds = column(late, one -> one.kind().name());
        jdbc.sql(DELETE_GONE).param(ids).param(kinds).update();
        jdbc.sql(SAVE)
                .param(ids)
                .param(kinds)
                .param(column(late, LatePostmortem::title))
                .param(column(late, LatePostmortem::url))
                .param(column(late, LatePostmortem::contact))
                .param(column(late, one -> one.incident().toString()))
                .update();
    }

    @Override
    public List<LatePostmortem> all() {
        return jdbc.sql(ALL).query(JdbcLatePostmortems::late).list();
    }

    private static LatePostmortem late(ResultSet row, int number) throws SQLException {
        return new LatePostmortem(
                LatePostmortem.Kind.valueOf(row.getString("kind")),
                row.getString("id"),
                row.getString("title"),
                row.getString("url"),
                row.getString("contact"),
                row.getObject("incident", LocalDate.class));
    }

    private static String[] column(List<LatePostmortem> late, Function<LatePostmortem, @Nullable String> value) {
        return late.stream().map(value).toArray(String[]::new);
    }
}
