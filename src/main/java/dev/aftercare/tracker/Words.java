package dev.aftercare.tracker;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds what a tracker's word means. Words are compared without case, accents, hyphens and underscores. */
final class Words<T> {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern JOINTS = Pattern.compile("[\\s_\\u00a0-]+");

    private final Map<String, T> meanings = new HashMap<>();

    /** Adds words with one meaning; the meaning that is added last wins. */
    Words<T> add(T meaning, Collection<String> words) {
        words.forEach(word -> meanings.put(plain(word), meaning));
        return this;
    }

    /** Adds words with one meaning, separated by commas. */
    Words<T> add(T meaning, String words) {
        for (String word : words.split(",", -1)) {
            meanings.put(plain(word), meaning);
        }
        return this;
    }

    Optional<T> meaningOf(String word) {
        return Optional.ofNullable(meanings.get(plain(word)));
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
