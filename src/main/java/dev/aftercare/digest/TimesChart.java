package dev.aftercare.digest;

import dev.aftercare.chart.Drawing;
import dev.aftercare.chart.DurationAxis;
import dev.aftercare.chart.Ink;
import dev.aftercare.chart.MonthAxis;
import dev.aftercare.chart.Typeface;
import dev.aftercare.chart.Words;
import dev.aftercare.digest.Digest.Dot;
import dev.aftercare.digest.Digest.Figures;
import dev.aftercare.digest.Digest.MonthFigures;
import dev.aftercare.digest.DigestView.ChartView;
import dev.aftercare.trend.Measure;
import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Optional;
import org.apache.commons.statistics.descriptive.Median;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * How long until incidents are noticed and resolved: a dot for each incident, a bar for each month's median. No bars of
 * means: a mean of so few skewed values moves for no reason.
 */
final class TimesChart {

    static final String NAME = "times";

    private static final int WIDTH = 482;
    private static final int HEIGHT = 256;
    private static final double ROOM_FOR_LABEL = 2.1;
    private static final float LINE = 0.6f;

    private final Digest digest;
    private final Words words;
    private final MonthAxis months;

    private TimesChart(Digest digest, Words words) {
        this.digest = digest;
        this.words = words;
        this.months = new MonthAxis(
                words, digest.months().get(0).month(), digest.months().size(), ROOM_FOR_LABEL);
    }

    /** Draws it; empty where there are too few data. */
    static Optional<Drawing> drawing(Digest digest, Words words) {
        return values(digest, Measure.TIME_TO_DETECT).length < DigestPages.ENOUGH_TO_SAY
                        || values(digest, Measure.TIME_TO_RESOLVE).length < DigestPages.ENOUGH_TO_SAY
                ? Optional.empty()
                : Optional.of(new TimesChart(digest, words).drawing());
    }

    /** The dots: first those of the months before, then those of the month. */
    static XYSeriesCollection dots(Digest digest, Words words, Measure measure) {
        return new TimesChart(digest, words).dots(measure);
    }

    /** A series of two points for each month with enough incidents. */
    static XYSeriesCollection medians(Digest digest, Words words, Measure measure) {
        return new TimesChart(digest, words).medians(measure);
    }

    /** What stands beside it in the page. */
    static ChartView view(Digest digest, Words words, Optional<Drawing> drawing) {
        String question = words.say("chart.times");
        double[] detect = values(digest, Measure.TIME_TO_DETECT);
        double[] resolve = values(digest, Measure.TIME_TO_RESOLVE);
        String month = words.month(digest.month());
        if (drawing.isEmpty()) {
            String few = words.say("chart.times.few", month, Math.min(detect.length, resolve.length));
            return new ChartView(NAME, question, few, null, null);
        }
        String answer = words.say(
                "chart.times.answer",
                month,
                median(words, detect),
                detect.length,
                median(words, resolve),
                resolve.length);
        return new ChartView(
                NAME,
                question,
                answer,
                words.say("chart.times.key"),
                drawing.get().svg(question + " " + answer));
    }

    private static String median(Words words, double[] seconds) {
        return words.duration(
                Duration.ofSeconds(Math.round(Median.withDefaults().evaluate(seconds))));
    }

    private static double[] values(Digest digest, Measure measure) {
        return digest.dots().stream()
                .filter(dot -> dot.measure() == measure)
                .mapToDouble(dot -> dot.duration().toSeconds())
                .toArray();
    }

    private Drawing drawing() {
        CombinedDomainXYPlot both = new CombinedDomainXYPlot(months);
        both.setGap(10);
        both.setOutlineVisible(false);
        both.setInsets(RectangleInsets.ZERO_INSETS);
        both.add(plot(Measure.TIME_TO_DETECT, "chart.times.detect"));
        both.add(plot(Measure.TIME_TO_RESOLVE, "chart.times.resolve"));
        JFreeChart chart = new JFreeChart(null, Drawing.letters(9), both, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        return new Drawing(NAME, WIDTH, HEIGHT, chart);
    }

    private XYPlot plot(Measure measure, String label) {
        Duration longest = digest.dots().stream()
                .filter(dot -> dot.measure() == measure)
                .map(Dot::duration)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        DurationAxis axis = new DurationAxis(words, longest);
        XYPlot plot = new XYPlot(dots(measure), null, axis, dotRenderer());
        plot.setDataset(1, medians(measure));
        plot.setRenderer(1, medianRenderer());
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(Ink.GRID.color());
        plot.setRangeGridlineStroke(new BasicStroke(LINE));
        addMonths(plot);
        plot.addAnnotation(
                text(words.say(label), 0.12, axis.getUpperBound() / 1.25, TextAnchor.TOP_LEFT, Typeface.SANS_BOLD));
        addMedianOfMonth(plot, measure);
        return plot;
    }

    private XYSeriesCollection dots(Measure measure) {
        XYSeries before = new XYSeries("before", false, true);
        XYSeries month = new XYSeries("month", false, true);
        for (Dot dot : digest.dots()) {
            if (dot.measure() == measure) {
                (YearMonth.from(dot.date()).equals(digest.month()) ? month : before)
                        .add(months.position(dot.date()), DurationAxis.minutes(dot.duration()));
            }
        }
        XYSeriesCollection dots = new XYSeriesCollection(before);
        dots.addSeries(month);
        return dots;
    }

    private XYSeriesCollection medians(Measure measure) {
        XYSeriesCollection medians = new XYSeriesCollection();
        for (MonthFigures figures : digest.months()) {
            median(figures, measure).ifPresent(median -> {
                XYSeries bar = new XYSeries(figures.month(), false, true);
                double start = months.start(figures.month());
                bar.add(start + 0.08, DurationAxis.minutes(median));
                bar.add(start + 0.92, DurationAxis.minutes(median));
                medians.addSeries(bar);
            });
        }
        return medians;
    }

    private void addMedianOfMonth(XYPlot plot, Measure measure) {
        MonthFigures last = digest.months().get(digest.months().size() - 1);
        median(last, measure)
                .ifPresent(median -> plot.addAnnotation(text(
                        words.duration(median),
                        digest.months().size() + 0.05,
                        DurationAxis.minutes(median),
                        TextAnchor.CENTER_LEFT,
                        Typeface.SANS_BOLD)));
    }

    private static Optional<Duration> median(MonthFigures month, Measure measure) {
        Figures figures = month.measures().get(measure);
        return figures == null || figures.n() < DigestPages.ENOUGH_TO_SAY
                ? Optional.empty()
                : Optional.ofNullable(figures.median());
    }

    private void addMonths(XYPlot plot) {
        int last = digest.months().size();
        IntervalMarker own = new IntervalMarker(last - 1.0, last, Ink.BAND.color());
        own.setAlpha(1);
        plot.addDomainMarker(own, Layer.BACKGROUND);
        for (int i = 0; i <= last; i++) {
            ValueMarker line = new ValueMarker(i, Ink.GRID.color(), new BasicStroke(LINE));
            line.setAlpha(1);
            plot.addDomainMarker(line, Layer.BACKGROUND);
        }
    }

    private static XYTextAnnotation text(String text, double x, double y, TextAnchor anchor, Typeface typeface) {
        XYTextAnnotation annotation = new XYTextAnnotation(text, x, y);
        annotation.setFont(typeface.at(8));
        annotation.setPaint(Ink.INK.color());
        annotation.setTextAnchor(anchor);
        return annotation;
    }

    private static XYLineAndShapeRenderer dotRenderer() {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        renderer.setSeriesShape(0, new Ellipse2D.Double(-2.4, -2.4, 4.8, 4.8));
        renderer.setSeriesShapesFilled(0, false);
        renderer.setSeriesPaint(0, Ink.MUTED.color());
        renderer.setSeriesShape(1, new Ellipse2D.Double(-3, -3, 6, 6));
        renderer.setSeriesShapesFilled(1, true);
        renderer.setSeriesPaint(1, Ink.ACCENT.color());
        renderer.setDefaultStroke(new BasicStroke(1));
        return renderer;
    }

    private static XYLineAndShapeRenderer medianRenderer() {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setAutoPopulateSeriesPaint(false);
        renderer.setAutoPopulateSeriesStroke(false);
        renderer.setDefaultPaint(Ink.INK.color());
        renderer.setDefaultStroke(new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        return renderer;
    }
}
