package dev.aftercare.source.markdown;

import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.source.reading.DocumentReading.Kind;
import java.util.List;

/** Tells a postmortem from an empty form and from everything else that lies in the same folders. */
final class DocumentKind {

    private DocumentKind() {}

    /** What a document is, and why it was left out. */
    record Verdict(Kind kind, String reason) {}

    static Verdict of(String path, Section document, List<Field> fields, List<Postmortem> read) {
        Evidence evidence = new Evidence(path, document, fields, read);
        if (evidence.isForm()) {
            return new Verdict(Kind.TEMPLATE, "its places are not filled in");
        }
        if (evidence.isPostmortem()) {
            return new Verdict(Kind.POSTMORTEM, "");
        }
        if (evidence.isHollow()) {
            return new Verdict(Kind.TEMPLATE, "it has the headings of a postmortem and nothing below them");
        }
        return new Verdict(
                Kind.OTHER,
                "it states no start, detection or end of an incident; if it is one, write \"Start Time: 2026-03-04 10:05 Europe/Paris\"");
    }
}
