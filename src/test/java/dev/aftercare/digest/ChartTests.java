package dev.aftercare.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aftercare.chart.Drawing;
import dev.aftercare.chart.DurationAxis;
import dev.aftercare.chart.Words;
import dev.aftercare.postmortem.Language;
import dev.aftercare.trend.Measure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.xy.XYSeriesCollection;
import org.junit.jupiter.api.Test;

class ChartTests {

    private final Words words = new Templates(Path.of("none")).words(Language.ENGLISH);
    private final Digest digest = Harborline.records().august(Language.ENGLISH);

    @Test
    void dotsWhenIncidentsAreMeasuredHaveOneForEachInItsPlace() {
        XYSeriesCollection dots = TimesChart.dots(digest, words, Measure.TIME_TO_DETECT);

        assertThat(dots.getSeriesKey(0)).isEqualTo("before");
        assertThat(dots.getItemCount(0)).isEqualTo(11);
        assertThat(dots.getSeriesKey(1)).isEqualTo("month");
        assertThat(dots.getItemCount(1)).isEqualTo(5);
        assertThat(dots.getXValue(1, 0)).as("the fourth of August").isCloseTo(11 + 3.5 / 31, within(1e-9));
        assertThat(dots.getYValue(1, 0)).as("twelve minutes").isEqualTo(12);
    }

    @Test
    void dotsWhenNoticedAtOnceStandBelowTheFirstMinute() {
        XYSeriesCollection dots = TimesChart.dots(digest, words, Measure.TIME_TO_DETECT);

        List<Double> heights = new ArrayList<>();
        for (int i = 0; i < dots.getItemCount(0); i++) {
            heights.add(dots.getYValue(0, i));
        }
        assertThat(heights).as("a logarithm has no zero").contains(DurationAxis.SHORTEST);
    }

    @Test
    void mediansWhenAMonthHasFewerThanThreeIncidentsHasNone() {
        XYSeriesCollection medians = TimesChart.medians(digest, words, Measure.TIME_TO_DETECT);

        assertThat(medians.getSeries().stream()
                        .map(series ->
                                ((org.jfree.data.xy.XYSeries) series).getKey().toString()))
                .containsExactly("2025-10", "2026-03", "2026-08");
        assertThat(medians.getYValue(2, 0)).isEqualTo(38);
    }

    @Test
    void drawingWhenThereAreTooFewTimesIsASentence() {
        Records records = new Records();
        records.incident("2026/08.a.md", "One").times("2026-08-01T10:00", 5, 50).write();
        records.incident("2026/08.b.md", "Two").times("2026-08-02T10:00", 5, 50).write();
        Digest few = records.august(Language.ENGLISH);

        Optional<Drawing> drawing = TimesChart.drawing(few, words);

        assertThat(drawing).isEmpty();
        assertThat(TimesChart.view(few, words, drawing).svg()).isNull();
        assertThat(TimesChart.view(few, words, drawing).answer().replace('\u00a0', ' '))
                .isEqualTo("How long until incidents are noticed and resolved cannot be drawn: in the twelve months to"
                        + " August 2026 only 2 incidents state both ends.");
    }

    @Test
    void bandsWhenActionsAreOpenCountEachOnce() {
        DefaultCategoryDataset bands = LatenessChart.dataset(digest, words);

        assertThat(bands.getColumnKeys())
                .isEqualTo(List.of(
                        "late, over 60 days",
                        "late, 21 to 60 days",
                        "late, 6 to 20 days",
                        "late, up to 5 days",
                        "not yet due",
                        "no due date"));
        assertThat(bands.getColumnKeys().stream()
                        .map(band ->
                                bands.getValue("actions", (Comparable<?>) band).intValue()))
                .containsExactly(0, 4, 0, 2, 3, 2);
        assertThat(LatenessChart.view(digest, words, LatenessChart.drawing(digest, words))
                        .answer()
                        .replace('\u00a0', ' '))
                .isEqualTo("6 of 11 open actions are late as of 2 September 2026; half of the late ones by 22 working"
                        + " days or more.");
    }

    @Test
    void bandsWhenNothingIsOpenIsASentence() {
        Digest nothing = new Records().august(Language.ENGLISH);

        assertThat(LatenessChart.drawing(nothing, words)).isEmpty();
        assertThat(LatenessChart.view(nothing, words, Optional.empty()).answer().replace('\u00a0', ' '))
                .isEqualTo("There are no open actions as of 2 September 2026.");
    }

    @Test
    void svgWhenPartOfAPageFollowsThePagesColors() {
        String svg = TimesChart.drawing(digest, words).orElseThrow().svg("What it shows: \"38 min\" & <more>");

        assertThat(svg)
                .startsWith("<svg role='img' aria-label='What it shows: &quot;38 min&quot; &amp; &lt;more>'")
                .contains("var(--chart-accent,rgb(11,94,107))")
                .contains("until detected")
                .contains("1 day")
                .doesNotContainPattern("fill: ?rgb");
    }
}
