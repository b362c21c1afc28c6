package dev.aftercare.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** A logarithmic axis of minutes that says 5 min, 1 h, 1 day. What is shorter than its shortest is drawn there: no logarithm of zero. */
@SuppressWarnings("serial") // nobody serializes a chart
final class DurationAxis extends LogAxis {

    private static final double DAY = 1440;
    private static final double ROOM = 1.5;
    private static final double NARROW = 12;
    private static final double LEAST_GAP = 10;

    private final double shortest;
    private final TreeMap<Double, String> labels;

    private DurationAxis(double shortest, String under, Map<Double, String> labels, double least, double most) {
        super(null);
        this.shortest = shortest;
        this.labels = new TreeMap<>(labels);
        this.labels.put(shortest, under);
        double from = floor(least);
        double to = ceiling(most);
        if (to < from * NARROW) {
            from = Math.max(shortest, from / Math.sqrt(NARROW));
            to = Math.max(to * Math.sqrt(NARROW), from * NARROW);
        }
        Frame.plain(this);
        setRange(from / ROOM, to * ROOM);
    }

    /** An axis for incidents, from under a minute. */
    static DurationAxis forIncidents(Words words, double leastMinutes, double mostMinutes) {
        Map<Double, String> labels = new LinkedHashMap<>();
        labels.put(1.0, words.say("tick.minutes", 1));
        labels.put(5.0, words.say("tick.minutes", 5));
        labels.put(15.0, words.say("tick.minutes", 15));
        labels.put(60.0, words.say("tick.hours", 1));
        labels.put(240.0, words.say("tick.hours", 4));
        labels.putAll(days(words));
        return new DurationAxis(0.5, words.say("duration.less"), labels, leastMinutes, mostMinutes);
    }

    /** An axis for actions, from under a day. */
    static DurationAxis forActions(Words words, double leastDays, double mostDays) {
        return new DurationAxis(DAY / 2, words.say("tick.today"), days(words), leastDays * DAY, mostDays * DAY);
    }

    private static Map<Double, String> days(Words words) {
        Map<Double, String> labels = new LinkedHashMap<>();
        labels.put(DAY, words.say("tick.days", 1));
        labels.put(7 * DAY, words.say("tick.weeks", 1));
        labels.put(30 * DAY, words.say("tick.months", 1));
        labels.put(91 * DAY, words.say("tick.months", 3));
        labels.put(365 * DAY, words.say("tick.years", 1));
        labels.put(1096 * DAY, words.say("tick.years", 3));
        labels.put(3653 * DAY, words.say("tick.years", 10));
        return labels;
    }

    /** Where a duration in minutes is drawn. */
    double position(double minutes) {
        return Math.max(shortest, minutes);
    }

    /** Where a duration in days is drawn. */
    double positionOfDays(double days) {
        return position(days * DAY);
    }

    /** How wide its labels are at most. */
    double widestLabel() {
        return labels.entrySet().stream()
                .filter(label -> getRange().contains(label.getKey()))
                .mapToDouble(label -> Typeface.SANS.width(label.getValue(), Frame.LETTERS))
                .max()
                .orElse(0);
    }

    private double floor(double minutes) {
        Double tick = labels.floorKey(position(minutes));
        return tick == null ? shortest : tick;
    }

    private double ceiling(double minutes) {
        Double tick = labels.ceilingKey(position(minutes));
        return tick == null ? position(minutes) : tick;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public List refreshTicks(Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
        boolean below = edge == RectangleEdge.BOTTOM;
        List<NumberTick> ticks = new ArrayList<>();
        double last = Double.NaN;
        for (Map.Entry<Double, String> label : labels.entrySet()) {
            double at = valueToJava2D(label.getKey(), area, edge);
            double width = Typeface.SANS.width(label.getValue(), Frame.LETTERS);
            double needed = below ? width + 8 : LEAST_GAP;
            boolean fits = below ? at + width / 2 <= area.getMaxX() : true;
            if (getRange().contains(label.getKey()) && fits && !(Math.abs(at - last) < needed)) {
                TextAnchor anchor = below ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
                ticks.add(new NumberTick(label.getKey(), label.getValue(), anchor, anchor, 0));
                last = at;
            }
        }
        return ticks;
    }
}
