package dev.aftercare.digest;

import static dev.aftercare.digest.Records.Action.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.fixcheck.FixCheck.Evidence;
import dev.aftercare.fixcheck.FixResult;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.ticket.Priority;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the pages do with two hundred incidents and with titles that nobody should write; and what they look like. */
class BigCompanyTests {

    private static final Path PICTURES = Path.of("src", "test", "resources", "dev", "aftercare", "digest");
    // letters are drawn a little otherwise by other versions of Java: a page differs in few of its dots
    private static final double TOLERANCE = 0.02;
    private static final int SHADE = 64;
    private static final float DOTS = 40;
    private static final Pattern LATE = Pattern.compile("OPS-\\d+\\s+nobody");

    private final DigestRendering rendering = new DigestRendering(new Templates(Path.of("none")));

    @ParameterizedTest
    @EnumSource
    void renderWhenThereAreTwoHundredIncidentsFitsTwentyPagesAndHasTheRestInTheTable(Language language)
            throws IOException {
        EditionFiles files = rendering.render(bigCompany().august(language)).files();

        try (PDDocument pdf = Loader.loadPDF(files.pdf())) {
            assertThat(pdf.getNumberOfPages()).isLessThanOrEqualTo(20);
            assertThat(farthestRight(pdf)).as("nothing runs over the edge").isLessThan(595 - 50);
            assertThat(new PDFTextStripper().getText(pdf)).contains(language == Language.ENGLISH ? "And 1" : "Et 1");
        }
        assertThat(Jsoup.parse(new String(files.html(), StandardCharsets.UTF_8)).select("#incidents .incident"))
                .hasSize(200);
        List<CSVRecord> rows = rows(files.table());
        assertThat(rows.get(0).get(0)).isEqualTo("\uFEFF" + (language == Language.ENGLISH ? "List" : "Liste"));
        assertThat(rows.stream().filter(row -> row.get(1).startsWith("Incident 7 ")))
                .as("the incident, its late action, its check, its draft, its finding, its record")
                .hasSize(6);
        assertThat(files.pdf().length + files.table().length)
                .as("under 5 MB as a mail")
                .isLessThan(3_500_000);
    }

    @Test
    void renderWhenAListGoesOnRepeatsItsHeadOnEveryPage() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(
                rendering.render(bigCompany().august(Language.ENGLISH)).files().pdf())) {
            PDFTextStripper stripper = new PDFTextStripper();
            int pages = 0;
            for (int page = 3; page <= pdf.getNumberOfPages(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                String text = stripper.getText(pdf);
                if (LATE.matcher(text).find()) {
                    assertThat(text).as("page %d", page).contains("Working days late");
                    pages++;
                }
            }
            assertThat(pages).isGreaterThan(1);
        }
    }

    @Test
    void renderWhenATitleIsHebrewIsReadFromRightToLeft() throws IOException {
        byte[] page =
                rendering.render(bigCompany().august(Language.ENGLISH)).files().pdf();

        try (PDDocument pdf = Loader.loadPDF(page)) {
            // the reader turns what it sees from right to left around
            assertThat(new PDFTextStripper().getText(pdf)).contains("שרת התשלומים הפסיק להגיב במשך שעה שלמה");
        }
    }

    @Test
    void tableWhenTitleIsAFormulaMakesItText() throws IOException {
        Records records = new Records();
        records.incident("2026/08.a.b.md", "=HYPERLINK(\"https://example.org\")")
                .severity(Severity.SEV2)
                .times("2026-08-04T10:00", 5, 50)
                .write();

        EditionFiles files = rendering.render(records.august(Language.ENGLISH)).files();

        assertThat(rows(files.table()).get(1).get(1)).isEqualTo("'=HYPERLINK(\"https://example.org\")");
    }

    @Test
    void renderWhenRecordsAreRestrictedNamesThemNowhere() throws IOException {
        Records records = Harborline.records();
        EditionFiles files = rendering.render(records.august(Language.ENGLISH)).files();

        String table = new String(files.table(), StandardCharsets.UTF_8);
        records.postmortems.stream()
                .filter(one -> !one.mayBeNamed())
                .forEach(one -> assertThat(table).doesNotContain(one.title()));
        assertThat(records.postmortems).anyMatch(one -> !one.mayBeNamed());
    }

    @ParameterizedTest
    @CsvSource({
        "sample, ENGLISH",
        "sample, FRENCH",
        "nothing, ENGLISH",
        "nothing, FRENCH",
        "big, ENGLISH",
        "big, FRENCH"
    })
    void renderWhenPrintedLooksAsItDidWhenSomebodyLookedAtIt(String which, Language language) throws IOException {
        Records records =
                switch (which) {
                    case "sample" -> Harborline.records();
                    case "nothing" -> new Records();
                    default -> bigCompany();
                };

        try (PDDocument pdf = Loader.loadPDF(
                rendering.render(records.august(language)).files().pdf())) {
            PDFRenderer renderer = new PDFRenderer(pdf);
            for (int page = 0; page < 2; page++) {
                assertLooksLike(
                        renderer.renderImageWithDPI(page, DOTS, ImageType.GRAY),
                        "%s.%s.%d.png".formatted(which, language.code(), page + 1));
            }
        }
    }

    private static void assertLooksLike(BufferedImage picture, String name) throws IOException {
        File golden = PICTURES.resolve(name).toFile();
        if (Boolean.getBoolean("golden.update")) {
            ImageIO.write(picture, "png", golden);
        }
        BufferedImage before = ImageIO.read(golden);
        assertThat(picture.getWidth()).as(name).isEqualTo(before.getWidth());
        int other = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int shade = picture.getRaster().getSample(x, y, 0);
                int shadeBefore = before.getRaster().getSample(x, y, 0);
                other += Math.abs(shade - shadeBefore) > SHADE ? 1 : 0;
            }
        }
        assertThat((double) other / picture.getWidth() / picture.getHeight())
                .as("the share of dots of %s that look otherwise", name)
                .isLessThan(TOLERANCE);
    }

    private static float farthestRight(PDDocument pdf) throws IOException {
        float[] right = {0};
        PDFTextStripper stripper = new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> positions) {
                for (TextPosition position : positions) {
                    if (!position.getUnicode().isBlank()) {
                        right[0] = Math.max(right[0], position.getXDirAdj() + position.getWidthDirAdj());
                    }
                }
            }
        };
        stripper.getText(pdf);
        return right[0];
    }

    private static List<CSVRecord> rows(byte[] table) throws IOException {
        try (var parser = CSVFormat.RFC4180.parse(
                new InputStreamReader(new ByteArrayInputStream(table), StandardCharsets.UTF_8))) {
            return new ArrayList<>(parser.getRecords());
        }
    }

    /** Two hundred incidents in one month: long, loud, right to left, and with pictures. */
    static Records bigCompany() {
        Records records = new Records();
        for (int i = 0; i < 200; i++) {
            String kind =
                    switch (i % 5) {
                        case 0 -> "the queue of the warehouse stood still while nobody looked at it ".repeat(5);
                        case 1 -> "EVERYTHING IS BROKEN AND NOBODY KNOWS WHY ".repeat(3);
                        case 2 -> "שרת התשלומים הפסיק להגיב במשך שעה שלמה";
                        case 3 -> "🔥🚒 payments 💸 down";
                        default -> "W".repeat(290);
                    };
            records.incident("2026/08.system%d.event%d.md".formatted(i % 20, i), "Incident " + i + " " + kind)
                    .severity(Severity.values()[i % 3])
                    .times("2026-08-%02dT%02d:00".formatted(1 + i % 28, i % 24), 1 + i % 90, 10 + i)
                    .status(ReviewStatus.DRAFT)
                    .summary("It stood still. ".repeat(i % 4 * 9))
                    .action(action("Give system %d a second disk ".formatted(i) + kind)
                            .ticket("OPS-" + i)
                            .due("2026-08-20")
                            .priority(Priority.P1)
                            .late(1 + i % 60)
                            .checked(
                                    i % 3 == 0 ? FixResult.REGRESSED : FixResult.DROPPED,
                                    Evidence.REOPENED,
                                    "2026-08-21"))
                    .finding("postmortem.cause", "no cause is stated; write \"Root cause\" with what made it possible")
                    .write();
        }
        return records;
    }
}
