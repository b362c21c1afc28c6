package dev.aftercare.source.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** Folded phrases that are looked for in folded text, as whole words: one pass over the text, however many phrases there are. */
final class Phrases {

    private final Map<String, List<String>> byFirstWord = new HashMap<>();

    Phrases(List<String> phrases) {
        for (String phrase : phrases) {
            byFirstWord
                    .computeIfAbsent(firstWord(phrase, 0), word -> new ArrayList<>())
                    .add(phrase);
        }
    }

    /** Phrases as written in a source file: separated by commas, over several lines. */
    static Phrases of(String phrases) {
        return new Phrases(Words.list(phrases));
    }

    boolean in(String folded) {
        return first(folded, at -> true) >= 0;
    }

    /** Where the first phrase begins that is accepted there; -1 where none is. */
    int first(String folded, IntPredicate accepted) {
        int at = 0;
        while (at >= 0 && at < folded.length()) {
            for (String phrase : byFirstWord.getOrDefault(firstWord(folded, at), List.of())) {
                if (isAt(folded, phrase, at) && accepted.test(at)) {
                    return at;
                }
            }
            int blank = folded.indexOf(' ', at);
            at = blank < 0 ? -1 : blank + 1;
        }
        return -1;
    }

    private static boolean isAt(String folded, String phrase, int at) {
        int end = at + phrase.length();
        return folded.startsWith(phrase, at) && (end == folded.length() || folded.charAt(end) == ' ');
    }

    private static String firstWord(String folded, int at) {
        int blank = folded.indexOf(' ', at);
        return blank < 0 ? folded.substring(at) : folded.substring(at, blank);
    }
}
