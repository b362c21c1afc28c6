package dev.aftercare.digest;

import dev.aftercare.chart.Chart;
import dev.aftercare.chart.Drawing;
import dev.aftercare.chart.Words;
import dev.aftercare.digest.DigestView.ChartView;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes an edition's files from its record. The same record gives the same bytes. */
final class DigestRendering {

    // for screens with fine dots
    private static final int DOTS_PER_POINT = 2;

    private final Templates templates;

    DigestRendering(Templates templates) {
        this.templates = templates;
    }

    /** Renders an edition. */
    Rendered render(Digest digest) {
        Words words = templates.words(digest.language());
        List<Chart> charts = DigestCharts.of(digest, words);
        Map<String, Object> variables = variables(digest, words, charts);
        String html = Texts.printable(templates.html("digest", words, variables));
        List<Drawing> drawings =
                charts.stream().map(Chart::drawing).flatMap(Optional::stream).toList();
        ZonedDateTime asOf = digest.runDate().atStartOfDay(digest.zone());
        PdfEdition.Printed printed = new PdfEdition(words).print(html, drawings, asOf);
        EditionFiles files = new EditionFiles(
                html.getBytes(StandardCharsets.UTF_8),
                printed.content(),
                Texts.printable(templates.text("newsletter.md", words, variables))
                                .strip() + "\n",
                Texts.printable(templates.text("reading-club.md", words, variables))
                                .strip() + "\n");
        return new Rendered(files, printed.missingGlyphs());
    }

    /** The words of the mails about an edition. */
    Letters letters(Digest digest) {
        Words words = templates.words(digest.language());
        List<Chart> charts = DigestCharts.of(digest, words);
        Optional<Chart> first = DigestCharts.first(charts);
        Map<String, Object> variables = variables(digest, words, charts);
        variables.put("chart", first.map(DigestRendering::view).orElse(null));
        NewsletterView newsletter = Newsletter.of(digest, words);
        return new Letters(
                words,
                Texts.printable(templates.text("mail.txt", words, variables)).strip() + "\n",
                Texts.printable(templates.html("mail", words, variables)),
                first.flatMap(Chart::drawing)
                        .map(drawing -> drawing.png(DOTS_PER_POINT))
                        .orElse(null),
                newsletter.leftOut() == null ? "" : newsletter.leftOut());
    }

    private static Map<String, Object> variables(Digest digest, Words words, List<Chart> charts) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("view", DigestPages.of(digest, words, views(charts)));
        variables.put("letter", Newsletter.of(digest, words));
        variables.put("md", new MarkdownWords());
        variables.put("month", digest.month().toString());
        return variables;
    }

    /** What the picture above has explained is not explained again. */
    private static List<ChartView> views(List<Chart> charts) {
        List<ChartView> views = new ArrayList<>();
        String before = null;
        for (Chart chart : charts) {
            ChartView view = view(chart);
            views.add(Objects.equals(chart.key(), before) ? view.withoutKey() : view);
            before = chart.key();
        }
        return views;
    }

    private static ChartView view(Chart chart) {
        return new ChartView(
                chart.name(),
                chart.question(),
                chart.sentence(),
                chart.basis(),
                chart.key(),
                chart.svg().orElse(null));
    }

    /**
     * An edition's files.
     *
     * @param files the files
     * @param missingGlyphs the characters that the PDF shows as □
     */
    record Rendered(EditionFiles files, List<Integer> missingGlyphs) {}

    /**
     * The words of an edition's mails.
     *
     * @param words the language they are in
     * @param text the text to the managers
     * @param html the same as HTML
     * @param picture the chart that the HTML shows, as PNG; null where none could be drawn
     * @param leftOut what the newsletter leaves out, for its editor; empty for nothing
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once
    record Letters(Words words, String text, String html, byte @Nullable [] picture, String leftOut) {}
}
