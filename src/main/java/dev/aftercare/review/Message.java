package dev.aftercare.review;

import dev.aftercare.postmortem.Language;
import java.util.regex.Pattern;

/**
 * A sentence for an author, in each language.
 *
 * @param english the sentence in English
 * @param french the sentence in French
 */
record Message(String english, String french) {

    private static final int LONGEST_QUOTE = 90;

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** The same sentence with a quote, shortened where it is long, in the place of {@code %s}. */
    Message quoting(String text) {
        String quote = shortened(BLANKS.matcher(text.strip()).replaceAll(" "));
        return new Message(english.replace("%s", "\"" + quote + "\""), french.replace("%s", "« " + quote + " »"));
    }

    String in(Language language) {
        return switch (language) {
            case ENGLISH -> english;
            case FRENCH -> french;
        };
    }

    private static String shortened(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST_QUOTE) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE - 1)).strip() + "…";
    }
}
