package dev.aftercare.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.postmortem.AppliedCorrection;
import dev.aftercare.postmortem.AppliedCorrection.Kind;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Severity;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDNamedDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class DigestRenderingTests {

    private final DigestRendering rendering = new DigestRendering(new Templates(Path.of("none")));

    @ParameterizedTest
    @EnumSource
    void renderWhenMonthIsRichPutsEverySectionOnPaper(Language language) throws IOException {
        EditionFiles files = render(Harborline.records(), language);

        try (PDDocument pdf = Loader.loadPDF(files.pdf())) {
            Golden.assertSame(textOf(pdf), "august." + language.code() + ".pdf.txt");
        }
    }

    @ParameterizedTest
    @EnumSource
    void lettersWhenMonthIsRichSayWhatNeedsADecision(Language language) {
        DigestRendering.Letters letters = rendering.letters(Harborline.records().august(language));

        Golden.assertSame(letters.text(), "august." + language.code() + ".mail.txt");
        assertThat(Jsoup.parse(letters.html()).text())
                .contains(Jsoup.parse(letters.text()).text().split(" – ")[0]);
    }

    @ParameterizedTest
    @EnumSource
    void renderWhenThereIsNothingSaysSoInOneLineEach(Language language) throws IOException {
        EditionFiles files = render(new Records(), language);

        try (PDDocument pdf = Loader.loadPDF(files.pdf())) {
            Golden.assertSame(textOf(pdf), "nothing." + language.code() + ".pdf.txt");
        }
    }

    @Test
    void renderWhenDoneTwiceGivesTheSameBytes() {
        EditionFiles first = render(Harborline.records(), Language.ENGLISH);
        EditionFiles second = render(Harborline.records(), Language.ENGLISH);

        assertThat(first.pdf()).isEqualTo(second.pdf());
        assertThat(first.html()).isEqualTo(second.html());
    }

    @Test
    void renderWhenPrintedNamesTheDocument() throws IOException {
        try (PDDocument pdf =
                Loader.loadPDF(render(Harborline.records(), Language.FRENCH).pdf())) {
            assertThat(pdf.getDocumentInformation().getTitle())
                    .isEqualTo("Harborline\u00a0: digest de fiabilité, août\u00a02026");
            assertThat(pdf.getDocumentInformation().getAuthor()).isEqualTo("Harborline");
            assertThat(pdf.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo(
                            Records.RUN_DATE.date().atStartOfDay(Records.PARIS).toInstant());
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("fr");
            assertThat(pdf.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
        }
    }

    @Test
    void renderWhenPrintedHasAnOutlineAndLinksToTickets() throws IOException {
        try (PDDocument pdf =
                Loader.loadPDF(render(Harborline.records(), Language.ENGLISH).pdf())) {
            assertThat(titles(pdf.getDocumentCatalog().getDocumentOutline()))
                    .contains(
                            "Reliability digest, August\u00a02026",
                            "What needs a decision",
                            "Are we noticing faster?",
                            "Two ferries were sent to one berth",
                            "Actions that are late",
                            "What could not be read");
            assertThat(links(pdf))
                    .contains(
                            "https://tickets.harborline.example/browse/OPS-131",
                            "https://postmortems.harborline.example/2026/08.booking.two-ferries-one-berth.md");
        }
    }

    @Test
    void renderWhenPrintedLeadsFromTheContentsToItsSections() throws IOException {
        try (PDDocument pdf =
                Loader.loadPDF(render(Harborline.records(), Language.ENGLISH).pdf())) {
            List<Integer> pages = new ArrayList<>();
            for (PDAnnotation annotation : pdf.getPage(1).getAnnotations()) {
                if (annotation instanceof PDAnnotationLink link
                        && destination(pdf, link) instanceof PDPageDestination destination) {
                    pages.add(destination.retrievePageNumber() + 1);
                }
            }
            assertThat(pages)
                    .as("one to what could not be read, one to each section")
                    .hasSize(1 + DigestSettings.Look.SECTIONS.size())
                    .allMatch(page -> page > 2);
        }
    }

    private static PDDestination destination(PDDocument pdf, PDAnnotationLink link) throws IOException {
        PDDestination destination =
                link.getAction() instanceof PDActionGoTo there ? there.getDestination() : link.getDestination();
        return destination instanceof PDNamedDestination named
                ? pdf.getDocumentCatalog().findNamedDestinationPage(named)
                : destination;
    }

    @Test
    void renderWhenAnOperatorChoosesTheLookTakesItsColorLogoAndSections(@TempDir Path folder) throws IOException {
        Path logo = folder.resolve("logo.png");
        ImageIO.write(new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB), "png", logo.toFile());
        DigestSettings.Look look = new DigestSettings.Look("#5b2a86", logo, List.of("late", "incidents"));

        EditionFiles files = new DigestRendering(new Templates(Path.of("none")), look)
                .render(Harborline.records().august(Language.ENGLISH))
                .files();

        Document html = Jsoup.parse(new String(files.html(), StandardCharsets.UTF_8));
        assertThat(html.select("style").html()).contains("#5b2a86").doesNotContain("#0b5e6b");
        assertThat(html.select("img.logo").attr("src")).startsWith("data:image/png;base64,");
        assertThat(html.select("main > section").eachAttr("id")).containsExactly("late", "incidents");
        assertThat(html.select("nav a").eachText()).containsExactly("Actions that are late", "Incidents of the month");
        try (PDDocument pdf = Loader.loadPDF(files.pdf())) {
            PDResources first = pdf.getPage(0).getResources();
            int pictures = 0;
            for (COSName name : first.getXObjectNames()) {
                pictures += first.getXObject(name) instanceof PDImageXObject ? 1 : 0;
            }
            assertThat(pictures).as("the logo on paper").isEqualTo(1);
        }
    }

    @Test
    void renderWhenPrintedDrawsChartsAsVectorsWithEmbeddedLetters() throws IOException {
        try (PDDocument pdf =
                Loader.loadPDF(render(Harborline.records(), Language.ENGLISH).pdf())) {
            int charts = 0;
            for (PDPage page : pdf.getPages()) {
                charts += chartsIn(page.getResources());
            }
            assertThat(charts).isEqualTo(4);
            assertThat(textOf(pdf)).contains("1 week", "under 1 min", "limit 5", "n = 4, 4 late");
        }
    }

    /** Counts forms; fails on pictures made of dots and on letters that do not come along. */
    private static int chartsIn(PDResources resources) throws IOException {
        for (COSName name : resources.getFontNames()) {
            PDFont font = resources.getFont(name);
            assertThat(font.isEmbedded()).as(font.getName()).isTrue();
            assertThat(font.getName()).contains("DejaVu");
        }
        int forms = 0;
        for (COSName name : resources.getXObjectNames()) {
            assertThat(resources.getXObject(name)).isNotInstanceOf(PDImageXObject.class);
            if (resources.getXObject(name) instanceof PDFormXObject form) {
                forms++;
                chartsIn(form.getResources());
            }
        }
        return forms;
    }

    @Test
    void renderWhenAListIsLongerThanAPageRepeatsItsHead() throws IOException {
        Records records = new Records();
        for (int i = 0; i < 60; i++) {
            records.incident("2026/0" + (1 + i % 7) + ".system." + i + ".md", "Incident number " + i)
                    .status(dev.aftercare.postmortem.ReviewStatus.DRAFT)
                    .times("2026-0" + (1 + i % 7) + "-10T10:00", 5, 60 + i)
                    .write();
        }

        try (PDDocument pdf = Loader.loadPDF(render(records, Language.ENGLISH).pdf())) {
            assertThat(textOf(pdf)
                            .split("Incident of Severity Status To mend|Incident of To detect To resolve Actions", -1))
                    .as("two tables, one of which goes on on the next page")
                    .hasSizeGreaterThan(3);
            assertThat(textOf(pdf)).contains("And 28 more.");
        }
    }

    @Test
    void renderWhenItIsTheFirstMonthEverCallsNoEarlierMonthCalm() throws IOException {
        Records records = new Records();
        for (int day = 10; day < 16; day++) {
            records.incident("2026/08.booking.%d.md".formatted(day), "Incident of day " + day)
                    .times("2026-08-%dT10:00".formatted(day), day, 2 * day)
                    .write();
        }

        EditionFiles files = render(records, Language.ENGLISH);

        Document html = Jsoup.parse(new String(files.html(), StandardCharsets.UTF_8));
        assertThat(html.select("#methods tbody tr:has(th[scope=row]) td:nth-child(2)")
                        .eachText())
                .as("missing is not zero")
                .startsWith("–", "–", "–", "–", "–", "–", "–", "–", "–", "–", "–", "6");
        assertThat(html.select("#charts").text())
                .contains("This cannot be drawn: there is one month with 6 incidents in all");
        assertThat(html.select(".figure-basis").first().text()).isEqualTo("the first month with records");
    }

    @Test
    void renderWhenAGlyphIsMissingShowsABoxAndSaysWhichOne() throws IOException {
        DigestRendering.Rendered rendered =
                rendering.render(Harborline.records().august(Language.ENGLISH));

        assertThat(rendered.missingGlyphs()).containsExactly(0x1F680);
        try (PDDocument pdf = Loader.loadPDF(rendered.files().pdf())) {
            assertThat(textOf(pdf))
                    .contains("Labels → readers: Οδυσσέας scanned, nothing moved □")
                    .contains("One character could not be drawn with the letters of this document and stands as □:"
                            + " U+1F680 rocket. The HTML edition has it.");
        }
        assertThat(new String(rendered.files().html(), StandardCharsets.UTF_8)).contains("nothing moved 🚀");
    }

    @Test
    void renderWhenTitlesAreHostileShowsThemAsText() throws IOException {
        Records records = new Records();
        String title = "<script>alert('x')</script> & \"quotes\" \u0001 ${7*7} *bold* [x](y) " + "W".repeat(300);
        records.incident("2026/08.booking.hostile.md", title)
                .severity(Severity.SEV1)
                .times("2026-08-04T10:00", 5, 50)
                .summary("<img src=x onerror=alert(1)> #{digest.title} [[${view}]]")
                .write();

        EditionFiles files = render(records, Language.ENGLISH);

        Document html = Jsoup.parse(new String(files.html(), StandardCharsets.UTF_8));
        assertThat(html.select("script, img")).isEmpty();
        assertThat(html.select(".incident h3").text())
                .startsWith("<script>alert('x')</script> & \"quotes\" ${7*7} *bold*");
        assertThat(html.select(".incident p").text())
                .contains("<img src=x onerror=alert(1)> #{digest.title} [[${view}]]");
        try (PDDocument pdf = Loader.loadPDF(files.pdf())) {
            assertThat(textOf(pdf)).contains("<script>alert('x')</script> & \"quotes\"");
        }
    }

    @ParameterizedTest
    @EnumSource
    void htmlWhenReadByAProgramIsAccessibleAndWhole(Language language) {
        Document html =
                Jsoup.parse(new String(render(Harborline.records(), language).html(), StandardCharsets.UTF_8));

        assertThat(html.select("html").attr("lang")).isEqualTo(language.code());
        assertThat(html.title()).contains("Harborline");
        assertThat(html.select("main")).hasSize(1);
        assertThat(html.select("h1")).hasSize(1);
        assertThat(html.select("link, script, img, iframe, [src]"))
                .as("one file, no remote parts")
                .isEmpty();
        assertThat(html.select("thead th:not([scope=col])")).isEmpty();
        assertThat(html.select("tbody th:not([scope=row], [scope=rowgroup])")).isEmpty();
        assertThat(html.select("svg:not([role=img][aria-label])")).isEmpty();
        assertThat(html.select("svg")).hasSize(4);
        assertThat(html.select("[lang=fr]").text()).contains("Des SMS d’embarquement arrivés après le départ");
        assertThat(headingLevelsSkipNone(html)).isTrue();
        assertThat(html.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        for (Element inside : html.select("a[href^=#]")) {
            assertThat(html.getElementById(inside.attr("href").substring(1)))
                    .as(inside.attr("href"))
                    .isNotNull();
        }
    }

    private static boolean headingLevelsSkipNone(Document html) {
        int level = 0;
        for (Element heading : html.select("h1, h2, h3, h4, h5, h6")) {
            int next = Integer.parseInt(heading.tagName().substring(1));
            if (next > level + 1) {
                return false;
            }
            level = next;
        }
        return true;
    }

    @Test
    void renderWhenAnOperatorHasAnOwnTemplateTakesTheirs(@TempDir Path folder) throws IOException {
        Path own = Files.createDirectories(folder.resolve("digest"));
        Files.writeString(own.resolve("digest.html"), """
                <html xmlns="http://www.w3.org/1999/xhtml"><head><title>Ours</title></head>
                <body><h1 th:text="#{section.late}">Late</h1><p th:text="${view.month}">month</p></body></html>
                """);

        EditionFiles files = new DigestRendering(new Templates(folder))
                .render(Harborline.records().august(Language.ENGLISH))
                .files();

        assertThat(Jsoup.parse(new String(files.html(), StandardCharsets.UTF_8)).text())
                .isEqualTo("Ours Actions that are late August 2026");
    }

    @Test
    void renderWhenRecordsWereCorrectedListsTheChangesWithTheirReasons() {
        Records records = withCorrections();

        Document english =
                Jsoup.parse(new String(render(records, Language.ENGLISH).html(), StandardCharsets.UTF_8));
        Document french =
                Jsoup.parse(new String(render(records, Language.FRENCH).html(), StandardCharsets.UTF_8));

        assertThat(english.select("#corrected p").first().text().replace('\u00a0', ' '))
                .isEqualTo("7 values differ here from what their records say, because the operator of Aftercare put"
                        + " them right. The records themselves stay as they are. One of them stands in a restricted"
                        + " record and is not shown.");
        assertThat(english.select("#corrected tbody td:nth-child(2), #corrected tbody td:nth-child(3)")
                        .eachText())
                .containsExactly(
                        "Detected: 10h05 → 2026-08-04 10:31 Europe/Paris",
                        "The author wrote local time.",
                        "Resolved: 2026-08-04 11:05 → nothing",
                        "Nobody knows.",
                        "Impact: the text was replaced",
                        "It named a customer.",
                        "also told in “Berth 3 twice”, which counts no second time",
                        "Two teams wrote.",
                        "counts in no figure: an exercise",
                        "Planned.",
                        "Time to repair: 2 hours → 3 h",
                        "Measured.");
        assertThat(english.select("#incidents .facts").eachText())
                .filteredOn(facts -> facts.endsWith("corrected"))
                .hasSize(1);
        assertThat(french.select("#corrected").text().replace('\u00a0', ' '))
                .contains("Fin : 2026-08-04 11:05 → rien", "ne compte dans aucun chiffre : un exercice");
        assertThat(english.html())
                .as("what was replaced is not repeated")
                .doesNotContain("Madame Kerouac")
                .doesNotContain("badge");
    }

    @Test
    void renderWhenAnEditionWasStoredWithoutCorrectionsShowsNone() {
        JsonMapper json = JsonMapper.builder().build();
        String stored = json.writeValueAsString(Harborline.records().august(Language.ENGLISH));
        String older = stored.replaceFirst("\"corrected\":\\{[^}]*\\},", "");

        assertThat(older).isNotEqualTo(stored);
        assertThat(json.readValue(older, Digest.class).corrected()).isEqualTo(Digest.Corrected.NOTHING);
    }

    private static Records withCorrections() {
        Records records = Harborline.records();
        String berth = "harborline:2026/08.booking.two-ferries-one-berth.md";
        records.corrections.addAll(List.of(
                corrected(
                        berth,
                        Kind.VALUE,
                        "detected",
                        "10h05",
                        "2026-08-04 10:31 Europe/Paris",
                        "The author wrote local time."),
                corrected(berth, Kind.VALUE, "resolved", "2026-08-04 11:05", null, "Nobody knows."),
                corrected(
                        berth, Kind.VALUE, "impact", "Madame Kerouac waited.", "Some waited.", "It named a customer."),
                corrected("harborline:gone.md", Kind.MERGED, "merge-into", "Berth 3 twice", berth, "Two teams wrote."),
                corrected(berth, Kind.EXCLUDED, "exclude-from-figures", "Two ferries", "GAME_DAY", "Planned."),
                corrected(berth, Kind.VALUE, "durations: Time to repair", "2 hours", "3 h", "Measured."),
                corrected("harborline:2026/08.security.badge.md", Kind.VALUE, "system", "badge", "doors", "Known."),
                corrected("harborline:nowhere.md", Kind.VALUE, "system", "a", "b", "Not known here."),
                new AppliedCorrection(
                        "1", berth, Kind.VALUE, null, "owner", null, null, "r", "no action contains it")));
        return records;
    }

    private static AppliedCorrection corrected(
            String id, Kind kind, String field, String before, @Nullable String after, String reason) {
        return new AppliedCorrection("1", id, kind, null, field, before, after, reason, null);
    }

    private EditionFiles render(Records records, Language language) {
        return rendering.render(records.august(language)).files();
    }

    private static String textOf(PDDocument pdf) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setLineSeparator("\n");
        stripper.setPageEnd("\f\n");
        return stripper.getText(pdf).replace('\u00a0', ' ').replaceAll(" +\n", "\n");
    }

    private static List<String> titles(PDOutlineNode node) {
        List<String> titles = new ArrayList<>();
        for (PDOutlineItem item : node.children()) {
            titles.add(item.getTitle());
            titles.addAll(titles(item));
        }
        return titles;
    }

    private static List<String> links(PDDocument pdf) throws IOException {
        List<String> links = new ArrayList<>();
        for (PDPage page : pdf.getPages()) {
            for (PDAnnotation annotation : page.getAnnotations()) {
                if (annotation instanceof PDAnnotationLink link && link.getAction() instanceof PDActionURI action) {
                    links.add(action.getURI());
                }
            }
        }
        return links;
    }
}
