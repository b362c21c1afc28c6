package dev.aftercare.source.sql;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Place;
import dev.aftercare.source.markdown.MarkdownReader;
import dev.aftercare.source.reading.DocumentReader;
import dev.aftercare.source.reading.DocumentReading;
import dev.aftercare.source.reading.ReadingDefaults;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Reads the postmortem that the rows of an incident make. The same rules hold as for Markdown: what no column states is missing,
 * a negative duration gives no number, and what cannot be understood is a diagnostic. Thread-safe.
 */
final class SqlReader implements DocumentReader {

    private static final String VERSION = "sql-1";

    private final ReadingDefaults defaults;
    private final MarkdownReader markdown;

    SqlReader(ReadingDefaults defaults) {
        this.defaults = defaults;
        this.markdown = new MarkdownReader(defaults);
    }

    @Override
    public String version() {
        return VERSION + "+" + markdown.version();
    }

    @Override
    public DocumentReading read(String source, String path, byte[] content) {
        Place place = Place.of(source, path);
        List<Diagnostic> diagnostics = new ArrayList<>();
        try {
            JsonNode document = RowJson.parse(content);
            IncidentRows rows = new IncidentRows(place, document, defaults, markdown, diagnostics);
            return new DocumentReading(DocumentReading.Kind.POSTMORTEM, List.of(rows.postmortem()), rows.diagnostics());
        } catch (RuntimeException defect) {
            diagnostics.add(new Diagnostic(
                    place,
                    "file.defect",
                    Diagnostic.Level.ERROR,
                    "the rows could not be read because of a defect in Aftercare (%s); please report it"
                            .formatted(defect.getClass().getSimpleName())));
            return new DocumentReading(DocumentReading.Kind.OTHER, List.of(), diagnostics);
        }
    }
}
