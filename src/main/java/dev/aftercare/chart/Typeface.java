package dev.aftercare.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The letters that come along: DejaVu, for Latin, Greek and Cyrillic. The machine's own fonts are never asked. */
public enum Typeface {
    /** Running text, tables, charts. */
    SANS("DejaVu Sans Condensed", "DejaVuSansCondensed.ttf", false),
    /** What must stand out in them. */
    SANS_BOLD("DejaVu Sans Condensed", "DejaVuSansCondensed-Bold.ttf", true),
    /** Headings. */
    SERIF("DejaVu Serif Condensed", "DejaVuSerifCondensed.ttf", false),
    /** Headings that must stand out. */
    SERIF_BOLD("DejaVu Serif Condensed", "DejaVuSerifCondensed-Bold.ttf", true);

    private static final String FOLDER = "net/sf/jasperreports/fonts/dejavu/";

    private final String family;
    private final String file;
    private final boolean bold;
    private @Nullable Font drawn;

    Typeface(String family, String file, boolean bold) {
        this.family = family;
        this.file = file;
        this.bold = bold;
    }

    /** Its name in style sheets. */
    public String family() {
        return family;
    }

    /** Where it lies on the class path. */
    public String path() {
        return FOLDER + file;
    }

    /** For drawing with Java, at a size in points. */
    public Font at(float size) {
        // the style says to an SVG what the letters themselves say to everybody else
        return drawn().deriveFont(bold ? Font.BOLD : Font.PLAIN, size);
    }

    /** How wide a text is at a size, in points. */
    double width(String text, float size) {
        return at(size).getStringBounds(text, new FontRenderContext(null, true, true))
                .getWidth();
    }

    /** A text that is no wider than this at a size: whole, or cut, with an ellipsis. */
    String fitted(String text, float size, double width) {
        String fitted = text;
        for (int end = text.length(); end > 0 && width(fitted, size) > width; end = text.offsetByCodePoints(end, -1)) {
            fitted = text.substring(0, text.offsetByCodePoints(end, -1)).strip() + "…";
        }
        return fitted;
    }

    /** Says whether there is a glyph for a character. */
    public boolean canShow(int codePoint) {
        return drawn().canDisplay(codePoint);
    }

    // Most runs draw nothing, and headings are never drawn but only written.
    private synchronized Font drawn() {
        if (drawn == null) {
            drawn = load(file);
        }
        return drawn;
    }

    private static Font load(String file) {
        FontConfiguration.useOurFonts(FOLDER + file);
        try (InputStream stream = Typeface.class.getClassLoader().getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its font " + file);
            }
            return Font.createFont(Font.TRUETYPE_FONT, stream);
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException("the font " + file + " could not be read", e);
        }
    }
}
