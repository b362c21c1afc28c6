package dev.aftercare.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.svg.PreserveAspectRatio;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.ViewBox;

/**
 * A chart that is drawn the same way wherever it is shown.
 *
 * @param name its name in the page
 * @param width its width in points
 * @param height its height in points
 * @param chart the chart
 */
public record Drawing(String name, int width, int height, JFreeChart chart) {

    /** Draws it at the origin. */
    public void draw(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
    }

    /**
     * As an SVG element that is part of an HTML page: its colours follow the page's.
     *
     * @param label what a reader who does not see it is told
     */
    public String svg(String label) {
        SVGGraphics2D graphics = new SVGGraphics2D(width, height);
        // the default counts nanoseconds
        graphics.setDefsKeyPrefix(name + "-");
        graphics.setFontFunction(family -> "\"" + family + "\", system-ui, sans-serif");
        DecimalFormat twoDigits = new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT));
        graphics.setGeomDoubleConverter(twoDigits::format);
        graphics.setTransformDoubleConverter(twoDigits::format);
        draw(graphics);
        String svg = graphics.getSVGElement(
                "drawing-" + name, false, new ViewBox(0, 0, width, height), PreserveAspectRatio.XMID_YMID, null);
        for (Ink ink : Ink.values()) {
            svg = svg.replace(ink.rgb(), "var(" + ink.property() + "," + ink.rgb() + ")");
        }
        return svg.replaceFirst(
                "<svg ",
                "<svg role='img' aria-label='"
                        + escaped(label).replace("\\", "\\\\").replace("$", "\\$") + "' ");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("'", "&#39;")
                .replace("\"", "&quot;");
    }

    /** The letters of charts at a size in points. */
    public static Font letters(float size) {
        return Typeface.SANS.at(size);
    }
}
