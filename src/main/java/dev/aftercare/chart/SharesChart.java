package dev.aftercare.chart;

import static java.util.stream.Collectors.joining;

import dev.aftercare.chart.Labels.Label;
import dev.aftercare.chart.Shares.Row;
import java.awt.BasicStroke;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** A row for each share: a square where it is, and a line where the true one may be. */
final class SharesChart {

    private static final int ROW = 22;
    private static final double BOTTOM = 14;
    private static final double END = 0.16;

    private final Shares shares;
    private final Words words;
    private final String name;
    private final List<Row> rows;

    SharesChart(Shares shares, Words words) {
        this.shares = shares;
        this.words = words;
        this.name = shares.asked().name().toLowerCase(Locale.ROOT);
        this.rows = shares.rows().stream().filter(row -> row.n() > 0).toList();
    }

    Chart chart() {
        String question = words.say("chart." + name);
        if (rows.stream().noneMatch(SharesChart::isEnough)) {
            String said = rows.isEmpty() ? words.say("chart.shares.none") : words.say("chart.shares.few", inWords());
            return Chart.tooFew(name, question, said);
        }
        return new Chart(
                name,
                question,
                shares.sentence() == null ? words.say("chart.shares.sentence", inWords()) : shares.sentence(),
                basis(),
                words.say("chart.shares.key"),
                drawing());
    }

    private static boolean isEnough(Row row) {
        return row.n() >= Charts.ENOUGH_VALUES;
    }

    private String inWords() {
        return rows.stream()
                .map(row -> words.say("chart.shares.row", row.name(), row.hits(), row.n()))
                .collect(joining(words.say("chart.shares.separator")));
    }

    private String basis() {
        int least = rows.stream().mapToInt(Row::n).min().orElse(0);
        int most = rows.stream().mapToInt(Row::n).max().orElse(0);
        return least == most ? words.say("chart.shares.basis.one", most) : words.say("chart.shares.basis", least, most);
    }

    private Drawing drawing() {
        List<Rows.Row> names =
                rows.stream().map(row -> new Rows.Row(row.name(), "")).toList();
        Rows up = new Rows(names);
        List<Label> labels = labels(up);
        Frame frame = new Frame((int) (ROW * rows.size() + BOTTOM), Rows.width(names), BOTTOM, Labels.width(labels));
        double margin = 0.03;
        XYPlot plot = frame.plot(new ShareAxis(words, -margin, frame.end(-margin, 1 + margin)), up);
        plot.setRangeGridlinesVisible(false);
        plot.setDataset(points(up));
        XYLineAndShapeRenderer renderer = renderer();
        plot.setRenderer(renderer);
        for (int i = 0; i < rows.size(); i++) {
            if (isEnough(rows.get(i))) {
                drawInterval(rows.get(i), up.middle(i), renderer);
            }
        }
        plot.addAnnotation(new Labels(1 + margin, labels));
        return frame.drawing(name, plot);
    }

    private List<Label> labels(Rows up) {
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            String text = isEnough(row)
                    ? words.say(
                            "chart.shares.label",
                            row.hits(),
                            row.n(),
                            words.percent(row.lower()),
                            words.percent(row.upper()))
                    : words.say("chart.shares.label.few", row.hits(), row.n());
            labels.add(new Label(up.middle(i), text, "", null));
        }
        return labels;
    }

    private static void drawInterval(Row row, double y, XYLineAndShapeRenderer renderer) {
        BasicStroke stroke = new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
        renderer.addAnnotation(
                new XYLineAnnotation(row.lower(), y, row.upper(), y, stroke, Ink.ACCENT.color()), Layer.BACKGROUND);
        for (double end : new double[] {row.lower(), row.upper()}) {
            renderer.addAnnotation(
                    new XYLineAnnotation(end, y - END, end, y + END, stroke, Ink.ACCENT.color()), Layer.BACKGROUND);
        }
    }

    private XYSeriesCollection points(Rows up) {
        XYSeries points = new XYSeries("shares", false, true);
        for (int i = 0; i < rows.size(); i++) {
            if (isEnough(rows.get(i))) {
                points.add(rows.get(i).share(), up.middle(i));
            }
        }
        return new XYSeriesCollection(points);
    }

    private static XYLineAndShapeRenderer renderer() {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        renderer.setSeriesShape(0, new Rectangle2D.Double(-3, -3, 6, 6));
        renderer.setSeriesPaint(0, Ink.INK.color());
        return renderer;
    }
}
