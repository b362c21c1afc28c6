package dev.aftercare.source.markdown;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Postmortem;
import java.util.List;

/**
 * What was understood of one file.
 *
 * @param kind what the file is
 * @param postmortems the incidents that it describes; empty unless it is a postmortem
 * @param diagnostics what could not be understood
 */
public record MarkdownReading(Kind kind, List<Postmortem> postmortems, List<Diagnostic> diagnostics) {

    public MarkdownReading {
        postmortems = List.copyOf(postmortems);
        diagnostics = List.copyOf(diagnostics);
    }

    /** What a file is. */
    public enum Kind {
        /** It describes at least one incident. */
        POSTMORTEM,
        /** An empty form. */
        TEMPLATE,
        /** Something else: an index, a README. */
        OTHER
    }
}
