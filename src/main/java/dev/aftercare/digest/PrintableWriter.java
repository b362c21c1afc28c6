package dev.aftercare.digest;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** Leaves out the characters that neither XML nor a printer knows. Pairs of characters go through as they are. */
final class PrintableWriter extends FilterWriter {

    PrintableWriter(Writer to) {
        super(to);
    }

    @Override
    public void write(int character) throws IOException {
        if (isPrintable((char) character)) {
            out.write(character);
        }
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        int begin = from;
        for (int at = from; at < from + length; at++) {
            if (!isPrintable(text[at])) {
                out.write(text, begin, at - begin);
                begin = at + 1;
            }
        }
        out.write(text, begin, from + length - begin);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        int begin = from;
        for (int at = from; at < from + length; at++) {
            if (!isPrintable(text.charAt(at))) {
                out.write(text, begin, at - begin);
                begin = at + 1;
            }
        }
        out.write(text, begin, from + length - begin);
    }

    private static boolean isPrintable(char character) {
        return Character.isSurrogate(character) || Texts.isPrintable(character);
    }
}
