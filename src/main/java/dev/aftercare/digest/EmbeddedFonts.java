package dev.aftercare.digest;

import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.FontMapper;
import dev.aftercare.chart.Typeface;
import java.awt.Font;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes the text of charts with the fonts of the document, so that it can be searched and copied. */
final class EmbeddedFonts implements FontMapper {

    /** A typeface for writing into a PDF; the same object each time, so that a document embeds it once. */
    static BaseFont of(Typeface typeface) {
        try {
            return BaseFont.createFont(typeface.path(), BaseFont.IDENTITY_H, BaseFont.EMBEDDED);
        } catch (IOException e) {
            throw new UncheckedIOException("The font " + typeface.path() + " could not be read.", e);
        }
    }

    @Override
    public BaseFont awtToPdf(Font font) {
        return of(font.getFontName().contains("Bold") ? Typeface.SANS_BOLD : Typeface.SANS);
    }

    @Override
    public Font pdfToAwt(BaseFont font, int size) {
        return Typeface.SANS.at(size);
    }
}
