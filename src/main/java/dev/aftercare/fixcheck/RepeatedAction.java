package dev.aftercare.fixcheck;

import java.util.List;

/**
 * Two countermeasures of two postmortems that look like the same thing proposed again.
 *
 * @param one the countermeasure with the lesser id
 * @param other the countermeasure with the greater id
 * @param score how alike their descriptions are, from 0 to 1
 * @param words the words that make them alike, the most telling first
 */
public record RepeatedAction(String one, String other, double score, List<String> words) {

    public RepeatedAction {
        words = List.copyOf(words);
    }
}
