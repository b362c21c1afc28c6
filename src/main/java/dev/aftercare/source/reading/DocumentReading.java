package dev.aftercare.source.reading;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Postmortem;
import java.util.List;

/**
 * What was understood of one document.
 *
 * @param kind what the document is
 * @param postmortems the incidents that it describes; empty unless it is a postmortem
 * @param diagnostics what could not be understood
 */
public record DocumentReading(Kind kind, List<Postmortem> postmortems, List<Diagnostic> diagnostics) {

    public DocumentReading {
        postmortems = List.copyOf(postmortems);
        diagnostics = List.copyOf(diagnostics);
    }

    /** What a document is. */
    public enum Kind {
        /** It describes at least one incident. */
        POSTMORTEM,
        /** An empty form. */
        TEMPLATE,
        /** Something else: an index, a README. */
        OTHER
    }
}
