package dev.aftercare.source.confluence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.http.HttpLimits;
import dev.aftercare.http.LoopbackServer;
import dev.aftercare.http.LoopbackServer.Reply;
import dev.aftercare.http.PoliteClients;
import dev.aftercare.source.ConfluenceSettings;
import dev.aftercare.source.KnownDocuments;
import dev.aftercare.source.SourceChanges;
import dev.aftercare.source.SourceFixtures;
import dev.aftercare.source.SourceUnavailable;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Confluence of the company's own, below a path, in the shapes of its content API. */
class DataCenterWikiTests {

    private static final String LIST =
            "/confluence/rest/api/content?type=page&status=current&limit=100&expand=version%2Cancestors%2Cmetadata.labels%2Crestrictions.read.restrictions.user%2Crestrictions.read.restrictions.group&spaceKey=OPS";

    private static final String OPEN =
            "{\"user\": {\"results\": [], \"size\": 0}, \"group\": {\"results\": [], \"size\": 0}}";

    private static final String CLOSED =
            "{\"user\": {\"results\": [], \"size\": 0}, \"group\": {\"results\": [{\"name\": \"security\"}], \"size\": 1}}";

    private final LoopbackServer server = new LoopbackServer();

    @BeforeEach
    void answer() {
        server.at("/confluence/api/v2/spaces?limit=1", Reply.json(404, "<html>").with("Content-Type", "text/html"))
                .at(
                        "/confluence/rest/api/space?limit=1",
                        Reply.json("{\"results\": [{\"key\": \"OPS\"}], \"size\": 1}"))
                .at("/confluence/rest/api/space/OPS", Reply.json("{\"key\": \"OPS\"}"))
                .at(
                        "/confluence/rest/api/user/current",
                        Reply.json(
                                "{\"type\": \"known\", \"username\": \"robot\", \"displayName\": \"Aftercare Robot\"}"))
                .at(
                        "/confluence/rest/api/user?key=" + "a".repeat(32),
                        Reply.json("{\"username\": \"camille\", \"displayName\": \"Camille Roussel\"}"))
                .at(
                        "/confluence/rest/api/content/22?expand=space",
                        Reply.json("{\"id\": \"22\", \"space\": {\"key\": \"OPS\"}}"))
                .at(
                        "/confluence/rest/api/content/7?expand=space",
                        Reply.json("{\"id\": \"7\", \"space\": {\"key\": \"OPS\"}}"))
                .at(
                        "/confluence/rest/api/content/7/restriction/byOperation/read?expand=restrictions.user%2Crestrictions.group",
                        Reply.json("{\"operation\": \"read\", \"restrictions\": " + OPEN + "}"))
                .at(LIST, Reply.json("""
                        {"results": [%s, %s], "start": 0, "limit": 2, "size": 2,
                         "_links": {"base": "%s/confluence", "context": "/confluence", "next": "/rest/api/content?start=2"}}
                        """.formatted(
                        head("21", 4, "7", "postmortem", OPEN), head("22", 1, "7", "meeting", CLOSED), server.root())))
                .at("/confluence/rest/api/content?start=2", Reply.json("""
                        {"results": [%s], "start": 2, "limit": 2, "size": 1, "_links": {"context": "/confluence"}}
                        """.formatted(
                                head("23", 2, "22", "postmortem", OPEN))))
                .at(
                        "/confluence/rest/api/content/21?expand=body.storage%2Cversion%2Cmetadata.labels",
                        Reply.json("""
                        {"id": "21", "title": "Search was empty", "status": "current", "version": {"number": 4},
                         "metadata": {"labels": {"results": [{"prefix": "global", "name": "postmortem"}]}},
                         "body": {"storage": {"value": "<p><ri:user ri:userkey=\\"%s\\"/></p>", "representation": "storage"}},
                         "_links": {"base": "https://wiki.harborline.example", "webui": "/display/OPS/Search+was+empty"}}
                        """.formatted("a".repeat(32))));
    }

    private static String head(String id, int version, String parent, String label, String restrictions) {
        return """
                {"id": "%s", "type": "page", "status": "current", "title": "Page %s",
                 "version": {"number": %d, "when": "2026-03-04T10:00:00.000+01:00"},
                 "ancestors": [{"id": "7"}, {"id": "%s"}],
                 "metadata": {"labels": {"results": [{"prefix": "global", "name": "%s"}]}},
                 "restrictions": {"read": {"operation": "read", "restrictions": %s}}}
                """.formatted(id, id, version, parent, label, restrictions);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void changesSinceWhenServerIsADataCenterReadsItsPages() throws Exception {
        SourceChanges changes = source(List.of("OPS"), List.of(), null).changesSince(KnownDocuments.none());

        assertThat(SourceFixtures.paths(changes)).containsExactly("page-21", "page-22", "page-23");
        WikiPage page = WikiPage.of(changes.documents().get(0).content().read().bytes());
        assertThat(page.title()).isEqualTo("Search was empty");
        assertThat(page.url()).isEqualTo("https://wiki.harborline.example/display/OPS/Search+was+empty");
        assertThat(page.users()).containsValue("Camille Roussel");
        assertThat(server.asked())
                .allSatisfy(asked -> assertThat(asked.header("Authorization")).isEqualTo("Bearer pat"));
    }

    @Test
    void changesSinceWhenLabelsAndAParentAreGivenReadsThose() throws Exception {
        assertThat(paths(source(List.of("OPS"), List.of("Postmortem"), null))).containsExactly("page-21", "page-23");
        assertThat(paths(source(List.of(), List.of(), "22"))).containsExactly("page-23");
    }

    @Test
    void isRestrictedWhenAPageAboveIsRestrictedIsTooAndAsksNothingTwice() throws Exception {
        DataCenterWiki wiki = new DataCenterWiki(
                new WikiServer(clients()
                        .open(URI.create(server.root() + "/confluence"), dev.aftercare.http.Credentials.none())),
                settings(List.of("OPS"), List.of(), null));
        List<PageHead> pages = wiki.pages();

        List<Boolean> restricted = new java.util.ArrayList<>();
        for (PageHead page : pages) {
            restricted.add(wiki.isRestricted(page));
        }
        assertThat(restricted).containsExactly(false, true, true);
        assertThat(server.addresses().stream().filter(address -> address.contains("/restriction/")))
                .hasSize(1);
    }

    @Test
    void seenWhenServerAnswersSaysWhoWeAre() throws Exception {
        assertThat(source(List.of("OPS"), List.of(), null).seen()).isEqualTo("we are Aftercare Robot; 3 pages match");
    }

    @Test
    void changesSinceWhenTheSpaceIsUnknownSaysSo() {
        assertThatThrownBy(() -> source(List.of("NOPE"), List.of(), null).changesSince(KnownDocuments.none()))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("/confluence/rest/api/space/NOPE: the server has no such thing");
    }

    @Test
    void changesSinceWhenLabelsChangedReadsThePageAgain() throws Exception {
        ConfluenceSource source = source(List.of("OPS"), List.of(), null);
        KnownDocuments known = new KnownDocuments(
                null,
                java.util.Map.of(
                        "page-21", new KnownDocuments.KnownDocument("21@4 current open [older]", true),
                        "page-22", new KnownDocuments.KnownDocument("22@1 current restricted [meeting]", true),
                        "page-23", new KnownDocuments.KnownDocument("23@2 current restricted [postmortem]", true)));

        assertThat(SourceFixtures.paths(source.changesSince(known))).containsExactly("page-21");
    }

    private List<String> paths(ConfluenceSource source) throws SourceUnavailable {
        return SourceFixtures.paths(source.changesSince(KnownDocuments.none()));
    }

    private ConfluenceSource source(List<String> spaces, List<String> labels, @Nullable String parent) {
        return new ConfluenceSource(settings(spaces, labels, parent), clients());
    }

    private ConfluenceSettings settings(List<String> spaces, List<String> labels, @Nullable String parent) {
        return new ConfluenceSettings(
                URI.create(server.root() + "/confluence"), null, null, "pat", spaces, labels, parent);
    }

    private static PoliteClients clients() {
        return new PoliteClients(
                Clock.systemUTC(),
                time -> {},
                new SplittableRandom(3),
                HttpLimits.usual().withAttempts(2));
    }
}
