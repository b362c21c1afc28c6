package dev.aftercare.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** An axis of months, one unit each, with its name in the middle. */
@SuppressWarnings("serial") // nobody serializes a chart
public final class MonthAxis extends NumberAxis {

    private final YearMonth first;
    private final int months;
    private final Words words;

    /**
     * An axis of some months.
     *
     * @param room how much room is left behind the last one, in months
     */
    public MonthAxis(Words words, YearMonth first, int months, double room) {
        this.words = words;
        this.first = first;
        this.months = months;
        setAutoRange(false);
        setRange(0, months + room);
        setTickLabelFont(Drawing.letters(7.5f));
        setTickLabelPaint(Ink.MUTED.color());
        setAxisLineVisible(false);
        setTickMarksVisible(false);
    }

    /** Where a day is drawn. */
    public double position(LocalDate date) {
        YearMonth month = YearMonth.from(date);
        return start(month) + (date.getDayOfMonth() - 0.5) / month.lengthOfMonth();
    }

    /** Where a month begins. */
    public double start(YearMonth month) {
        return first.until(month, ChronoUnit.MONTHS);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public List refreshTicks(Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
        List<NumberTick> ticks = new ArrayList<>();
        for (int i = 0; i < months; i++) {
            YearMonth month = first.plusMonths(i);
            String label = words.shortMonth(month);
            if (i == 0 || month.getMonthValue() == 1) {
                label += " " + month.getYear();
            }
            ticks.add(new NumberTick(i + 0.5, label, TextAnchor.TOP_CENTER, TextAnchor.TOP_CENTER, 0));
        }
        return ticks;
    }
}
