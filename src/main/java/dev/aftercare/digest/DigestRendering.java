package dev.aftercare.digest;

import dev.aftercare.chart.Chart;
import dev.aftercare.chart.Drawing;
import dev.aftercare.chart.Words;
import dev.aftercare.digest.DigestView.ChartView;
import dev.aftercare.postmortem.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
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

    private static final int MOST_PAGES = 20;
    private static final int SHORTEST = 5;

    private final Templates templates;
    private final Appearance appearance;

    DigestRendering(Templates templates) {
        this(templates, DigestSettings.Look.usual());
    }

    DigestRendering(Templates templates, DigestSettings.Look look) {
        this.templates = templates;
        this.appearance = new Appearance(look);
    }

    /** Renders an edition. */
    Rendered render(Digest digest) {
        Words words = templates.words(digest.language());
        List<Chart> charts = DigestCharts.of(digest, words);
        List<ChartView> views = views(charts);
        Map<String, Object> variables = variables(digest, words, views, Lengths.WHOLE);
        byte[] html = page(words, variables);
        PdfEdition.Printed printed = print(digest, words, charts, views);
        EditionFiles files = new EditionFiles(html, printed.content(), DigestTable.of(digest, words));
        return new Rendered(files, printed.missingGlyphs());
    }

    /** The HTML edition, which may have ten thousand rows, as bytes at once. */
    private byte[] page(Words words, Map<String, Object> variables) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Writer writer = new PrintableWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
            templates.html("digest", words, variables, writer);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** Lays it out on paper; where that takes too many pages, with shorter lists. */
    private PdfEdition.Printed print(Digest digest, Words words, List<Chart> charts, List<ChartView> views) {
        List<Drawing> drawings =
                charts.stream().map(Chart::drawing).flatMap(Optional::stream).toList();
        // on paper the drawings themselves stand where the page of a browser has their SVG
        List<ChartView> places = views.stream().map(ChartView::place).toList();
        ZonedDateTime asOf = digest.runDate().atStartOfDay(digest.zone());
        Lengths lengths = Lengths.PAPER;
        while (true) {
            String html = Texts.printable(templates.html("digest", words, variables(digest, words, places, lengths)));
            PdfEdition.Printed printed = new PdfEdition(words).print(html, drawings, asOf);
            if (printed.pages() <= MOST_PAGES || lengths.rows() < SHORTEST) {
                return printed;
            }
            lengths = lengths.halved();
        }
    }

    /** What an edition says otherwise than the one before. */
    List<Digest.Change> changes(Digest before, Digest after) {
        return DigestChanges.between(before, after, templates.words(after.language()));
    }

    /** The words of the mails about an edition. */
    Letters letters(Digest digest) {
        return letters(digest, Attached.PDF_AND_TABLE, null);
    }

    /**
     * The words of the mails about an edition.
     *
     * @param attached what goes with them
     * @param draft what an editor is told; null where it is no draft
     */
    Letters letters(Digest digest, Attached attached, @Nullable String draft) {
        Words words = templates.words(digest.language());
        List<Chart> charts = DigestCharts.of(digest, words);
        Optional<Chart> first = DigestCharts.first(charts);
        Map<String, Object> variables = variables(digest, words, views(charts), Lengths.PAPER);
        variables.put("chart", first.map(DigestRendering::view).orElse(null));
        variables.put("attached", words.say("mail.attached." + attached.name()));
        variables.put("draft", draft);
        return new Letters(
                words,
                Texts.printable(templates.text("mail.txt", words, variables)).strip() + "\n",
                Texts.printable(templates.html("mail", words, variables)),
                first.flatMap(Chart::drawing)
                        .map(drawing -> drawing.png(DOTS_PER_POINT))
                        .orElse(null));
    }

    private Map<String, Object> variables(Digest digest, Words words, List<ChartView> charts, Lengths lengths) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("view", DigestPages.of(digest, words, charts, appearance.view(), lengths));
        variables.put("month", digest.month().toString());
        return variables;
    }

    /** What the editor of a draft is told. */
    String draftNote(Language language, int recipients, String goes, YearMonth month) {
        return templates.words(language).say("draft.note", recipients, goes, month.toString());
    }

    /** What goes with the mail to a manager. */
    enum Attached {
        /** The pages and the lists. */
        PDF_AND_TABLE,
        /** The pages; the lists are too large for a mail. */
        PDF,
        /** Nothing; the pages alone are too large for a mail. */
        NOTHING
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
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once
    record Letters(Words words, String text, String html, byte @Nullable [] picture) {}
}
