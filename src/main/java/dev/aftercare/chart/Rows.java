package dev.aftercare.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** An axis upwards that has a row for each of some things, the first one on top, with their names on the left. */
@SuppressWarnings("serial") // nobody serializes a chart
final class Rows extends NumberAxis {

    private static final double LINE = 10;
    private static final double WIDEST = 170;

    private final List<Row> rows;

    Rows(List<Row> rows) {
        this.rows = rows;
        Frame.plain(this);
        setRange(0, rows.size());
    }

    /**
     * What stands beside a row.
     *
     * @param name in bold
     * @param detail below it; empty for none
     */
    record Row(String name, String detail) {}

    /** How much room they need on the left. */
    static double width(List<Row> rows) {
        double names = rows.stream()
                .flatMap(row -> lines(row.name()).stream())
                .mapToDouble(line -> Typeface.SANS_BOLD.width(line, Frame.LETTERS))
                .max()
                .orElse(0);
        double details = rows.stream()
                .mapToDouble(row -> Typeface.SANS.width(row.detail(), Frame.LETTERS))
                .max()
                .orElse(0);
        return Math.max(names, details) + 10;
    }

    /** Where the middle of a row is. */
    double middle(int row) {
        return rows.size() - row - 0.5;
    }

    @Override
    public AxisState draw(
            Graphics2D graphics,
            double cursor,
            Rectangle2D plotArea,
            Rectangle2D dataArea,
            RectangleEdge edge,
            PlotRenderingInfo info) {
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            List<String> names = lines(row.name());
            double top = valueToJava2D(middle(i), dataArea, edge)
                    - (names.size() + (row.detail().isEmpty() ? 0 : 1)) * LINE / 2;
            for (String name : names) {
                write(graphics, name, Typeface.SANS_BOLD, Ink.INK, top);
                top += LINE;
            }
            if (!row.detail().isEmpty()) {
                write(graphics, row.detail(), Typeface.SANS, Ink.MUTED, top);
            }
        }
        return new AxisState(cursor);
    }

    private static void write(Graphics2D graphics, String text, Typeface typeface, Ink ink, double top) {
        graphics.setFont(typeface.at(Frame.LETTERS));
        graphics.setPaint(ink.color());
        TextUtils.drawAlignedString(text, graphics, 0, (float) top, TextAnchor.TOP_LEFT);
    }

    /** A name in two lines at most, neither wider than a third of the paper. */
    private static List<String> lines(String name) {
        if (Typeface.SANS_BOLD.width(name, Frame.LETTERS) <= WIDEST) {
            return List.of(name);
        }
        int blank = name.lastIndexOf(' ');
        while (blank > 0 && Typeface.SANS_BOLD.width(name.substring(0, blank), Frame.LETTERS) > WIDEST) {
            blank = name.lastIndexOf(' ', blank - 1);
        }
        return blank <= 0
                ? List.of(Typeface.SANS_BOLD.fitted(name, Frame.LETTERS, WIDEST))
                : List.of(
                        name.substring(0, blank),
                        Typeface.SANS_BOLD.fitted(name.substring(blank + 1), Frame.LETTERS, WIDEST));
    }
}
