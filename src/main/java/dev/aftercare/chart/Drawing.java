package dev.aftercare.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;
import org.jfree.svg.PreserveAspectRatio;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.ViewBox;

/** A picture that is drawn the same way wherever it is shown: vectors on paper and in a page, dots in a mail. */
public final class Drawing {

    private final String name;
    private final int width;
    private final int height;
    private final JFreeChart chart;

    /**
     * A picture.
     *
     * @param name its name in the page
     * @param width its width in points
     * @param height its height in points
     */
    Drawing(String name, int width, int height, JFreeChart chart) {
        this.name = name;
        this.width = width;
        this.height = height;
        this.chart = chart;
    }

    /** Its name in the page. */
    public String name() {
        return name;
    }

    /** Its width in points. */
    public int width() {
        return width;
    }

    /** Its height in points. */
    public int height() {
        return height;
    }

    /** Draws it at the origin, a point for each unit. */
    public void draw(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
    }

    /**
     * As an SVG element that is part of an HTML page: its colors follow the page's.
     *
     * @param label what a reader who does not see it is told
     */
    public String svg(String label) {
        SVGGraphics2D graphics = new SVGGraphics2D(width, height);
        // the default counts nanoseconds
        graphics.setDefsKeyPrefix(name + "-");
        graphics.setFontFunction(family -> "\"" + family + "\", system-ui, sans-serif");
        graphics.setGeomDoubleConverter(Drawing::twoDigits);
        graphics.setTransformDoubleConverter(Drawing::twoDigits);
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

    /** With at most two digits behind the point; a chart of ten thousand dots has a million such numbers. */
    static String twoDigits(double number) {
        long hundredths = Math.round(Math.abs(number) * 100);
        if (hundredths == 0) {
            return "0";
        }
        StringBuilder digits = new StringBuilder(10);
        if (number < 0) {
            digits.append('-');
        }
        digits.append(hundredths / 100);
        if (hundredths % 100 != 0) {
            digits.append('.').append(hundredths / 10 % 10);
            if (hundredths % 10 != 0) {
                digits.append(hundredths % 10);
            }
        }
        return digits.toString();
    }

    /**
     * As a PNG on white, for mail.
     *
     * @param scale how many dots make a point: 2 for screens with fine dots
     */
    public byte[] png(int scale) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image(scale), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("The chart " + name + " could not be written as PNG.", e);
        }
        return bytes.toByteArray();
    }

    /** As dots on white. */
    BufferedImage image(int scale) {
        BufferedImage image = new BufferedImage(width * scale, height * scale, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(scale, scale);
        draw(graphics);
        graphics.dispose();
        return image;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("'", "&#39;")
                .replace("\"", "&quot;");
    }
}
