package dev.aftercare.postmortem;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what was corrected in the table {@code correction}. */
@Repository
class JdbcAppliedCorrections implements AppliedCorrections {

    private static final String SAVE = """
            INSERT INTO correction AS known
                (source, path, ordinal, entry, postmortem_id, kind, countermeasure_id, field, before, after, reason, problem)
            SELECT * FROM unnest(cast(:source AS text[]), cast(:path AS text[]), cast(:ordinal AS integer[]),
                cast(:entry AS text[]), cast(:postmortemId AS text[]), cast(:kind AS text[]),
                cast(:countermeasureId AS text[]), cast(:field AS text[]),
                cast(:before AS text[]), cast(:after AS text[]), cast(:reason AS text[]), cast(:problem AS text[]))
            ON CONFLICT (source, path, ordinal) DO UPDATE SET entry = excluded.entry,
                postmortem_id = excluded.postmortem_id, kind = excluded.kind,
                countermeasure_id = excluded.countermeasure_id, field = excluded.field,
                before = excluded.before, after = excluded.after, reason = excluded.reason, problem = excluded.problem
            WHERE known IS DISTINCT FROM excluded
            """;

    private static final String SHORTEN = """
            DELETE FROM correction AS known
            USING unnest(cast(:source AS text[]), cast(:path AS text[]), cast(:size AS integer[])) AS fresh (source, path, size)
            WHERE known.source = fresh.source AND known.path = fresh.path AND ordinal > fresh.size
            """;

    private static final String FORGET_GONE = """
            DELETE FROM correction c WHERE c.source <> '' AND NOT EXISTS (
                SELECT FROM postmortem p WHERE p.source = c.source AND p.path = c.path AND NOT p.withdrawn)
            """;

    private static final String ALL = """
            SELECT entry, postmortem_id, kind, countermeasure_id, field, before, after, reason, problem FROM correction
            ORDER BY source, path, ordinal
            """;

    private final JdbcClient database;

    JdbcAppliedCorrections(JdbcClient database) {
        this.database = database;
    }

    private record Row(int ordinal, OfFile file, AppliedCorrection correction) {}

    @Override
    public void replaceAll(List<OfFile> files) {
        List<Row> rows = new ArrayList<>();
        for (OfFile file : files) {
            for (int index = 0; index < file.corrections().size(); index++) {
                rows.add(new Row(index + 1, file, file.corrections().get(index)));
            }
        }
        save(rows);
        database.sql(SHORTEN)
                .params(new Columns<>(files)
                        .with("source", OfFile::source)
                        .with("path", OfFile::path)
                        .with("size", file -> file.corrections().size())
                        .arrays())
                .update();
    }

    private void save(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        database.sql(SAVE)
                .params(new Columns<>(rows)
                        .with("source", row -> row.file().source())
                        .with("path", row -> row.file().path())
                        .with("ordinal", Row::ordinal)
                        .with("entry", row -> row.correction().entry())
                        .with("postmortemId", row -> row.correction().postmortemId())
                        .with("kind", row -> row.correction().kind())
                        .with("countermeasureId", row -> row.correction().countermeasureId())
                        .with("field", row -> row.correction().field())
                        .with("before", row -> row.correction().before())
                        .with("after", row -> row.correction().after())
                        .with("reason", row -> row.correction().reason())
                        .with("problem", row -> row.correction().problem())
                        .arrays())
                .update();
    }

    @Override
    public void replaceRelations(List<AppliedCorrection> relations) {
        replaceAll(List.of(new OfFile("", "", relations)));
    }

    @Override
    public void forgetGone() {
        database.sql(FORGET_GONE).update();
    }

    @Override
    public List<AppliedCorrection> all() {
        return database.sql(ALL).query(JdbcAppliedCorrections::correction).list();
    }

    private static AppliedCorrection correction(ResultSet row, int number) throws SQLException {
        return new AppliedCorrection(
                row.getString("entry"),
                row.getString("postmortem_id"),
                AppliedCorrection.Kind.valueOf(row.getString("kind")),
                row.getString("countermeasure_id"),
                row.getString("field"),
                row.getString("before"),
                row.getString("after"),
                row.getString("reason"),
                row.getString("problem"));
    }
}
