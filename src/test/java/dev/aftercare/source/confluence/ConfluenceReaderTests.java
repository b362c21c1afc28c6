package dev.aftercare.source.confluence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.source.SourceFixtures;
import dev.aftercare.source.reading.DocumentReading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The storage format is read as what it is: nothing of it is flattened to text first. */
class ConfluenceReaderTests {

    private static final Map<String, String> USERS =
            Map.of("557058:camille", "Camille Roussel", "557058:aoife", "Aoife Byrne");

    @Test
    void readWhenPageHoldsPropertiesTimelineAndTasksUnderstandsThem() {
        Postmortem postmortem = only(read(Pages.SEARCH));

        assertThat(postmortem.title()).isEqualTo("Search was empty");
        assertThat(postmortem.severity()).isEqualTo(Severity.SEV2);
        assertThat(postmortem.status()).isEqualTo(ReviewStatus.REVIEWED);
        assertThat(postmortem.contact()).isEqualTo("Camille Roussel");
        assertThat(postmortem.tags()).containsExactly("postmortem", "search");
        assertThat(postmortem.url()).isEqualTo("https://wiki.harborline.example/wiki/spaces/OPS/pages/4711");
        assertThat(postmortem.summary())
                .contains("The index was rebuilt in place")
                .doesNotContain("SELECT");
        assertThat(postmortem.incident().timeline())
                .extracting(event -> event.at().local() + " " + event.text())
                .containsExactly(
                        "2026-03-04T10:05 START The rebuild empties the index",
                        "2026-03-04T10:12 Aoife Byrne sees the first complaint",
                        "2026-03-04T11:40 END The old index is back, see OPS-118");
    }

    @Test
    void readWhenTasksAreAssignedGivesOwnerDateAndState() {
        assertThat(only(read(Pages.SEARCH)).countermeasures())
                .extracting(
                        Countermeasure::description,
                        Countermeasure::owner,
                        one -> String.valueOf(one.due()),
                        Countermeasure::state,
                        one -> one.tickets().toString())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "Rebuild the index beside the old one",
                                "Camille Roussel",
                                "2026-03-20",
                                Countermeasure.State.OPEN,
                                "[OPS-120]"),
                        org.assertj.core.groups.Tuple.tuple(
                                "Alert on empty results", null, "null", Countermeasure.State.DONE, "[]"));
    }

    @Test
    void readWhenStartIsRedAndEndIsGreenTakesThem() {
        Postmortem postmortem = only(read(Pages.SEARCH));

        assertThat(postmortem.incident().started().local()).isEqualTo("2026-03-04T10:05");
        assertThat(postmortem.incident().resolved().local()).isEqualTo("2026-03-04T11:40");
    }

    @Test
    void readWhenSomethingCannotBeUnderstoodSaysPageAndHeading() {
        DocumentReading reading = read(Pages.SEARCH.replace("10:12", "2026-02-31 10:12"));

        assertThat(reading.diagnostics())
                .extracting(said -> said.place().toString())
                .contains("Search was empty › Timeline (https://wiki.harborline.example/wiki/spaces/OPS/pages/4711)");
    }

    @Test
    void readWhenPageIsRestrictedIsSoAndItsPlacesTellNoTitle() {
        DocumentReading reading = new ConfluenceReader(SourceFixtures.DEFAULTS)
                .read(
                        "wiki",
                        "page-4711",
                        page(Pages.SEARCH.replace("SEV-2", "Frightful"), true).toJson());

        assertThat(only(reading).audience()).isEqualTo(Audience.RESTRICTED);
        assertThat(reading.diagnostics())
                .isNotEmpty()
                .allSatisfy(said -> assertThat(said.place().toString())
                        .isEqualTo("a restricted page (https://wiki.harborline.example/wiki/spaces/OPS/pages/4711)"));
    }

    @Test
    void renditionWhenMacrosStandAroundTextKeepsTheText() {
        assertThat(StorageFormat.rendition(page("""
                        <h1>What happened</h1>
                        <ac:structured-macro ac:name="toc"/>
                        <ac:structured-macro ac:name="info"><ac:parameter ac:name="title">Note</ac:parameter><ac:rich-text-body><p>It &eacute;tait &lt;slow&gt;</p></ac:rich-text-body></ac:structured-macro>
                        <ac:structured-macro ac:name="expand"><ac:parameter ac:name="title">More</ac:parameter><ac:rich-text-body><p>inside</p></ac:rich-text-body></ac:structured-macro>
                        <ac:structured-macro ac:name="code"><ac:plain-text-body><![CDATA[SELECT 1 < 2]]></ac:plain-text-body></ac:structured-macro>
                        <p><ac:emoticon ac:name="tick"/>Seen by <ac:link><ri:user ri:account-id="557058:aoife"/></ac:link>, <ac:link><ri:page ri:content-title="Cart was slow"/></ac:link> <ac:placeholder>write here</ac:placeholder></p>
                        <ac:adf-extension><ac:adf-node type="panel"><ac:adf-attribute key="panel-type">note</ac:adf-attribute><ac:adf-content><p>panel</p></ac:adf-content></ac:adf-node><ac:adf-fallback><p>fallback</p></ac:adf-fallback></ac:adf-extension>
                        """, false)).html().replaceAll("\n\\s*", "\n"))
                .isEqualTo("""
                        <!DOCTYPE html>
                        <h1>Search was empty</h1>
                        <p>Tags: postmortem, search</p>

                        <h2>What happened</h2>

                        <div>
                        <p><b>Note</b></p>
                        <p>It était &lt;slow&gt;</p>
                        </div>\s
                        <details>
                        <summary>More</summary>
                        <p>inside</p>
                        </details>\s
                        <pre></pre>

                        <p>Seen by Aoife Byrne, Cart was slow </p>\s
                        <p>panel</p>\s""".replaceAll("\n+", "\n"));
    }

    @Test
    @Timeout(60)
    void readWhenPageIsHostileEndsSoon() {
        for (String tag : List.of(
                "<ac:task-list><ac:task>",
                "<table><tr><td>",
                "<ac:structured-macro ac:name=\"expand\"><ac:rich-text-body>",
                "<ri:user ri:account-id=\"a\"/>")) {
            assertThat(read(tag.repeat(10_000)).postmortems()).isEmpty();
        }
    }

    @Test
    void readWhenWhatIsKeptIsBrokenSaysSo() {
        assertThat(new ConfluenceReader(SourceFixtures.DEFAULTS)
                        .read("wiki", "page-1", new byte[] {1})
                        .diagnostics())
                .extracting("rule")
                .containsExactly("page.unreadable");
    }

    private static DocumentReading read(String body) {
        return new ConfluenceReader(SourceFixtures.DEFAULTS)
                .read("wiki", "page-4711", page(body, false).toJson());
    }

    private static WikiPage page(String body, boolean restricted) {
        return new WikiPage(
                "4711",
                3,
                "Search was empty",
                "current",
                "https://wiki.harborline.example/wiki/spaces/OPS/pages/4711",
                List.of("postmortem", "search"),
                restricted,
                USERS,
                body);
    }

    private static Postmortem only(DocumentReading reading) {
        assertThat(reading.postmortems()).hasSize(1);
        return reading.postmortems().get(0);
    }
}
