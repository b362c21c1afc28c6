package dev.aftercare.postmortem;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * How alike two short texts are: the Dice coefficient of their pairs of neighboring characters (twice the pairs that both
 * have, by all pairs of both), without case, accents and punctuation. 1 is the same text, 0 has nothing in common.
 */
public final class TextLikeness {

    /** Longer texts are compared by their beginning. */
    private static final int LONGEST = 2_000;

    private final String normalized;

    private final int[] pairs;

    private TextLikeness(String normalized) {
        this.normalized = normalized;
        int length = Math.min(normalized.length(), LONGEST);
        this.pairs = new int[Math.max(0, length - 1)];
        for (int at = 0; at < pairs.length; at++) {
            pairs[at] = (normalized.charAt(at) << 16) | normalized.charAt(at + 1);
        }
        Arrays.sort(pairs);
    }

    /** Reads a text once, to be compared with many. */
    public static TextLikeness of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        return new TextLikeness(plain.replaceAll("[^\\p{L}\\p{N}]+", " ").strip());
    }

    /** The text without case, accents and punctuation. */
    public String normalized() {
        return normalized;
    }

    /** The likeness to another text, from 0 to 1. */
    public double to(TextLikeness other) {
        if (normalized.equals(other.normalized)) {
            return 1;
        }
        if (pairs.length + other.pairs.length == 0) {
            return 0;
        }
        return 2.0 * shared(other) / (pairs.length + other.pairs.length);
    }

    private int shared(TextLikeness other) {
        int shared = 0;
        int mine = 0;
        int theirs = 0;
        while (mine < pairs.length && theirs < other.pairs.length) {
            int order = Integer.compare(pairs[mine], other.pairs[theirs]);
            if (order == 0) {
                shared++;
            }
            mine += order <= 0 ? 1 : 0;
            theirs += order >= 0 ? 1 : 0;
        }
        return shared;
    }
}
