package dev.aftercare.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** An axis of months, one unit each: their names, a number below each, and the years. */
@SuppressWarnings("serial") // nobody serializes a chart
final class MonthAxis extends NumberAxis {

    /** How much room it takes below a plot. */
    static final double HEIGHT = 33;

    private static final double LINE = 10;
    private static final double GAP = 3;

    private final Words words;
    private final YearMonth first;
    private final int months;
    private final double columnWidth;
    private final List<Integer> numbers;

    /**
     * An axis of some months.
     *
     * @param numbers how many incidents each month has, to be written below it
     */
    MonthAxis(Words words, YearMonth first, YearMonth last, Frame frame, List<Integer> numbers) {
        this.words = words;
        this.first = first;
        this.months = (int) first.until(last, ChronoUnit.MONTHS) + 1;
        this.columnWidth = frame.plotWidth() / months;
        this.numbers = numbers;
        Frame.plain(this);
        setRange(0, frame.end(0, months));
    }

    int months() {
        return months;
    }

    double columnWidth() {
        return columnWidth;
    }

    /** Where a day is drawn. */
    double position(LocalDate date) {
        YearMonth month = YearMonth.from(date);
        return start(month) + (date.getDayOfMonth() - 0.5) / month.lengthOfMonth();
    }

    /** Where a month begins. */
    double start(YearMonth month) {
        return first.until(month, ChronoUnit.MONTHS);
    }

    /** Draws the ground of the last month. */
    void shadeLast(XYPlot plot) {
        IntervalMarker own = new IntervalMarker(months - 1.0, months, Ink.BAND.color());
        own.setAlpha(1);
        plot.addDomainMarker(own, Layer.BACKGROUND);
    }

    /** Draws a line between months. */
    void rule(XYPlot plot) {
        plot.setDomainGridlinesVisible(false);
        for (int i = 0; i <= months; i++) {
            ValueMarker line = new ValueMarker(i, Ink.GRID.color(), new java.awt.BasicStroke(Frame.HAIR));
            line.setAlpha(1);
            plot.addDomainMarker(line, Layer.BACKGROUND);
        }
    }

    @Override
    public AxisState draw(
            Graphics2D graphics,
            double cursor,
            Rectangle2D plotArea,
            Rectangle2D dataArea,
            RectangleEdge edge,
            PlotRenderingInfo info) {
        graphics.setFont(Frame.letters(Frame.LETTERS));
        graphics.setPaint(Ink.MUTED.color());
        TextUtils.drawAlignedString(
                "n =", graphics, (float) (dataArea.getMinX() - 6), (float) (cursor + GAP + LINE), TextAnchor.TOP_RIGHT);
        int step = step();
        double nextYear = Double.NEGATIVE_INFINITY;
        for (int i = months - 1; i >= 0; i--) {
            YearMonth month = first.plusMonths(i);
            double left = valueToJava2D(i, dataArea, edge);
            double middle = left + columnWidth / 2;
            if ((months - 1 - i) % step == 0) {
                centered(graphics, words.shortMonth(month), middle, cursor + GAP);
            }
            centered(graphics, "" + numbers.get(i), middle, cursor + GAP + LINE);
            if (i == 0 || month.getMonthValue() == 1) {
                nextYear = year(graphics, month, left, cursor + GAP + 2 * LINE, nextYear);
            }
        }
        return new AxisState(cursor);
    }

    /** The name of every month where they fit, else of every second, third, sixth one; always of the last one. */
    private int step() {
        double widest = 0;
        for (int i = 0; i < months; i++) {
            widest = Math.max(widest, Typeface.SANS.width(words.shortMonth(first.plusMonths(i)), Frame.LETTERS));
        }
        for (int step : new int[] {1, 2, 3, 6}) {
            if (widest + 3 <= step * columnWidth) {
                return step;
            }
        }
        return 12;
    }

    /** Writes a year where the next one leaves room for it; returns where it starts. */
    private static double year(Graphics2D graphics, YearMonth month, double left, double top, double next) {
        String year = "" + month.getYear();
        double width = Typeface.SANS.width(year, Frame.LETTERS);
        if (next != Double.NEGATIVE_INFINITY && left + width + GAP > next) {
            return next;
        }
        TextUtils.drawAlignedString(year, graphics, (float) left, (float) top, TextAnchor.TOP_LEFT);
        return left;
    }

    private static void centered(Graphics2D graphics, String text, double x, double y) {
        TextUtils.drawAlignedString(text, graphics, (float) x, (float) y, TextAnchor.TOP_CENTER);
    }
}
