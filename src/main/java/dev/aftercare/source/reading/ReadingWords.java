package dev.aftercare.source.reading;

import dev.aftercare.postmortem.Severity;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The words of a team's own that a source is read with, beside the usual English and French ones. Case does not matter.
 *
 * @param severities the team's words for severities, such as "code red"
 */
public record ReadingWords(SortedMap<String, Severity> severities) {

    private static final ReadingWords NONE = new ReadingWords(new TreeMap<>());

    // Sorted, so that the same configuration has the same text on every night: see SourceFingerprint.
    public ReadingWords {
        severities = lowerCased(severities);
    }

    /** No words of a team's own. */
    public static ReadingWords none() {
        return NONE;
    }

    private static <T> SortedMap<String, T> lowerCased(Map<String, T> words) {
        SortedMap<String, T> sorted = new TreeMap<>();
        words.forEach((word, meaning) -> sorted.put(word.strip().toLowerCase(Locale.ROOT), meaning));
        return Collections.unmodifiableSortedMap(sorted);
    }
}
