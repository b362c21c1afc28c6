package dev.aftercare.source.sql;

import dev.aftercare.source.DocumentComparison;
import dev.aftercare.source.KnownDocuments;
import dev.aftercare.source.PostmortemSource;
import dev.aftercare.source.SourceChanges;
import dev.aftercare.source.SourceSettings.SqlSettings;
import dev.aftercare.source.SourceUnavailable;
import dev.aftercare.source.reading.DocumentReader;
import dev.aftercare.source.reading.ReadingDefaults;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SortedMap;

/**
 * Reads the incidents of a database. Each is one document, {@code incidents/42}: its row with its milestones and
 * countermeasures as JSON. Whether it changed is told by what the rows say, not by the order they come in.
 */
final class SqlSource implements PostmortemSource {

    private final String name;
    private final SqlSettings settings;
    private final JdbcSourceDatabase database;

    SqlSource(String name, SqlSettings settings, JdbcSourceDatabase database) {
        this.name = name;
        this.settings = settings;
        this.database = database;
    }

    @Override
    public void check() throws SourceUnavailable {
        database.check();
    }

    @Override
    public DocumentReader reader(ReadingDefaults defaults) {
        return new SqlReader(defaults);
    }

    @Override
    public SourceChanges changesSince(KnownDocuments known) throws SourceUnavailable {
        SpooledIncidents incidents = new SpooledIncidents(name);
        try {
            database.read(incidents);
            return changes(incidents, known);
        } catch (UncheckedIOException full) {
            incidents.close();
            throw JdbcFailures.sentence(
                    settings,
                    "could not be copied to the folder for temporary files (%s); make room there"
                            .formatted(full.getMessage()));
        } catch (SourceUnavailable unavailable) {
            incidents.close();
            throw unavailable;
        }
    }

    private SourceChanges changes(SpooledIncidents incidents, KnownDocuments known) throws SourceUnavailable {
        SortedMap<String, String> present = incidents.contentIds();
        if (present.isEmpty() && known.paths().size() > 1) {
            // A right that was withdrawn looks like this; forgetting every record would be the worse mistake.
            throw JdbcFailures.sentence(
                    settings,
                    "gives no incident, where %d were known; look whether this user may still read the tables, or take this source out of the configuration"
                            .formatted(known.paths().size()));
        }
        DocumentComparison comparison = new DocumentComparison(known, present, path -> false);
        return new SourceChanges(
                comparison.changed(incidents::content),
                List.copyOf(comparison.vanished().keySet()),
                comparison.paths(),
                null,
                incidents.diagnostics(),
                incidents::close);
    }
}
