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

    /** The sentence around a position. */
    static String around(String text, int at) {
        int from = 0;
        while (from < text.length()) {
            int end = end(text, from);
            if (at < end) {
                return text.substring(from, end).strip();
            }
            from = end;
        }
        return "";
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
                || List.of("e.g", "i.e", "approx", "Approx", "ca", "env", "vs", "etc", "no", "cf", "p. ex", "st", "Mr", "Ms")
                        .contains(word);
    }
}
