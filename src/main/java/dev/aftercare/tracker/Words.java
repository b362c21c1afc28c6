package dev.aftercare.tracker;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Finds what a tracker's word means. Words are compared without case, accents, hyphens and underscores. */
final class Words<T> {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern JOINTS = Pattern.compile("[\\s_\\u00a0-]+");

    /** A tracker has a few dozen words; what has more is no list of words. */
    private static final int MOST_REMEMBERED = 1_000;

    private final Map<String, T> meanings = new HashMap<>();

    /** What words mean as they are written, so that each is made plain once and not for each ticket. */
    private final Map<String, Optional<T>> remembered = new ConcurrentHashMap<>();

    /** Adds words with one meaning; the meaning that is added last wins. */
    Words<T> add(T meaning, Collection<String> words) {
        words.forEach(word -> meanings.put(plain(word), meaning));
        remembered.clear();
        return this;
    }

    /** Adds words with one meaning, separated by commas. */
    Words<T> add(T meaning, String words) {
        for (String word : words.split(",", -1)) {
            meanings.put(plain(word), meaning);
        }
        remembered.clear();
        return this;
    }

    Optional<T> meaningOf(String word) {
        Optional<T> known = remembered.get(word);
        if (known == null) {
            known = Optional.ofNullable(meanings.get(plain(word)));
            if (remembered.size() < MOST_REMEMBERED) {
                remembered.put(word, known);
            }
        }
        return known;
    }

    private static String plain(String word) {
        if (word.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9')) {
            return word.toLowerCase(Locale.ROOT);
        }
        String letters = MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD))
                .replaceAll("")
                .replace('\u2019', '\'');
        return JOINTS.matcher(letters).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }
}
