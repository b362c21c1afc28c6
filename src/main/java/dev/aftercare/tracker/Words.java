package dev.aftercare.tracker;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds what a tracker's word means. Words are compared without case, accents, hyphens and underscores. */
final class Words<T> {

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
        return Normalizer.normalize(word, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('\u2019', '\'')
                .replaceAll("[\\s_\\u00a0-]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
