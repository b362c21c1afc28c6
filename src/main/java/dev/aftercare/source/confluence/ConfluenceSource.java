package dev.aftercare.source.confluence;

import dev.aftercare.http.Address;
import dev.aftercare.http.Answer;
import dev.aftercare.http.Credentials;
import dev.aftercare.http.PoliteClient;
import dev.aftercare.http.PoliteClients;
import dev.aftercare.http.ServerUnavailable;
import dev.aftercare.source.ConfluenceSettings;
import dev.aftercare.source.ConfluenceSettings.Edition;
import dev.aftercare.source.DocumentComparison;
import dev.aftercare.source.DocumentContent;
import dev.aftercare.source.DocumentUnreadable;
import dev.aftercare.source.KnownDocuments;
import dev.aftercare.source.PostmortemSource;
import dev.aftercare.source.SourceChanges;
import dev.aftercare.source.SourceDocument;
import dev.aftercare.source.SourceUnavailable;
import dev.aftercare.source.reading.DocumentReader;
import dev.aftercare.source.reading.ReadingDefaults;
import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the postmortems that are pages of a Confluence. The list of pages with their versions tells what changed; only the text of
 * those is fetched. Who may read a page is asked each time: a page that was restricted since must not be shown.
 */
final class ConfluenceSource implements PostmortemSource {

    private final ConfluenceSettings settings;

    private final PoliteClients clients;

    ConfluenceSource(ConfluenceSettings settings, PoliteClients clients) {
        this.settings = settings;
        this.clients = clients;
    }

    @Override
    public void check() throws SourceUnavailable {
        seen();
    }

    @Override
    public String seen() throws SourceUnavailable {
        Wiki wiki = open();
        int pages = wiki.pages().size();
        return "we are %s; %s".formatted(wiki.whoWeAre(), pages == 1 ? "1 page matches" : pages + " pages match");
    }

    @Override
    public DocumentReader reader(ReadingDefaults defaults) {
        return new ConfluenceReader(defaults);
    }

    @Override
    public SourceChanges changesSince(KnownDocuments known) throws SourceUnavailable {
        Wiki wiki = open();
        List<PageHead> pages = wiki.pages();
        if (pages.isEmpty() && known.paths().size() > 1) {
            throw new SourceUnavailable(
                    "%s: not one page matches, where %d records were known; look whether the token's user may still read them, or take this source out of the configuration"
                            .formatted(settings.url(), known.paths().size()));
        }
        SortedMap<String, String> present = new TreeMap<>();
        Map<String, SourceDocument.Content> contents = new HashMap<>();
        for (PageHead page : pages) {
            boolean restricted = wiki.isRestricted(page);
            present.put(page.path(), page.contentId(page.version(), restricted));
            contents.put(page.path(), () -> content(wiki, page, restricted));
        }
        DocumentComparison comparison = new DocumentComparison(known, present, path -> false);
        return new SourceChanges(
                comparison.changed(path -> Objects.requireNonNull(contents.get(path))),
                List.copyOf(comparison.vanished().keySet()),
                comparison.paths(),
                newest(pages),
                List.of(),
                () -> {});
    }

    private static DocumentContent content(Wiki wiki, PageHead head, boolean restricted) throws DocumentUnreadable {
        WikiPage page = wiki.page(head, restricted);
        byte[] json = page.toJson();
        if (json.length > DocumentContent.MOST_BYTES) {
            throw DocumentContent.tooLarge(json.length);
        }
        return new DocumentContent(head.contentId(page.version(), restricted), json);
    }

    /** When the newest of the pages was written: where this reading ends. */
    private static @Nullable String newest(List<PageHead> pages) {
        return pages.stream()
                .map(PageHead::modified)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    // Opened anew for each reading: names and restrictions are remembered for one reading only.
    private Wiki open() throws SourceUnavailable {
        Edition edition = settings.edition();
        if (edition == null) {
            return found();
        }
        return switch (edition) {
            case CLOUD -> new CloudWiki(server(settings.url()), settings);
            case DATA_CENTER -> new DataCenterWiki(server(settings.url()), settings);
        };
    }

    /** Asks the server which edition it is: only the cloud has the API of version 2. */
    private Wiki found() throws SourceUnavailable {
        String url = Sentences.withoutSlash(settings.url());
        WikiServer here = server(settings.url());
        if (answers(here, Address.of("api/v2/spaces").with("limit", 1))) {
            return new CloudWiki(here, settings);
        }
        if (answers(here, Address.of("rest/api/space").with("limit", 1))) {
            return new DataCenterWiki(here, settings);
        }
        WikiServer below = server(URI.create(url + "/wiki"));
        if (answers(below, Address.of("api/v2/spaces").with("limit", 1))) {
            return new CloudWiki(below, settings);
        }
        throw new SourceUnavailable(
                "%s: no Confluence answers here; give the address up to and with its path, such as https://example.atlassian.net/wiki"
                        .formatted(url));
    }

    private static boolean answers(WikiServer server, Address address) throws SourceUnavailable {
        try {
            Answer answer = server.client().get(address.text());
            if (answer instanceof Answer.Refused refused && refused.reason() != Answer.Reason.NOT_FOUND) {
                throw new SourceUnavailable(refused.sentence());
            }
            return answer instanceof Answer.Found found
                    && found.json().path("results").isArray();
        } catch (ServerUnavailable e) {
            if (e.isWebPage()) {
                // what a data center shows where it has no such address
                return false;
            }
            throw WikiServer.unavailable(e);
        }
    }

    private WikiServer server(URI base) {
        PoliteClient client = clients.open(base, credentials());
        return new WikiServer(client);
    }

    private Credentials credentials() {
        String token = settings.token();
        String user = settings.user();
        if (token == null) {
            return Credentials.none();
        }
        return user == null ? Credentials.bearer(token) : Credentials.basic(user, token);
    }
}
