package dev.aftercare.fixcheck;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps in PostgreSQL what the checks of things saw, night after night. */
@Repository
class JdbcWatchedThings {

    private static final String DELETE_GONE = """
            DELETE FROM watched_thing
            WHERE name <> ALL (cast(? AS text[]))
            """;

    // another target under the same name is another thing
    private static final String SAVE = """
            INSERT INTO watched_thing AS w (name, target, state, said, looked_on, stood_on, missing_since)
            VALUES (:name, :target, :state, :said, :runDate,
                CASE WHEN :state = 'STANDS' THEN cast(:runDate AS date) END,
                CASE WHEN :state = 'MISSING' THEN cast(:runDate AS date) END)
            ON CONFLICT (name) DO UPDATE
            SET (target, state, said, looked_on, stood_on, missing_since) = (
                excluded.target, excluded.state, excluded.said, excluded.looked_on,
                CASE WHEN excluded.state = 'STANDS' OR w.target <> excluded.target THEN excluded.stood_on ELSE w.stood_on END,
                CASE excluded.state
                    WHEN 'STANDS' THEN NULL
                    WHEN 'MISSING' THEN CASE
                        WHEN w.target = excluded.target THEN coalesce(w.missing_since, excluded.missing_since)
                        ELSE excluded.missing_since END
                    ELSE CASE WHEN w.target = excluded.target THEN w.missing_since END
                END)
            """;

    private static final String ALL = "SELECT name, stood_on, missing_since FROM watched_thing";

    private final JdbcClient jdbc;

    JdbcWatchedThings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is known of a thing.
     *
     * @param stoodOn the last run date that saw it as expected; null where none did
     * @param missingSince the first run date in a row that saw it otherwise; null where the last look did not
     */
    record Known(
            String name,
            @Nullable LocalDate stoodOn,
            @Nullable LocalDate missingSince) {}

    /** Keeps what was seen, and gives what is known now, by name. The caller holds the transaction. */
    Map<String, Known> save(List<Watch.Look> looks, LocalDate runDate) {
        jdbc.sql(DELETE_GONE)
                .param(looks.stream().map(look -> look.thing().name()).toArray(String[]::new))
                .update();
        for (Watch.Look look : looks) {
            jdbc.sql(SAVE)
                    .param("name", look.thing().name())
                    .param("target", look.thing().target().toString())
                    .param("state", look.state().name())
                    .param("said", look.said())
                    .param("runDate", runDate)
                    .update();
        }
        return jdbc
                .sql(ALL)
                .query((row, number) -> new Known(
                        row.getString("name"),
                        row.getObject("stood_on", LocalDate.class),
                        row.getObject("missing_since", LocalDate.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Known::name, Function.identity()));
    }
}
