package dev.aftercare.source.markdown;

import java.util.List;

/**
 * A sentence of a paragraph, which knows the line that its words came from.
 *
 * @param text the sentence, its first {@value #LONGEST} characters
 * @param paragraph where it stands
 */
record ParagraphSentence(String text, Block.Paragraph paragraph) {

    private static final int LONGEST = 700;

    static List<ParagraphSentence> of(Block.Paragraph paragraph) {
        String text = Words.oneLine(TextLine.joined(paragraph.lines()).text());
        return Sentences.of(text).stream()
                .map(sentence -> sentence.substring(0, Math.min(LONGEST, sentence.length())))
                .map(sentence -> new ParagraphSentence(sentence, paragraph))
                .toList();
    }

    /** The line that holds the beginning of some of its words. */
    int lineOf(String words) {
        String begin = words.substring(0, Math.min(5, words.length()));
        for (TextLine line : paragraph.lines()) {
            if (line.text().contains(begin)) {
                return line.line();
            }
        }
        return paragraph.lines().get(0).line();
    }
}
