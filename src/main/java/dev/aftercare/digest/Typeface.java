package dev.aftercare.digest;

import com.lowagie.text.pdf.BaseFont;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The letters that come along: DejaVu, for Latin, Greek and Cyrillic. The machine's own fonts are never asked. */
enum Typeface {
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
    String family() {
        return family;
    }

    /** Where it lies on the class path. */
    String path() {
        return FOLDER + file;
    }

    /** For drawing with Java, at a size in points. */
    Font at(float size) {
        // the style says to an SVG what the letters themselves say to everybody else
        return drawn().deriveFont(bold ? Font.BOLD : Font.PLAIN, size);
    }

    /** For writing into a PDF; the same object each time, so that a document embeds it once. */
    BaseFont embedded() {
        try {
            return BaseFont.createFont(path(), BaseFont.IDENTITY_H, BaseFont.EMBEDDED);
        } catch (IOException e) {
            throw new UncheckedIOException("The font " + path() + " could not be read.", e);
        }
    }

    /** Says whether there is a glyph for a character. */
    boolean canShow(int codePoint) {
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
