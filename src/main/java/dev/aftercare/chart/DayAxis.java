package dev.aftercare.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** An axis of days from none on that says 1 week, 3 months, 1 year. */
@SuppressWarnings("serial") // nobody serializes a chart
final class DayAxis extends NumberAxis {

    private static final double BETWEEN = 12;

    private final double most;
    private final Map<Double, String> labels = new LinkedHashMap<>();

    DayAxis(Words words, double most, Frame frame) {
        this.most = most;
        for (int year : new int[] {20, 10, 5, 3, 2, 1}) {
            labels.put(365.0 * year, words.say("tick.years", year));
        }
        labels.put(0.0, words.say("tick.start"));
        for (int month : new int[] {6, 3, 9, 2, 1, 4}) {
            labels.put(Math.floor(30.44 * month), words.say("tick.months", month));
        }
        for (int week : new int[] {2, 1, 3}) {
            labels.put(7.0 * week, words.say("tick.weeks", week));
        }
        labels.put(1.0, words.say("tick.days", 1));
        Frame.plain(this);
        setRange(0, frame.end(0, most));
    }

    /** The roundest ones that fit. */
    @Override
    @SuppressWarnings("rawtypes")
    public List refreshTicks(Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
        List<NumberTick> ticks = new ArrayList<>();
        List<double[]> taken = new ArrayList<>();
        labels.forEach((days, label) -> {
            double at = valueToJava2D(days, area, edge);
            double half = Typeface.SANS.width(label, Frame.LETTERS) / 2;
            double from = days == 0 ? at : at - half;
            double to = days == 0 ? at + 2 * half : at + half;
            boolean free = taken.stream().allMatch(other -> to + BETWEEN < other[0] || from - BETWEEN > other[1]);
            if (days <= most && to <= area.getMaxX() && free) {
                TextAnchor anchor = days == 0 ? TextAnchor.TOP_LEFT : TextAnchor.TOP_CENTER;
                ticks.add(new NumberTick(days, label, anchor, anchor, 0));
                taken.add(new double[] {from, to});
            }
        });
        return ticks;
    }
}
