package dev.aftercare.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jspecify.annotations.Nullable;

/** The labels on the right of a plot, each as near as possible to what it names, none upon another. */
@SuppressWarnings("serial") // nobody serializes a chart
final class Labels extends AbstractXYAnnotation {

    private static final double LINE = 10;
    private static final double GAP = 3;
    private static final double BEFORE = 6;
    private static final double SAMPLE = 16;

    private final double x;
    private final List<Label> labels;

    /**
     * Labels at an edge.
     *
     * @param x the value on the axis across from which their room begins
     */
    Labels(double x, List<Label> labels) {
        this.x = x;
        this.labels = labels;
    }

    /**
     * A label.
     *
     * @param y the value on the axis upwards that it names
     * @param text its first line
     * @param detail its second line; empty for none
     * @param sample the line that it names; null where it stands at its end
     */
    record Label(
            double y, String text, String detail, @Nullable Sample sample) {

        double width() {
            double texts =
                    Math.max(Typeface.SANS_BOLD.width(text, Frame.LETTERS), Typeface.SANS.width(detail, Frame.LETTERS));
            return BEFORE + texts + (sample == null ? 0 : SAMPLE + 4) + 1;
        }

        double height() {
            return detail.isEmpty() ? LINE : 2 * LINE;
        }
    }

    /** How a curve is drawn. */
    record Sample(Paint paint, Stroke stroke) {}

    /** How much room labels need. */
    static double width(List<Label> labels) {
        return labels.stream().mapToDouble(Label::width).max().orElse(0);
    }

    @Override
    public void draw(
            Graphics2D graphics,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis across,
            ValueAxis up,
            int index,
            PlotRenderingInfo info) {
        double left = across.valueToJava2D(x, area, RectangleEdge.BOTTOM) + BEFORE;
        List<Label> inOrder = new ArrayList<>(labels);
        inOrder.sort(Comparator.comparing(Label::y).reversed());
        double[] tops = tops(inOrder, up, area);
        for (int i = 0; i < tops.length; i++) {
            draw(graphics, inOrder.get(i), left, tops[i]);
        }
    }

    /** Pushes each label below the one above it, then all up again as far as the last one leaves the paper. */
    private static double[] tops(List<Label> labels, ValueAxis up, Rectangle2D area) {
        double[] tops = new double[labels.size()];
        double free = area.getMinY() + 1;
        for (int i = 0; i < tops.length; i++) {
            double wanted = up.valueToJava2D(labels.get(i).y(), area, RectangleEdge.LEFT)
                    - labels.get(i).height() / 2;
            tops[i] = Math.max(wanted, free);
            free = tops[i] + labels.get(i).height() + GAP;
        }
        double floor = area.getMaxY() - 1;
        for (int i = tops.length - 1; i >= 0; i--) {
            tops[i] = Math.min(tops[i], floor - labels.get(i).height());
            floor = tops[i] - GAP;
        }
        return tops;
    }

    private static void draw(Graphics2D graphics, Label label, double left, double top) {
        double text = left;
        if (label.sample() != null) {
            graphics.setPaint(label.sample().paint());
            graphics.setStroke(label.sample().stroke());
            graphics.draw(new Line2D.Double(left, top + LINE / 2 + 0.5, left + SAMPLE, top + LINE / 2 + 0.5));
            text += SAMPLE + 4;
        }
        write(graphics, label.text(), Typeface.SANS_BOLD.at(Frame.LETTERS), Ink.INK, text, top);
        write(graphics, label.detail(), Typeface.SANS.at(Frame.LETTERS), Ink.MUTED, text, top + LINE);
    }

    private static void write(Graphics2D graphics, String text, Font font, Ink ink, double x, double y) {
        if (!text.isEmpty()) {
            graphics.setFont(font);
            graphics.setPaint(ink.color());
            TextUtils.drawAlignedString(text, graphics, (float) x, (float) y, TextAnchor.TOP_LEFT);
        }
    }
}
