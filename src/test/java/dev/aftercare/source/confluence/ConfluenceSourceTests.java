package dev.aftercare.source.confluence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.http.HttpLimits;
import dev.aftercare.http.LoopbackServer;
import dev.aftercare.http.LoopbackServer.Reply;
import dev.aftercare.http.PoliteClients;
import dev.aftercare.source.ConfluenceSettings;
import dev.aftercare.source.ConfluenceSettings.Edition;
import dev.aftercare.source.DocumentUnreadable;
import dev.aftercare.source.KnownDocuments;
import dev.aftercare.source.SourceChanges;
import dev.aftercare.source.SourceDocument;
import dev.aftercare.source.SourceFixtures;
import dev.aftercare.source.SourceUnavailable;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads pages over real HTTP from servers that answer in the vendor's shapes. */
class ConfluenceSourceTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-09-01T02:00:00Z"), ZoneOffset.UTC);

    private final FakeCloud cloud = new FakeCloud("/wiki");

    private final List<Duration> waits = new ArrayList<>();

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void changesSinceWhenNothingIsKnownReadsAllPagesOfASpace() throws Exception {
        pages();
        SourceChanges changes = source(List.of("OPS"), List.of(), null).changesSince(KnownDocuments.none());

        assertThat(SourceFixtures.paths(changes)).containsExactly("page-100", "page-101", "page-102", "page-103");
        assertThat(changes.bookmark()).isEqualTo("2026-03-01T10:00:00.000Z");
        WikiPage page = WikiPage.of(changes.documents().get(1).content().read().bytes());
        assertThat(page.title()).isEqualTo("Search was empty");
        assertThat(page.url()).isEqualTo("https://harborline.example/wiki/spaces/OPS/pages/101");
        assertThat(page.labels()).containsExactly("postmortem");
        assertThat(page.users()).containsEntry("557058:camille", "Camille Roussel");
        assertThat(page.restricted()).isFalse();
    }

    @Test
    void changesSinceWhenLabelsOrAParentAreGivenReadsThose() throws Exception {
        pages();

        assertThat(paths(source(List.of(), List.of("Postmortem"), null))).containsExactly("page-101", "page-103");
        assertThat(paths(source(List.of("OPS"), List.of(), "100"))).containsExactly("page-101", "page-102", "page-103");
        assertThat(paths(source(List.of(), List.of("postmortem"), "102"))).containsExactly("page-103");
        assertThat(paths(source(List.of(), List.of("nobody-uses-it"), null))).isEmpty();
    }

    @Test
    void changesSinceWhenAPageChangedReadsThatOneOnly() throws Exception {
        pages();
        ConfluenceSource source = source(List.of("OPS"), List.of(), null);
        KnownDocuments known = SourceFixtures.known(source.changesSince(KnownDocuments.none()));
        cloud.server.forget();
        cloud.pages.compute("102", (id, page) -> page.changed("Cart was very slow", "<p>new</p>"));
        SourceChanges changes = source.changesSince(known);

        assertThat(SourceFixtures.paths(changes)).containsExactly("page-102");
        assertThat(changes.vanished()).isEmpty();
        changes.documents().get(0).content().read();
        assertThat(cloud.server.addresses().stream().filter(address -> address.contains("body-format")))
                .hasSize(1);
    }

    @Test
    void changesSinceWhenPagesVanishOrAreTrashedSaysSo() throws Exception {
        pages();
        ConfluenceSource source = source(List.of("OPS"), List.of(), null);
        KnownDocuments known = SourceFixtures.known(source.changesSince(KnownDocuments.none()));
        cloud.pages.remove("101");
        cloud.pages.compute("103", (id, page) -> page.trashed());

        assertThat(source.changesSince(known).vanished()).containsExactly("page-101", "page-103");
    }

    @Test
    void changesSinceWhenAPageWasMovedKeepsItsRecord() throws Exception {
        pages();
        ConfluenceSource source = source(List.of("OPS"), List.of(), null);
        KnownDocuments known = SourceFixtures.known(source.changesSince(KnownDocuments.none()));
        cloud.pages.compute("103", (id, page) -> page.below("100"));
        SourceChanges changes = source.changesSince(known);

        assertThat(changes.documents()).isEmpty();
        assertThat(changes.vanished()).isEmpty();
    }

    @Test
    void changesSinceWhenAPageIsRestrictedItselfOrFromAboveReadsItAsSuch() throws Exception {
        pages();
        ConfluenceSource source = source(List.of("OPS"), List.of(), null);
        KnownDocuments known = SourceFixtures.known(source.changesSince(KnownDocuments.none()));
        cloud.restricted.add("102");
        SourceChanges changes = source.changesSince(known);

        assertThat(SourceFixtures.paths(changes)).containsExactly("page-102", "page-103");
        for (SourceDocument document : changes.documents()) {
            assertThat(WikiPage.of(document.content().read().bytes()).restricted())
                    .isTrue();
        }
    }

    @Test
    void changesSinceWhenRestrictionsCannotBeLearntTakesPagesAsRestricted() throws Exception {
        pages();
        cloud.server.at(
                "/wiki/rest/api/content/101/restriction/byOperation/read?expand=restrictions.user%2Crestrictions.group",
                Reply.json(403, "{\"message\": \"scope\"}"));
        SourceChanges changes = source(List.of("OPS"), List.of(), null).changesSince(KnownDocuments.none());

        assertThat(WikiPage.of(changes.documents().get(1).content().read().bytes())
                        .restricted())
                .isTrue();
        assertThat(WikiPage.of(changes.documents().get(2).content().read().bytes())
                        .restricted())
                .isFalse();
    }

    @Test
    void readWhenOnePageFailsSaysSoForThatOne() throws Exception {
        pages();
        String page = "/wiki/api/v2/pages/101?body-format=storage&include-labels=true";
        List<SourceDocument> documents = source(List.of("OPS"), List.of(), null)
                .changesSince(KnownDocuments.none())
                .documents();

        cloud.server.at(page, Reply.json(500, "{}"));
        assertThatThrownBy(() -> documents.get(1).content().read())
                .isInstanceOf(DocumentUnreadable.class)
                .hasMessageContaining("/wiki/api/v2/pages/101: the server answers with an error (500) (asked 3 times)");
        cloud.server.at(page, Reply.json(404, "{}"));
        assertThatThrownBy(() -> documents.get(1).content().read()).hasMessageContaining("vanished while it was read");
        cloud.server.at(page, Reply.json("{\"id\": \"101\", \"body\": {}}"));
        assertThatThrownBy(() -> documents.get(1).content().read())
                .hasMessageContaining("no text in the storage format");
        assertThat(documents.get(2).content().read().bytes()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "401, the server does not know us (401)",
        "403, we may not see this (403)",
        "500, the server answers with an error (500)"
    })
    void changesSinceWhenTheListFailsIsAFailureAndNoEmptySpace(int status, String sentence) {
        pages();
        cloud.server.at("/wiki/api/v2/spaces/98305/pages?limit=250&cursor=c2", Reply.json(status, "{}"));

        assertThatThrownBy(() -> source(List.of("OPS"), List.of(), null).changesSince(KnownDocuments.none()))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("/wiki/api/v2/spaces/98305/pages: " + sentence);
    }

    @Test
    void changesSinceWhenServerRecoversReadsOn() throws Exception {
        pages();
        String second = "/wiki/api/v2/spaces/98305/pages?limit=250&cursor=c2";
        Reply rest = Reply.json(
                "{\"results\": [{\"id\": \"103\", \"status\": \"current\", \"version\": {\"number\": 1}}], \"_links\": {}}");
        cloud.server.at(second, Reply.json(429, "{}").with("Retry-After", "9"), rest.cutAfter(20), rest);
        SourceChanges changes = source(List.of("OPS"), List.of(), null).changesSince(KnownDocuments.none());

        assertThat(SourceFixtures.paths(changes)).containsExactly("page-100", "page-101", "page-103");
        assertThat(waits.get(0)).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void changesSinceWhenACursorIsRepeatedEndsAsAFailure() {
        pages();
        cloud.server.at(
                "/wiki/api/v2/spaces/98305/pages?limit=250&cursor=c2",
                Reply.json(
                        "{\"results\": [], \"_links\": {\"next\": \"/wiki/api/v2/spaces/98305/pages?limit=250&cursor=c2\"}}"));

        assertThatThrownBy(() -> source(List.of("OPS"), List.of(), null).changesSince(KnownDocuments.none()))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("the same page again and again");
    }

    @Test
    void changesSinceWhenAllPagesSeemGoneForgetsNothing() throws Exception {
        pages();
        ConfluenceSource source = source(List.of("OPS"), List.of(), null);
        KnownDocuments known = SourceFixtures.known(source.changesSince(KnownDocuments.none()));
        cloud.pages.clear();

        assertThatThrownBy(() -> source.changesSince(known))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("not one page matches, where 4 records were known");
    }

    @Test
    void changesSinceWhenASpaceIsUnknownSaysWhich() {
        assertThatThrownBy(() -> source(List.of("NOPE"), List.of(), null).changesSince(KnownDocuments.none()))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("there is no space \"NOPE\"");
    }

    @Test
    void seenWhenServerAnswersSaysWhoWeAreAndHowMuchThereIs() throws Exception {
        pages();

        assertThat(source(List.of("OPS"), List.of("postmortem"), null).seen())
                .isEqualTo("we are Aftercare Robot; 2 pages match");
    }

    @Test
    void seenWhenAddressIsThatOfTheSiteFindsTheWikiBelow() throws Exception {
        pages();
        ConfluenceSettings site = settings(cloud.server.root(), null, "t0ken", List.of("OPS"), List.of(), null);

        assertThat(open(site).seen()).isEqualTo("we are Aftercare Robot; 4 pages match");
    }

    @Test
    void seenWhenNoConfluenceAnswersSaysWhatToWrite() {
        try (LoopbackServer other = new LoopbackServer()) {
            assertThatThrownBy(() -> open(settings(other.root(), null, "t0ken", List.of("OPS"), List.of(), null))
                            .seen())
                    .hasMessage(
                            other.root()
                                    + ": no Confluence answers here; give the address up to and with its path, such as https://example.atlassian.net/wiki");
        }
    }

    @Test
    void seenWhenTokenIsMissingSaysThatTheServerDoesNotKnowUs() {
        assertThatThrownBy(
                        () -> open(settings(cloud.server.root(), Edition.CLOUD, null, List.of("OPS"), List.of(), null))
                                .seen())
                .isInstanceOf(SourceUnavailable.class);
        assertThatThrownBy(() -> open(new ConfluenceSettings(
                                URI.create(cloud.server.root() + "/wiki"),
                                null,
                                null,
                                null,
                                List.of("OPS"),
                                List.of(),
                                null))
                        .seen())
                .hasMessageContaining("the server does not know us (401)");
    }

    private void pages() {
        cloud.add("100", null, "Incidents", "<p>Index</p>");
        cloud.add("101", "100", "Search was empty", Pages.SEARCH, "postmortem");
        cloud.add("102", "100", "Cart was slow", "<p>slow</p>", "meeting");
        cloud.add("103", "102", "Mail was late", "<p>late</p>", "postmortem", "meeting");
    }

    private List<String> paths(ConfluenceSource source) throws SourceUnavailable {
        return SourceFixtures.paths(source.changesSince(KnownDocuments.none()));
    }

    private ConfluenceSource source(List<String> spaces, List<String> labels, @Nullable String parent) {
        return open(settings(URI.create(cloud.server.root() + "/wiki"), null, "t0ken", spaces, labels, parent));
    }

    private static ConfluenceSettings settings(
            URI url,
            @Nullable Edition edition,
            @Nullable String token,
            List<String> spaces,
            List<String> labels,
            @Nullable String parent) {
        return new ConfluenceSettings(url, edition, "robot@harborline.example", token, spaces, labels, parent);
    }

    private ConfluenceSource open(ConfluenceSettings settings) {
        return new ConfluenceSource(
                settings,
                new PoliteClients(
                        CLOCK,
                        waits::add,
                        new SplittableRandom(3),
                        HttpLimits.usual().withAttempts(3)));
    }
}
