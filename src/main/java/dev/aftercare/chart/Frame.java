package dev.aftercare.chart;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/**
 * The paper of a chart, in points: what stands left of the plot and below it, and how much room is kept inside it on the
 * right for labels. All is fixed before anything is drawn, so that dots and labels can be kept apart.
 *
 * @param height its height
 * @param left the width of what stands left of the plot
 * @param bottom the height of what stands below it
 * @param right the width that labels need on the right
 */
record Frame(int height, double left, double bottom, double right) {

    /** As wide as the text of a page of A4. */
    static final int WIDTH = 482;

    /** The size of all letters; a whole number, because an SVG rounds it. */
    static final float LETTERS = 8;

    /** The width of lines that only help the eye. */
    static final float HAIR = 0.6f;

    /** The width of the plot without the room for labels. */
    double plotWidth() {
        return WIDTH - left - right;
    }

    double plotHeight() {
        return height - bottom;
    }

    /** Where an axis must end so that the room for labels lies behind its last value. */
    double end(double from, double to) {
        return to + (to - from) * right / plotWidth();
    }

    /** An empty plot. */
    XYPlot plot(ValueAxis across, ValueAxis up) {
        XYPlot plot = new Paper(across, up, plotWidth());
        AxisSpace below = new AxisSpace();
        below.setBottom(bottom);
        plot.setFixedDomainAxisSpace(below);
        AxisSpace beside = new AxisSpace();
        beside.setLeft(left);
        plot.setFixedRangeAxisSpace(beside);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinePaint(Ink.GRID.color());
        plot.setDomainGridlineStroke(new BasicStroke(HAIR));
        plot.setRangeGridlinePaint(Ink.GRID.color());
        plot.setRangeGridlineStroke(new BasicStroke(HAIR));
        return plot;
    }

    /** The finished drawing. */
    Drawing drawing(String name, XYPlot plot) {
        JFreeChart chart = new JFreeChart(null, letters(LETTERS), plot, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        return new Drawing(name, WIDTH, height, chart);
    }

    /** An axis in the look of all. */
    static void plain(ValueAxis axis) {
        axis.setAutoRange(false);
        axis.setTickLabelFont(letters(LETTERS));
        axis.setTickLabelPaint(Ink.MUTED.color());
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setMinorTickMarksVisible(false);
    }

    /** A plot whose lines end before the labels on the right. */
    @SuppressWarnings("serial") // nobody serializes a chart
    private static final class Paper extends XYPlot {

        private final double plotWidth;

        Paper(ValueAxis across, ValueAxis up, double plotWidth) {
            super(null, across, up, null);
            this.plotWidth = plotWidth;
        }

        @Override
        @SuppressWarnings("rawtypes")
        protected void drawRangeGridlines(Graphics2D graphics, Rectangle2D area, List ticks) {
            super.drawRangeGridlines(
                    graphics, new Rectangle2D.Double(area.getX(), area.getY(), plotWidth, area.getHeight()), ticks);
        }
    }

    /** The letters of charts at a size in points. */
    static Font letters(float size) {
        return Typeface.SANS.at(size);
    }
}
