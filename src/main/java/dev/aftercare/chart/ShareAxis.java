package dev.aftercare.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** An axis of shares that says 0 %, 50 %, 100 %. */
@SuppressWarnings("serial") // nobody serializes a chart
final class ShareAxis extends NumberAxis {

    private final Words words;

    ShareAxis(Words words, double from, double to) {
        this.words = words;
        Frame.plain(this);
        setRange(from, to);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public List refreshTicks(Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
        boolean below = edge == RectangleEdge.BOTTOM;
        List<NumberTick> ticks = new ArrayList<>();
        for (int quarter = 0; quarter <= 4; quarter++) {
            TextAnchor anchor = below ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
            ticks.add(new NumberTick(quarter / 4.0, words.percent(quarter / 4.0), anchor, anchor, 0));
        }
        return ticks;
    }
}
