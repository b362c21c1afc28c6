package dev.aftercare.digest;

import dev.aftercare.chart.Drawing;
import dev.aftercare.chart.Words;
import dev.aftercare.digest.DigestView.ChartView;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes an edition's files from its record. The same record gives the same bytes. */
final class DigestRendering {

    private final Templates templates;

    DigestRendering(Templates templates) {
        this.templates = templates;
    }

    /** Renders an edition. */
    Rendered render(Digest digest) {
        Words words = templates.words(digest.language());
        Optional<Drawing> times = TimesChart.drawing(digest, words);
        Optional<Drawing> lateness = LatenessChart.drawing(digest, words);
        List<ChartView> charts =
                List.of(TimesChart.view(digest, words, times), LatenessChart.view(digest, words, lateness));
        Map<String, Object> variables = variables(digest, words, charts);
        String html = Texts.printable(templates.html("digest", words, variables));
        List<Drawing> drawings =
                Stream.of(times, lateness).flatMap(Optional::stream).toList();
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
        Map<String, Object> variables = variables(digest, words, List.of());
        NewsletterView newsletter = Newsletter.of(digest, words);
        return new Letters(
                words,
                Texts.printable(templates.text("mail.txt", words, variables)).strip() + "\n",
                Texts.printable(templates.html("mail", words, variables)),
                newsletter.leftOut() == null ? "" : newsletter.leftOut());
    }

    private static Map<String, Object> variables(Digest digest, Words words, List<ChartView> charts) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("view", DigestPages.of(digest, words, charts));
        variables.put("letter", Newsletter.of(digest, words));
        variables.put("md", new MarkdownWords());
        variables.put("month", digest.month().toString());
        return variables;
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
     * @param leftOut what the newsletter leaves out, for its editor; empty for nothing
     */
    record Letters(Words words, String text, String html, String leftOut) {}
}
