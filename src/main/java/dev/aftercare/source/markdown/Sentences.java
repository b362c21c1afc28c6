package dev.aftercare.source.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits running text into sentences: at a full stop, question or exclamation mark before a blank and no small letter. */
final class Sentences {

    private Sentences() {}

    static List<String> of(String text) {
        List<String> sentences = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int end = end(text, from);
            String sentence = text.substring(from, end).strip();
            if (!sentence.isEmpty()) {
                sentences.add(sentence);
            }
            from = end;
        }
        return sentences;
    }

    /** The sentences of a section without its sub-sections; each item of a list stands for itself. */
    static List<String> in(Section section) {
        List<String> sentences = new ArrayList<>();
        section.blocks().forEach(block -> add(block, sentences, 0));
        return sentences;
    }

    private static void add(Block block, List<String> sentences, int depth) {
        if (block instanceof Block.Paragraph paragraph) {
            sentences.addAll(of(Words.oneLine(TextLine.joined(paragraph.lines()).text())));
        } else if (block instanceof Block.Quote quote && depth < 3) {
            quote.blocks().forEach(inner -> add(inner, sentences, depth + 1));
        } else if (block instanceof Block.Listing listing && depth < 4) {
            listing.items().forEach(item -> item.blocks().forEach(inner -> add(inner, sentences, depth + 1)));
        }
    }

    /** Finds the sentences around positions that only grow: one pass over the text, however many there are. */
    static final class Finder {

        private static final int LONGEST = 600;

        private final String text;
        private int from;
        private int end;

        Finder(String text) {
            this.text = text;
            this.end = text.isEmpty() ? 0 : Sentences.end(text, 0);
        }

        String around(int at) {
            if (at < from) {
                from = 0;
                end = text.isEmpty() ? 0 : Sentences.end(text, 0);
            }
            while (at >= end && end < text.length()) {
                from = end;
                end = Sentences.end(text, from);
            }
            int start = end - from > LONGEST ? Math.max(from, at - LONGEST / 2) : from;
            return text.substring(start, Math.min(end, start + LONGEST)).strip();
        }
    }

    static int end(String text, int from) {
        for (int i = from; i + 1 < text.length(); i++) {
            boolean stop = ".!?".indexOf(text.charAt(i)) >= 0 && text.charAt(i + 1) == ' ';
            if (stop
                    && !isAbbreviation(text, i)
                    && (i + 2 >= text.length() || !Character.isLowerCase(text.charAt(i + 2)))) {
                return i + 2;
            }
        }
        return text.length();
    }

    /** "e.g. Redis", "approx. 12", "6 p.m. UTC": no end of a sentence. */
    private static boolean isAbbreviation(String text, int stop) {
        int start = text.lastIndexOf(' ', stop) + 1;
        String word = text.substring(start, stop);
        return word.toLowerCase(Locale.ROOT).endsWith("p.m")
                || word.toLowerCase(Locale.ROOT).endsWith("a.m")
                || List.of(
                                "e.g", "i.e", "approx", "Approx", "ca", "env", "vs", "etc", "no", "cf", "p. ex", "st",
                                "Mr", "Ms")
                        .contains(word);
    }
}
