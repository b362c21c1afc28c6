package dev.aftercare.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** A logarithmic axis of minutes that says 5 min, 1 h, 1 day. */
@SuppressWarnings("serial") // nobody serializes a chart
public final class DurationAxis extends LogAxis {

    /** What is shorter is drawn here: a logarithm has no zero. */
    public static final double SHORTEST = 0.5;

    private static final double HEADROOM = 6;

    private final double top;
    private final Map<Double, String> labels = new LinkedHashMap<>();

    /**
     * An axis that reaches to a duration.
     *
     * @param longest the longest duration to be shown
     */
    public DurationAxis(Words words, Duration longest) {
        super(null);
        labels.put(1.0, words.say("tick.minutes", 1));
        labels.put(5.0, words.say("tick.minutes", 5));
        labels.put(15.0, words.say("tick.minutes", 15));
        labels.put(60.0, words.say("tick.hours", 1));
        labels.put(240.0, words.say("tick.hours", 4));
        labels.put(1440.0, words.say("tick.day"));
        labels.put(10080.0, words.say("tick.week"));
        labels.put(43200.0, words.say("tick.month"));
        top = labels.keySet().stream()
                .filter(tick -> tick >= minutes(longest) && tick >= 60)
                .findFirst()
                .orElse(minutes(longest));
        setAutoRange(false);
        setRange(SHORTEST * 0.8, top * HEADROOM);
        setTickLabelFont(Drawing.letters(7.5f));
        setTickLabelPaint(Ink.MUTED.color());
        setAxisLineVisible(false);
        setTickMarksVisible(false);
        setMinorTickMarksVisible(false);
    }

    /** Where a duration is drawn. */
    public static double minutes(Duration duration) {
        return Math.max(SHORTEST, duration.toSeconds() / 60.0);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public List refreshTicks(Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
        List<NumberTick> ticks = new ArrayList<>();
        labels.forEach((minutes, label) -> {
            if (minutes <= top) {
                ticks.add(new NumberTick(minutes, label, TextAnchor.CENTER_RIGHT, TextAnchor.CENTER_RIGHT, 0));
            }
        });
        return ticks;
    }
}
