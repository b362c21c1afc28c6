package dev.aftercare.chart;

import java.awt.Color;
import java.util.List;
import java.util.Locale;

/**
 * The colors of charts. They stay apart in greyscale and for color-blind readers: what has to be told apart by color has a
 * lightness of its own, and a shape or a dash beside it.
 */
enum Ink {
    /** Text, medians, the first of several curves. */
    INK(28, 36, 48),
    /** Labels of axes, incidents of earlier months. */
    MUTED(84, 95, 110),
    /** Lines that only help the eye. */
    GRID(221, 226, 232),
    /** The ground of the page's own month. */
    BAND(238, 242, 245),
    /** Where a true value may lie. */
    INTERVAL(206, 222, 227),
    /** Incidents of the page's own month, the second of several curves. */
    ACCENT(11, 94, 107),
    /** The third of several curves. */
    THIRD(179, 99, 45),
    /** The fourth of several curves. */
    FOURTH(128, 150, 165),
    /** What is late, and what stands out. */
    LATE(140, 62, 30);

    /** The colors of curves in one picture, the first one first. */
    static final List<Ink> CURVES = List.of(INK, ACCENT, THIRD, FOURTH);

    private final Color color;

    Ink(int red, int green, int blue) {
        this.color = new Color(red, green, blue);
    }

    Color color() {
        return color;
    }

    /** Its name in style sheets, so that a page on a dark screen can lighten it. */
    String property() {
        return "--chart-" + name().toLowerCase(Locale.ROOT);
    }

    /** As drawings write it. */
    String rgb() {
        return "rgb(" + color.getRed() + "," + color.getGreen() + "," + color.getBlue() + ")";
    }
}
