package dev.aftercare.chart;

import java.awt.Color;
import java.util.Locale;

/** The colours of charts. They stay apart in greyscale: each has a lightness of its own. */
public enum Ink {
    /** Text and medians. */
    INK(28, 36, 48),
    /** Labels of axes, incidents of earlier months. */
    MUTED(84, 95, 110),
    /** Lines that only help the eye. */
    GRID(221, 226, 232),
    /** The ground of the digest's own month. */
    BAND(236, 241, 244),
    /** Incidents of the digest's own month. */
    ACCENT(11, 94, 107),
    /** Open actions without a due date. */
    UNDATED(206, 211, 217),
    /** Open actions whose day is not over. */
    AHEAD(160, 178, 191),
    /** Late by a week. */
    WEEK(217, 155, 98),
    /** Late by a month. */
    MONTH(190, 108, 56),
    /** Late by a quarter of a year. */
    QUARTER(146, 68, 33),
    /** Late by more. */
    LONGER(94, 36, 18);

    private final Color color;

    Ink(int red, int green, int blue) {
        this.color = new Color(red, green, blue);
    }

    public Color color() {
        return color;
    }

    /** Its name in style sheets, so that a page on a dark screen can lighten it. */
    public String property() {
        return "--chart-" + name().toLowerCase(Locale.ROOT);
    }

    /** As drawings write it. */
    public String rgb() {
        return "rgb(" + color.getRed() + "," + color.getGreen() + "," + color.getBlue() + ")";
    }
}
