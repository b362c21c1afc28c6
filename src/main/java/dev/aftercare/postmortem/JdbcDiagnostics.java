package dev.aftercare.postmortem;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps diagnostics in the table {@code diagnostic}. */
@Repository
class JdbcDiagnostics implements Diagnostics {

    private static final String SAVE = """
            INSERT INTO diagnostic AS known (source, path, ordinal, line, rule, level, message)
            SELECT :source, :path, ordinal, line, rule, level, message
            FROM unnest(cast(:line AS integer[]), cast(:rule AS text[]), cast(:level AS text[]), cast(:message AS text[]))
                WITH ORDINALITY AS fresh (line, rule, level, message, ordinal)
            ON CONFLICT (source, path, ordinal) DO UPDATE SET
                line = excluded.line, rule = excluded.rule, level = excluded.level, message = excluded.message
            WHERE known IS DISTINCT FROM excluded
            """;

    private static final String SHORTEN = """
            DELETE FROM diagnostic WHERE source = :source AND path = :path AND ordinal > :size
            """;

    private static final String FORGET_ALL_BUT = """
            DELETE FROM diagnostic WHERE source = :source AND path <> ''
                AND path NOT IN (SELECT * FROM unnest(cast(:paths AS text[])))
            """;

    private static final String ALL = """
            SELECT source, path, line, rule, level, message FROM diagnostic ORDER BY source, path, line, ordinal
            """;

    private final JdbcClient database;

    JdbcDiagnostics(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void replace(String source, String path, Collection<Diagnostic> diagnostics) {
        if (!diagnostics.isEmpty()) {
            save(source, path, new ArrayList<>(diagnostics));
        }
        database.sql(SHORTEN)
                .param("source", source)
                .param("path", path)
                .param("size", diagnostics.size())
                .update();
    }

    private void save(String source, String path, List<Diagnostic> diagnostics) {
        Columns<Diagnostic> columns = new Columns<>(diagnostics)
                .with("line", diagnostic -> diagnostic.place().line())
                .with("rule", Diagnostic::rule)
                .with("level", Diagnostic::level)
                .with("message", Diagnostic::message);
        database.sql(SAVE)
                .param("source", source)
                .param("path", path)
                .params(columns.arrays())
                .update();
    }

    @Override
    public void forgetAllBut(String source, Collection<String> paths) {
        database.sql(FORGET_ALL_BUT)
                .param("source", source)
                .param("paths", paths.toArray(String[]::new))
                .update();
    }

    @Override
    public List<Diagnostic> all() {
        return database.sql(ALL).query(JdbcDiagnostics::diagnostic).list();
    }

    private static Diagnostic diagnostic(ResultSet row, int number) throws SQLException {
        return new Diagnostic(
                new Place(row.getString("source"), row.getString("path"), row.getInt("line")),
                row.getString("rule"),
                Diagnostic.Level.valueOf(row.getString("level")),
                row.getString("message"));
    }
}
