package dev.aftercare.digest;

import dev.aftercare.chart.Drawing;
import dev.aftercare.chart.Ink;
import dev.aftercare.chart.Typeface;
import dev.aftercare.chart.Words;
import dev.aftercare.digest.DigestView.ChartView;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.descriptive.Median;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.DefaultCategoryDataset;

/** How late open actions are, in bands of working days. It counts actions, never people. */
final class LatenessChart {

    static final String NAME = "lateness";

    private static final int WIDTH = 482;
    private static final int HEIGHT = 124;
    private static final double ROOM_FOR_NUMBER = 1.08;

    private LatenessChart() {}

    /** A band of lateness. */
    private enum Band {
        LONGER(Ink.LONGER, 61, Integer.MAX_VALUE),
        QUARTER(Ink.QUARTER, 21, 60),
        MONTH(Ink.MONTH, 6, 20),
        WEEK(Ink.WEEK, 0, 5),
        AHEAD(Ink.AHEAD, 0, -1),
        UNDATED(Ink.UNDATED, 0, -1);

        private final Ink ink;
        private final int from;
        private final int to;

        Band(Ink ink, int from, int to) {
            this.ink = ink;
            this.from = from;
            this.to = to;
        }

        int count(Digest.Actions actions) {
            return switch (this) {
                case UNDATED -> actions.withoutDue();
                case AHEAD -> actions.notYetDue();
                case LONGER, QUARTER, MONTH, WEEK ->
                    (int) actions.lateBy().stream()
                            .filter(days -> days >= from && days <= to)
                            .count();
            };
        }
    }

    /** Draws it; empty where there is no open action. */
    static Optional<Drawing> drawing(Digest digest, Words words) {
        return digest.actions().open() == 0 ? Optional.empty() : Optional.of(drawing(dataset(digest, words)));
    }

    /** What stands beside it in the page. */
    static ChartView view(Digest digest, Words words, Optional<Drawing> drawing) {
        String question = words.say("chart.lateness");
        String asOf = words.date(digest.runDate());
        if (drawing.isEmpty()) {
            return new ChartView(NAME, question, words.say("chart.lateness.few", asOf), null, null);
        }
        String answer = answer(digest, words, asOf);
        return new ChartView(
                NAME,
                question,
                answer,
                words.say("chart.lateness.key"),
                drawing.get().svg(question + " " + answer));
    }

    private static String answer(Digest digest, Words words, String asOf) {
        Digest.Actions actions = digest.actions();
        if (actions.late() == 0) {
            return words.say("chart.lateness.answer.none", actions.open(), asOf);
        }
        double[] days =
                actions.lateBy().stream().mapToDouble(Integer::doubleValue).toArray();
        long half = (long) Math.floor(Median.withDefaults().evaluate(days));
        return words.say("chart.lateness.answer", actions.late(), actions.open(), asOf, half);
    }

    /** The bands with their counts, the latest first. */
    static DefaultCategoryDataset dataset(Digest digest, Words words) {
        DefaultCategoryDataset counts = new DefaultCategoryDataset();
        for (Band band : Band.values()) {
            counts.addValue(
                    band.count(digest.actions()),
                    "actions",
                    words.say("chart.lateness." + band.name().toLowerCase(java.util.Locale.ROOT)));
        }
        return counts;
    }

    private static Drawing drawing(DefaultCategoryDataset counts) {
        CategoryPlot plot = new CategoryPlot(counts, categories(), numbers(counts), new Bars());
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        JFreeChart chart = new JFreeChart(null, Drawing.letters(9), plot, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        return new Drawing(NAME, WIDTH, HEIGHT, chart);
    }

    private static CategoryAxis categories() {
        CategoryAxis axis = new CategoryAxis();
        axis.setTickLabelFont(Drawing.letters(8));
        axis.setTickLabelPaint(Ink.INK.color());
        axis.setAxisLinePaint(Ink.MUTED.color());
        axis.setTickMarksVisible(false);
        axis.setLowerMargin(0.01);
        axis.setUpperMargin(0.01);
        axis.setCategoryMargin(0.28);
        axis.setMaximumCategoryLabelWidthRatio(0.4f);
        return axis;
    }

    private static NumberAxis numbers(DefaultCategoryDataset counts) {
        double most = 1;
        for (Object band : counts.getColumnKeys()) {
            most = Math.max(
                    most, counts.getValue("actions", (Comparable<?>) band).doubleValue());
        }
        NumberAxis axis = new NumberAxis();
        axis.setRange(0, most * ROOM_FOR_NUMBER);
        axis.setVisible(false);
        return axis;
    }

    /** Bars with a colour for each band and their number behind them. */
    @SuppressWarnings("serial") // nobody serializes a chart
    private static final class Bars extends BarRenderer {

        Bars() {
            setBarPainter(new StandardBarPainter());
            setShadowVisible(false);
            setDrawBarOutline(false);
            setDefaultItemLabelsVisible(true);
            setDefaultItemLabelGenerator(new StandardCategoryItemLabelGenerator(
                    "{2}", java.text.NumberFormat.getIntegerInstance(java.util.Locale.ROOT)));
            setDefaultItemLabelFont(Typeface.SANS_BOLD.at(8));
            setDefaultItemLabelPaint(Ink.INK.color());
            setDefaultPositiveItemLabelPosition(
                    new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
            setItemLabelAnchorOffset(4);
        }

        @Override
        public java.awt.Paint getItemPaint(int row, int column) {
            return List.of(Band.values()).get(column).ink.color();
        }
    }
}
