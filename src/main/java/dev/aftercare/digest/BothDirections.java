package dev.aftercare.digest;

import java.text.Bidi;
import java.util.stream.IntStream;
import org.xhtmlrenderer.extend.OutputDevice;
import org.xhtmlrenderer.pdf.ITextTextRenderer;
import org.xhtmlrenderer.render.JustificationInfo;

/**
 * Draws each line in the order in which it is read: the library draws letters from left to right, and Hebrew would stand
 * there backwards. Letters of Arabic are not joined.
 */
final class BothDirections extends ITextTextRenderer {

    private static final String MIRRORED = "()[]{}<>«»";

    @Override
    public void drawString(OutputDevice device, String text, float x, float y) {
        super.drawString(device, asSeen(text), x, y);
    }

    @Override
    public void drawString(OutputDevice device, String text, float x, float y, JustificationInfo justification) {
        super.drawString(device, asSeen(text), x, y, justification);
    }

    /** The characters of a line from left to right. */
    static String asSeen(String line) {
        char[] letters = line.toCharArray();
        if (!Bidi.requiresBidi(letters, 0, letters.length)) {
            return line;
        }
        Bidi order = new Bidi(line, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        // pairs that make one character together stay together
        int[] starts = IntStream.iterate(0, at -> at < line.length(), at -> line.offsetByCodePoints(at, 1))
                .toArray();
        byte[] levels = new byte[starts.length];
        Object[] characters = new Object[starts.length];
        for (int i = 0; i < starts.length; i++) {
            levels[i] = (byte) order.getLevelAt(starts[i]);
            characters[i] = Character.toString(mirrored(line.codePointAt(starts[i]), levels[i]));
        }
        Bidi.reorderVisually(levels, 0, characters, 0, characters.length);
        StringBuilder seen = new StringBuilder();
        for (Object character : characters) {
            seen.append(character);
        }
        return seen.toString();
    }

    private static int mirrored(int character, int level) {
        int place = level % 2 == 0 ? -1 : MIRRORED.indexOf(character);
        return place < 0 ? character : MIRRORED.charAt(place ^ 1);
    }
}
