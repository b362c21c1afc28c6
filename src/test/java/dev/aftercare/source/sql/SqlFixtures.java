package dev.aftercare.source.sql;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.source.DocumentContent;
import dev.aftercare.source.DocumentUnreadable;
import dev.aftercare.source.KnownDocuments;
import dev.aftercare.source.SourceChanges;
import dev.aftercare.source.SourceDocument;
import dev.aftercare.source.SourceFixtures;
import dev.aftercare.source.SourceSettings.SqlSettings;
import dev.aftercare.source.SourceUnavailable;
import dev.aftercare.source.reading.DocumentReader;
import dev.aftercare.source.reading.DocumentReading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

/** What the tests of SQL sources are made of. */
final class SqlFixtures {

    private SqlFixtures() {}

    /** Queries on a PostgreSQL database of the tests. */
    static SqlSettings postgres(
            DataSource database, String incidents, @Nullable String milestones, @Nullable String countermeasures) {
        PGSimpleDataSource postgres = (PGSimpleDataSource) database;
        return new SqlSettings(
                postgres.getURL(),
                postgres.getUser(),
                postgres.getPassword(),
                null,
                null,
                incidents,
                milestones,
                countermeasures,
                30);
    }

    /** The queries of a configuration that is shipped, on another database. */
    static SqlSettings example(String file, String url, String user, String password) throws IOException {
        PropertySource<?> example = new YamlPropertySourceLoader()
                .load(file, new FileSystemResource(Path.of("config", file)))
                .get(0);
        return new SqlSettings(
                url,
                user,
                password,
                null,
                null,
                (String) example.getProperty("aftercare.sources[0].sql.incidents"),
                (String) example.getProperty("aftercare.sources[0].sql.milestones"),
                (String) example.getProperty("aftercare.sources[0].sql.countermeasures"),
                30);
    }

    static SqlSource source(SqlSettings settings) {
        return new SqlSource("incidents", settings, new JdbcSourceDatabase(settings));
    }

    /**
     * Everything that a source says.
     *
     * @param postmortems by path
     * @param raw the documents by path
     * @param known what is known now
     */
    record Said(
            Map<String, Postmortem> postmortems,
            Map<String, byte[]> raw,
            List<Diagnostic> diagnostics,
            KnownDocuments known,
            List<String> vanished) {

        Postmortem only() {
            return postmortems.values().iterator().next();
        }

        List<String> messages() {
            return diagnostics.stream().map(Diagnostic::toString).toList();
        }
    }

    static Said read(SqlSettings settings) throws SourceUnavailable, DocumentUnreadable {
        return read(settings, KnownDocuments.none());
    }

    static Said read(SqlSettings settings, KnownDocuments known) throws SourceUnavailable, DocumentUnreadable {
        SqlSource source = source(settings);
        DocumentReader reader = source.reader(SourceFixtures.DEFAULTS);
        Map<String, Postmortem> postmortems = new TreeMap<>();
        Map<String, byte[]> raw = new TreeMap<>();
        try (SourceChanges changes = source.changesSince(known)) {
            List<Diagnostic> diagnostics = new ArrayList<>(changes.diagnostics());
            for (SourceDocument document : changes.documents()) {
                DocumentContent content = document.content().read();
                DocumentReading reading = reader.read("incidents", document.path(), content.bytes());
                reading.postmortems().forEach(one -> postmortems.put(document.path(), one));
                diagnostics.addAll(reading.diagnostics());
                raw.put(document.path(), content.bytes());
            }
            return new Said(postmortems, raw, diagnostics, SourceFixtures.known(changes), changes.vanished());
        }
    }
}
