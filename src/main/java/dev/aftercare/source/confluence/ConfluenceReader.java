package dev.aftercare.source.confluence;

import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Place;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.source.markdown.MarkdownReader;
import dev.aftercare.source.reading.DocumentReader;
import dev.aftercare.source.reading.DocumentReading;
import dev.aftercare.source.reading.ReadingDefaults;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JacksonException;

/** Understands the pages of a Confluence as they are kept. Thread-safe. */
final class ConfluenceReader implements DocumentReader {

    private static final String VERSION = "confluence-1-";

    private final DocumentReader html;

    ConfluenceReader(ReadingDefaults defaults) {
        this.html = new MarkdownReader(defaults);
    }

    @Override
    public String version() {
        return VERSION + html.version();
    }

    @Override
    public DocumentReading read(String source, String path, byte[] content) {
        WikiPage page;
        try {
            page = WikiPage.of(content);
        } catch (JacksonException broken) {
            Diagnostic said = new Diagnostic(
                    Place.of(source, path),
                    "page.unreadable",
                    Diagnostic.Level.ERROR,
                    "what is kept of the page cannot be read; it is fetched again in the next run");
            return new DocumentReading(DocumentReading.Kind.OTHER, List.of(), List.of(said));
        }
        StorageFormat.Rendition rendition = StorageFormat.rendition(page);
        DocumentReading read = html.read(source, path, rendition.html().getBytes(StandardCharsets.UTF_8));
        return new DocumentReading(
                read.kind(),
                read.postmortems().stream()
                        .map(postmortem -> onPage(postmortem, page, rendition))
                        .toList(),
                read.diagnostics().stream()
                        .map(diagnostic -> onPage(diagnostic, page, rendition))
                        .toList());
    }

    private static Postmortem onPage(Postmortem postmortem, WikiPage page, StorageFormat.Rendition rendition) {
        ReviewStatus status = page.status().equals("draft") ? ReviewStatus.DRAFT : postmortem.status();
        Audience audience = page.restricted() ? Audience.RESTRICTED : postmortem.audience();
        return postmortem.onPage(onPage(postmortem.place(), page, rendition), page.url(), status, audience);
    }

    private static Diagnostic onPage(Diagnostic diagnostic, WikiPage page, StorageFormat.Rendition rendition) {
        return new Diagnostic(
                onPage(diagnostic.place(), page, rendition),
                diagnostic.rule(),
                diagnostic.level(),
                diagnostic.message());
    }

    // Nothing may tell the title of a page that only some may read.
    private static Place onPage(Place place, WikiPage page, StorageFormat.Rendition rendition) {
        String title = page.restricted() ? "a restricted page" : page.title();
        String heading = page.restricted() ? "" : rendition.headingAbove(place.line());
        return place.onPage(new Place.Page(title, heading, page.url()));
    }
}
