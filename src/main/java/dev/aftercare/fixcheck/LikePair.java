package dev.aftercare.fixcheck;

import java.util.List;

/**
 * Two texts that are somewhat alike.
 *
 * @param one the lesser id
 * @param other the greater id
 * @param score how alike they are, from 0 to 1, in hundredths
 * @param words the words that make them alike, the most telling first
 */
record LikePair(String one, String other, double score, List<String> words) {

    LikePair {
        words = List.copyOf(words);
        if (one.compareTo(other) >= 0) {
            throw new IllegalArgumentException(one + " comes before " + other);
        }
    }

    boolean names(String id) {
        return one.equals(id) || other.equals(id);
    }

    /** The other one of the two. */
    String beside(String id) {
        return one.equals(id) ? other : one;
    }
}
