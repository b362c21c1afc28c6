package dev.aftercare.digest;

import static dev.aftercare.digest.Records.Action.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.fixcheck.FixCheck.Evidence;
import dev.aftercare.fixcheck.FixResult;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.ticket.Priority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A heading, and the head of a table, never stand alone at the foot of a page, wherever the breaks fall. */
class PageBreakTests {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 9, 12, 16, 21, 28})
    void renderWhenBreaksFallElsewhereLeavesNoHeadingAlone(int size) throws IOException {
        EditionFiles files = new DigestRendering(new Templates(Path.of("none")))
                .render(records(size).august(Language.ENGLISH))
                .files();

        Set<String> heads = heads(Jsoup.parse(new String(files.html(), StandardCharsets.UTF_8)));
        try (PDDocument pdf = Loader.loadPDF(files.pdf())) {
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                List<String> lines = lines(pdf, page);
                assertThat(heads).as("what ends page %d", page).doesNotContain(lines.get(lines.size() - 2));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"700, 1 2 2", "600, 1 1 2"})
    void printWhenTheContentsWouldStandAloneBeginsTheRestBelowThem(int above, String pages) throws IOException {
        String html = """
                <html><head><style>@page { size: A4; margin: 20mm; } .behind { page-break-before: always; }
                .contents { page-break-inside: avoid; }</style></head><body><div style="height: %dpt">above</div>
                <div class="contents">contents<p>of</p><p>five</p><p>lines</p><p>here</p></div>
                <div class="behind">behind</div></body></html>""".formatted(above);

        byte[] printed = new PdfEdition(new Templates(Path.of("none")).words(Language.ENGLISH))
                .print(html, List.of(), Records.RUN_DATE.date().atStartOfDay(Records.PARIS))
                .content();

        try (PDDocument pdf = Loader.loadPDF(printed)) {
            assertThat(Stream.of("above", "contents", "behind").map(word -> "" + pageOf(pdf, word)))
                    .containsExactly(pages.split(" "));
        }
    }

    private static int pageOf(PDDocument pdf, String word) {
        return IntStream.rangeClosed(1, pdf.getNumberOfPages())
                .filter(page -> text(pdf, page).contains(word))
                .findFirst()
                .orElse(0);
    }

    private static String text(PDDocument pdf, int page) {
        try {
            return String.join("\n", lines(pdf, page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So many incidents, late actions and checks, with texts of different lengths. */
    private static Records records(int size) {
        Records records = new Records();
        for (int i = 1; i <= size; i++) {
            records.incident("2026/08.system%d.event.md".formatted(i), "What happened to system number " + i)
                    .times("2026-08-%02dT10:00".formatted(i), i, 10 * i)
                    .status(i % 2 == 0 ? ReviewStatus.DRAFT : ReviewStatus.REVIEWED)
                    .summary("It stood still. ".repeat(i % 4 * 7))
                    .action(action("Give system %d a second disk and a person who knows where it is".formatted(i))
                            .ticket("OPS-" + i)
                            .due("2026-08-20")
                            .priority(Priority.P2)
                            .late(i)
                            .checked(
                                    i % 3 == 0 ? FixResult.REGRESSED : FixResult.DROPPED,
                                    Evidence.REOPENED,
                                    "2026-08-21"))
                    .finding("postmortem.cause", "no cause is stated; write \"Root cause\" with what made it possible")
                    .write();
        }
        return records;
    }

    private static Set<String> heads(Document html) {
        Set<String> heads = new HashSet<>();
        for (Element head : html.select("h1, h2, h3, thead tr, th.group")) {
            heads.add(head.text().replace('\u00a0', ' '));
        }
        return heads;
    }

    private static List<String> lines(PDDocument pdf, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(pdf)
                .replace('\u00a0', ' ')
                .lines()
                .map(String::strip)
                .toList();
    }
}
