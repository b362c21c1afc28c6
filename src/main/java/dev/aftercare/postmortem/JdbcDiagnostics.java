package dev.aftercare.postmortem;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps diagnostics in the table {@code diagnostic}. */
@Repository
class JdbcDiagnostics implements Diagnostics {

    private static final String SAVE = """
            INSERT INTO diagnostic AS known (source, path, ordinal, line, rule, level, message,
                page_title, page_heading, page_url)
            SELECT * FROM unnest(cast(:source AS text[]), cast(:path AS text[]), cast(:ordinal AS integer[]),
                cast(:line AS integer[]), cast(:rule AS text[]), cast(:level AS text[]), cast(:message AS text[]),
                cast(:pageTitle AS text[]), cast(:pageHeading AS text[]), cast(:pageUrl AS text[]))
            ON CONFLICT (source, path, ordinal) DO UPDATE SET
                line = excluded.line, rule = excluded.rule, level = excluded.level, message = excluded.message,
                page_title = excluded.page_title, page_heading = excluded.page_heading, page_url = excluded.page_url
            WHERE known IS DISTINCT FROM excluded
            """;

    private static final String SHORTEN = """
            DELETE FROM diagnostic AS known
            USING unnest(cast(:source AS text[]), cast(:path AS text[]), cast(:size AS integer[])) AS fresh (source, path, size)
            WHERE known.source = fresh.source AND known.path = fresh.path AND ordinal > fresh.size
            """;

    private static final String FORGET_ALL_BUT = """
            DELETE FROM diagnostic WHERE source = :source AND path <> ''
                AND path NOT IN (SELECT * FROM unnest(cast(:paths AS text[])))
            """;

    private static final String ALL = """
            SELECT source, path, line, rule, level, message, page_title, page_heading, page_url FROM diagnostic ORDER BY source, path, line, ordinal
            """;

    private final JdbcClient database;

    JdbcDiagnostics(JdbcClient database) {
        this.database = database;
    }

    private record Row(int ordinal, OfFile file, Diagnostic diagnostic) {}

    @Override
    public void replace(String source, String path, Collection<Diagnostic> diagnostics) {
        replaceAll(List.of(new OfFile(source, path, List.copyOf(diagnostics))));
    }

    @Override
    public void replaceAll(List<OfFile> files) {
        List<Row> rows = new ArrayList<>();
        for (OfFile file : files) {
            for (int index = 0; index < file.diagnostics().size(); index++) {
                rows.add(new Row(index + 1, file, file.diagnostics().get(index)));
            }
        }
        save(rows);
        database.sql(SHORTEN)
                .params(new Columns<>(files)
                        .with("source", OfFile::source)
                        .with("path", OfFile::path)
                        .with("size", file -> file.diagnostics().size())
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
                        .with("line", row -> row.diagnostic().place().line())
                        .with("rule", row -> row.diagnostic().rule())
                        .with("level", row -> row.diagnostic().level())
                        .with("message", row -> row.diagnostic().message())
                        .with("pageTitle", row -> page(row, Place.Page::title))
                        .with("pageHeading", row -> page(row, Place.Page::heading))
                        .with("pageUrl", row -> page(row, Place.Page::url))
                        .arrays())
                .update();
    }

    private static @Nullable String page(Row row, Function<Place.Page, String> part) {
        Place.Page page = row.diagnostic().place().page();
        return page == null ? null : part.apply(page);
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

    private static Place.@Nullable Page page(ResultSet row) throws SQLException {
        String title = row.getString("page_title");
        return title == null ? null : new Place.Page(title, row.getString("page_heading"), row.getString("page_url"));
    }

    private static Diagnostic diagnostic(ResultSet row, int number) throws SQLException {
        return new Diagnostic(
                new Place(row.getString("source"), row.getString("path"), row.getInt("line"), page(row)),
                row.getString("rule"),
                Diagnostic.Level.valueOf(row.getString("level")),
                row.getString("message"));
    }
}
