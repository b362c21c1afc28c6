package dev.aftercare.digest;

import static dev.aftercare.digest.Records.Action.action;

import com.lowagie.text.Document;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.pdf.PdfTemplate;
import com.lowagie.text.pdf.PdfWriter;
import dev.aftercare.chart.Chart;
import dev.aftercare.chart.Drawing;
import dev.aftercare.chart.Typeface;
import dev.aftercare.fixcheck.FixCheck.Evidence;
import dev.aftercare.fixcheck.FixResult;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.ticket.Priority;
import java.awt.Graphics2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A digest of twelve months with 10,000 postmortems, from their records to its files, under 384 MB; beside it OpenPDF writing
 * the same lines on as many pages, with the same charts.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx384m")
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class DigestBenchmark {

    private static final int POSTMORTEMS = 10_000;

    private final DigestRendering rendering = new DigestRendering(new Templates(Path.of("none")));
    private final Records records = new Records();
    private final List<List<String>> pages = new ArrayList<>();
    private List<Drawing> drawings = List.of();
    private Digest assembled = records.august(Language.ENGLISH);

    /** The same records at each run. */
    @Setup
    public void remember() throws IOException {
        for (int i = 0; i < POSTMORTEMS; i++) {
            records.incident("2026/%d.md".formatted(i), "What happened to system number " + i)
                    .severity(Severity.values()[i % 4])
                    .status(i % 50 == 0 ? ReviewStatus.DRAFT : ReviewStatus.REVIEWED)
                    .times(start(i), 1 + i % 90, 100 + i % 300)
                    .summary("It stood still for a while, and then it went on. ".repeat(4))
                    .action(action("Give system %d a second disk".formatted(i))
                            .ticket("OPS-" + i)
                            .due("2026-08-20")
                            .priority(Priority.values()[i % 4])
                            .late(i % 40)
                            .checked(
                                    i % 9 == 0 ? FixResult.REGRESSED : FixResult.NOT_SHOWN_YET,
                                    Evidence.REOPENED,
                                    "2026-08-21"))
                    .write();
        }
        assembled = records.august(Language.ENGLISH);
        drawings = DigestCharts.of(assembled, new Templates(Path.of("none")).words(Language.ENGLISH)).stream()
                .map(Chart::drawing)
                .flatMap(Optional::stream)
                .toList();
        try (PDDocument pdf = Loader.loadPDF(rendering.render(assembled).files().pdf())) {
            PDFTextStripper stripper = new PDFTextStripper();
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(stripper.getText(pdf).lines().toList());
            }
        }
    }

    private static String start(int number) {
        int month = number % 12;
        return "%s-%02dT%02d:00".formatted(Records.AUGUST.minusMonths(month), 1 + number / 12 % 28, number % 24);
    }

    /** From the records to the files. */
    @Benchmark
    public EditionFiles digest() {
        return rendering.render(records.august(Language.ENGLISH)).files();
    }

    /** From the assembled edition to the files. */
    @Benchmark
    public EditionFiles render() {
        return rendering.render(assembled).files();
    }

    /** The same lines and charts by OpenPDF alone. */
    @Benchmark
    public byte[] openPdf() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Document document = new Document(PageSize.A4);
        PdfWriter writer = PdfWriter.getInstance(document, bytes);
        document.open();
        Font font = new Font(EmbeddedFonts.of(Typeface.SANS), 8);
        for (int page = 0; page < pages.size(); page++) {
            document.newPage();
            for (String line : pages.get(page)) {
                document.add(new Paragraph(9, line, font));
            }
            if (page < drawings.size()) {
                draw(writer, drawings.get(page));
            }
        }
        document.close();
        return bytes.toByteArray();
    }

    private static void draw(PdfWriter writer, Drawing drawing) {
        PdfTemplate template = writer.getDirectContent().createTemplate(drawing.width(), drawing.height());
        Graphics2D graphics = template.createGraphics(drawing.width(), drawing.height(), new EmbeddedFonts());
        drawing.draw(graphics);
        graphics.dispose();
        writer.getDirectContent().addTemplate(template, 50, 50);
    }
}
