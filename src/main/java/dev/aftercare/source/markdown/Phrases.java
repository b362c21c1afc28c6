package dev.aftercare.source.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Folded phrases that are looked for in folded text, as whole words: one pass over the text, however many phrases there are,
 * and without an object for each word, because this is what reading spends most of its time on.
 */
final class Phrases {

    private static final IntPredicate EVERYWHERE = at -> true;

    /** By a hash of their first word; a power of two, at least four times as many places as there are first words. */
    private final String[] @Nullable [] byFirstWord;

    Phrases(List<String> phrases) {
        Map<Integer, List<String>> places = new HashMap<>();
        int size = Math.max(16, Integer.highestOneBit(Math.max(1, phrases.size())) * 8);
        for (String phrase : phrases) {
            int place = hash(phrase, 0, wordEnd(phrase, 0)) & (size - 1);
            places.computeIfAbsent(place, key -> new ArrayList<>()).add(phrase);
        }
        byFirstWord = new String[size][];
        places.forEach((place, candidates) -> byFirstWord[place] = candidates.toArray(String[]::new));
    }

    /** Phrases as written in a source file: separated by commas, over several lines. */
    static Phrases of(String phrases) {
        return new Phrases(Words.list(phrases));
    }

    boolean in(String folded) {
        return first(folded, EVERYWHERE) >= 0;
    }

    /** Where the first phrase begins that is accepted there; -1 where none is. */
    int first(String folded, IntPredicate accepted) {
        int at = 0;
        while (at < folded.length()) {
            int end = wordEnd(folded, at);
            String[] candidates = byFirstWord[hash(folded, at, end) & (byFirstWord.length - 1)];
            if (candidates != null) {
                for (String phrase : candidates) {
                    if (isAt(folded, phrase, at) && accepted.test(at)) {
                        return at;
                    }
                }
            }
            at = end + 1;
        }
        return -1;
    }

    private static boolean isAt(String folded, String phrase, int at) {
        int end = at + phrase.length();
        return folded.startsWith(phrase, at) && (end == folded.length() || folded.charAt(end) == ' ');
    }

    private static int wordEnd(String folded, int at) {
        int blank = folded.indexOf(' ', at);
        return blank < 0 ? folded.length() : blank;
    }

    // The ends and the length of a word tell the words of a language well enough apart.
    private static int hash(String folded, int at, int end) {
        return end == at
                ? 0
                : folded.charAt(at) * 31
                        + folded.charAt(end - 1) * 7
                        + folded.charAt((at + end) / 2) * 131
                        + (end - at) * 17;
    }
}
