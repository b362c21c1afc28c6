package dev.aftercare.chart;

import static java.util.stream.Collectors.joining;

import dev.aftercare.chart.Counts.Limits;
import dev.aftercare.chart.Counts.Month;
import dev.aftercare.chart.Labels.Label;
import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.annotations.XYShapeAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** A u-chart: a point for each month, and the limits that chance alone seldom leaves. */
final class CountsChart {

    static final String NAME = "counts";

    private static final int HEIGHT = 140;

    private final Counts counts;
    private final Words words;
    private final List<Month> months;

    CountsChart(Counts counts, Words words) {
        this.counts = counts;
        this.words = words;
        this.months = counts.months();
    }

    Chart chart() {
        String question = words.say("chart.counts");
        int all = months.stream().mapToInt(Month::incidents).sum();
        if (months.size() < Charts.ENOUGH_MONTHS || months.stream().anyMatch(month -> month.limits() == null)) {
            return Chart.tooFew(NAME, question, words.say("chart.counts.few", months.size(), all));
        }
        return new Chart(
                NAME,
                question,
                counts.sentence() == null ? sentence() : counts.sentence(),
                words.say("chart.counts.basis", all, months.size()),
                words.say("chart.counts.key"),
                drawing());
    }

    private String sentence() {
        List<Month> beyond = months.stream().filter(Month::standsOut).toList();
        String average = words.number(limits(last()).expected());
        String said = beyond.isEmpty()
                ? words.say("chart.counts.chance", average)
                : words.say(
                        "chart.counts.beyond",
                        beyond.stream()
                                .map(month -> words.month(month.month()) + " (" + month.incidents() + ")")
                                .collect(joining(", ")),
                        beyond.size(),
                        average);
        return counts.spread() == Counts.Spread.WIDER ? said + " " + words.say("chart.counts.wider") : said;
    }

    private Month last() {
        return months.get(months.size() - 1);
    }

    private static Limits limits(Month month) {
        return Objects.requireNonNull(month.limits());
    }

    private Drawing drawing() {
        NumberAxis up = numbers();
        double left = Typeface.SANS.width(words.number(up.getUpperBound()), Frame.LETTERS) + 8;
        Frame frame = new Frame(HEIGHT, left, MonthAxis.HEIGHT, Labels.width(labels()));
        MonthAxis axis = new MonthAxis(
                words,
                months.get(0).month(),
                last().month(),
                frame,
                months.stream().map(Month::incidents).toList());
        XYPlot plot = frame.plot(axis, up);
        axis.rule(plot);
        plot.setDataset(0, points());
        XYLineAndShapeRenderer renderer = renderer();
        plot.setRenderer(0, renderer);
        drawLimits(renderer);
        plot.addAnnotation(new Labels(months.size(), labels()));
        return frame.drawing(NAME, plot);
    }

    private List<Label> labels() {
        Limits limits = limits(last());
        List<Label> labels = new ArrayList<>();
        labels.add(new Label(limits.upper(), words.say("chart.counts.upper", words.number(limits.upper())), "", null));
        labels.add(new Label(
                limits.expected(), words.say("chart.counts.expected", words.number(limits.expected())), "", null));
        if (limits.lower() > 0) {
            labels.add(
                    new Label(limits.lower(), words.say("chart.counts.lower", words.number(limits.lower())), "", null));
        }
        return labels;
    }

    /** From zero: a count has a meaning only against none. */
    private NumberAxis numbers() {
        double most = months.stream()
                .mapToDouble(month -> Math.max(month.incidents(), limits(month).upper()))
                .max()
                .orElse(1);
        NumberAxis axis = new NumberAxis();
        Frame.plain(axis);
        double step = Math.pow(10, Math.floor(Math.log10(most)));
        double unit = most / step < 2 ? step / 2 : most / step < 5 ? step : step * 2;
        unit = Math.max(1, unit);
        axis.setTickUnit(new NumberTickUnit(unit, words.numbers()));
        // a number at the very top would be cut in two
        double top = most * 1.1;
        axis.setRange(-most * 0.05, top % unit < most * 0.05 ? top + most * 0.05 : top);
        return axis;
    }

    private void drawLimits(XYLineAndShapeRenderer renderer) {
        Path2D ground = steps(Limits::upper);
        for (int i = months.size() - 1; i >= 0; i--) {
            double lower = limits(months.get(i)).lower();
            ground.lineTo(i + 1.0, lower);
            ground.lineTo(i, lower);
        }
        ground.closePath();
        renderer.addAnnotation(new XYShapeAnnotation(ground, null, null, Ink.INTERVAL.color()), Layer.BACKGROUND);
        BasicStroke dashes =
                new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {4, 3}, 0);
        drawLine(renderer, Limits::expected, new BasicStroke(1));
        drawLine(renderer, Limits::upper, dashes);
        if (months.stream().anyMatch(month -> limits(month).lower() > 0)) {
            drawLine(renderer, Limits::lower, dashes);
        }
    }

    private void drawLine(XYLineAndShapeRenderer renderer, ToDoubleFunction<Limits> value, BasicStroke stroke) {
        renderer.addAnnotation(new XYShapeAnnotation(steps(value), stroke, Ink.MUTED.color()), Layer.BACKGROUND);
    }

    /** A line over all months with a step where a month is longer. */
    private Path2D steps(ToDoubleFunction<Limits> value) {
        Path2D path = new Path2D.Double();
        path.moveTo(0, value.applyAsDouble(limits(months.get(0))));
        for (int i = 0; i < months.size(); i++) {
            double at = value.applyAsDouble(limits(months.get(i)));
            path.lineTo(i, at);
            path.lineTo(i + 1.0, at);
        }
        return path;
    }

    /** The line in the order of time, the points on it, and those that stand out. */
    private XYSeriesCollection points() {
        XYSeries line = new XYSeries("line", false, true);
        XYSeries within = new XYSeries("within the limits", false, true);
        XYSeries beyond = new XYSeries("beyond the limits", false, true);
        for (int i = 0; i < months.size(); i++) {
            line.add(i + 0.5, months.get(i).incidents());
            (months.get(i).standsOut() ? beyond : within)
                    .add(i + 0.5, months.get(i).incidents());
        }
        XYSeriesCollection points = new XYSeriesCollection(line);
        points.addSeries(within);
        points.addSeries(beyond);
        return points;
    }

    private static XYLineAndShapeRenderer renderer() {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        renderer.setSeriesLinesVisible(0, true);
        renderer.setSeriesShapesVisible(0, false);
        renderer.setSeriesPaint(0, Ink.INK.color());
        renderer.setSeriesStroke(0, new BasicStroke(1.2f));
        renderer.setSeriesPaint(1, Ink.INK.color());
        renderer.setSeriesShape(1, new Ellipse2D.Double(-2.2, -2.2, 4.4, 4.4));
        renderer.setSeriesPaint(2, Ink.LATE.color());
        renderer.setSeriesShape(2, Dots.Form.DIAMOND.shape(8));
        return renderer;
    }
}
