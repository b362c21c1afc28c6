package dev.aftercare.chart;

import static java.util.stream.Collectors.joining;

import dev.aftercare.chart.Labels.Label;
import dev.aftercare.chart.Labels.Sample;
import dev.aftercare.chart.TimesToDone.Curve;
import dev.aftercare.chart.TimesToDone.Median;
import dev.aftercare.chart.TimesToDone.Step;
import java.awt.BasicStroke;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.annotations.XYShapeAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jspecify.annotations.Nullable;

/** A rising step curve for each priority: the share of actions that is done by a time. */
final class TimesToDoneChart {

    static final String NAME = "times-to-done";

    private static final int HEIGHT = 178;
    private static final double BOTTOM = 14;
    private static final double WIDEST_NAME = 80;
    private static final float[][] DASHES = {{}, {7, 2.5f}, {3.5f, 2}, {1.2f, 1.8f}};
    private static final float[] WIDTHS = {1.8f, 1.8f, 1.8f, 2.2f};

    private final TimesToDone times;
    private final Words words;
    private final List<Curve> curves;

    TimesToDoneChart(TimesToDone times, Words words) {
        this.times = times;
        this.words = words;
        this.curves = times.curves().stream()
                .filter(curve -> curve.n() >= Charts.ENOUGH_VALUES && curve.followed() > 0)
                .limit(Ink.CURVES.size())
                .toList();
    }

    Chart chart() {
        String question = words.say("chart.done");
        int all = times.curves().stream().mapToInt(Curve::n).sum();
        if (curves.isEmpty()) {
            return Chart.tooFew(NAME, question, words.say("chart.done.few", all));
        }
        String key = words.say(curves.size() == 1 ? "chart.done.key.one" : "chart.done.key");
        String others = others();
        return new Chart(
                NAME,
                question,
                times.sentence() == null ? sentence() : times.sentence(),
                words.say("chart.done.basis", all, times.leftOut()),
                others.isEmpty() ? key : key + " " + words.say("chart.done.others", others),
                drawing());
    }

    private String others() {
        return times.curves().stream()
                .filter(curve -> !curves.contains(curve))
                .map(curve -> words.say("chart.done.other", curve.name(), curve.n()))
                .collect(joining(", "));
    }

    private String sentence() {
        return curves.stream()
                .map(curve -> curve.median() == null
                        ? words.say("chart.done.sentence.open", curve.name(), words.percent(share(curve)))
                        : words.say(
                                "chart.done.sentence",
                                curve.name(),
                                words.days(curve.median().days())))
                .collect(joining(" "));
    }

    private static double share(Curve curve) {
        return curve.shareAt(curve.followed());
    }

    private Drawing drawing() {
        double left = Typeface.SANS.width(words.percent(1), Frame.LETTERS) + 6;
        List<Label> labels = labels();
        Frame frame = new Frame(HEIGHT, left, BOTTOM, Labels.width(labels));
        double most = curves.stream().mapToDouble(Curve::followed).max().orElse(1);
        XYPlot plot = frame.plot(new DayAxis(words, most, frame), new ShareAxis(words, -0.03, 1.06));
        XYLineAndShapeRenderer steps = new XYLineAndShapeRenderer(true, false);
        steps.setDrawSeriesLineAsPath(true);
        XYLineAndShapeRenderer open = new XYLineAndShapeRenderer(false, true);
        for (int i = 0; i < curves.size(); i++) {
            look(steps, i);
            open.setSeriesPaint(i, Ink.CURVES.get(i).color());
            open.setSeriesShape(i, new Line2D.Double(0, -3, 0, 3));
            open.setSeriesStroke(i, new BasicStroke(0.8f));
        }
        if (curves.size() == 1) {
            drawInterval(curves.get(0), steps);
        }
        plot.setDataset(0, lines());
        plot.setRenderer(0, steps);
        plot.setDataset(1, stillOpen());
        plot.setRenderer(1, open);
        plot.addAnnotation(new Labels(most, labels));
        return frame.drawing(NAME, plot);
    }

    private static void look(XYLineAndShapeRenderer steps, int curve) {
        steps.setSeriesPaint(curve, Ink.CURVES.get(curve).color());
        steps.setSeriesStroke(curve, stroke(curve));
    }

    private static BasicStroke stroke(int curve) {
        float[] dashes = DASHES[curve];
        return dashes.length == 0
                ? new BasicStroke(WIDTHS[curve], BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER)
                : new BasicStroke(WIDTHS[curve], BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0);
    }

    /** One curve has its interval around it; those of several would hide one another. */
    private static void drawInterval(Curve curve, XYLineAndShapeRenderer renderer) {
        if (curve.steps().isEmpty()) {
            return;
        }
        Path2D ground = new Path2D.Double();
        ground.moveTo(curve.steps().get(0).days(), curve.steps().get(0).lower());
        for (int i = 0; i < curve.steps().size(); i++) {
            ground.lineTo(curve.steps().get(i).days(), curve.steps().get(i).upper());
            ground.lineTo(until(curve, i), curve.steps().get(i).upper());
        }
        for (int i = curve.steps().size() - 1; i >= 0; i--) {
            ground.lineTo(until(curve, i), curve.steps().get(i).lower());
            ground.lineTo(curve.steps().get(i).days(), curve.steps().get(i).lower());
        }
        ground.closePath();
        renderer.addAnnotation(new XYShapeAnnotation(ground, null, null, Ink.INTERVAL.color()), Layer.BACKGROUND);
    }

    private static double until(Curve curve, int step) {
        return step + 1 < curve.steps().size() ? curve.steps().get(step + 1).days() : curve.followed();
    }

    /** Both corners of each step, so that dashes go on around them. */
    private XYSeriesCollection lines() {
        XYSeriesCollection lines = new XYSeriesCollection();
        for (Curve curve : curves) {
            XYSeries line = new XYSeries(curve.name(), false, true);
            double share = 0;
            line.add(0, 0);
            for (Step step : curve.steps()) {
                line.add(step.days(), share);
                line.add(step.days(), step.share());
                share = step.share();
            }
            line.add(curve.followed(), share);
            lines.addSeries(line);
        }
        return lines;
    }

    private XYSeriesCollection stillOpen() {
        XYSeriesCollection open = new XYSeriesCollection();
        for (Curve curve : curves) {
            XYSeries ticks = new XYSeries(curve.name(), false, true);
            curve.openSince().stream().distinct().forEach(days -> ticks.add((double) days, curve.shareAt(days)));
            open.addSeries(ticks);
        }
        return open;
    }

    private List<Label> labels() {
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            labels.add(new Label(
                    share(curve),
                    words.say(
                            "chart.done.curve",
                            Typeface.SANS_BOLD.fitted(curve.name(), Frame.LETTERS, WIDEST_NAME),
                            curve.done(),
                            curve.n()),
                    detail(curve.median()),
                    new Sample(Ink.CURVES.get(i).color(), stroke(i))));
        }
        return labels;
    }

    private String detail(@Nullable Median median) {
        if (median == null) {
            return words.say("chart.done.curve.open");
        }
        String half = words.days(median.days());
        if (median.upper() == null) {
            return median.lower() == null
                    ? words.say("chart.done.curve.half", half)
                    : words.say("chart.done.curve.from", half, words.days(median.lower()));
        }
        double lower = median.lower() == null ? 0 : median.lower();
        return words.say("chart.done.curve.between", half, words.number(Math.round(lower)), words.days(median.upper()));
    }
}
