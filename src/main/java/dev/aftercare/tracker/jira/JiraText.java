package dev.aftercare.tracker.jira;

import java.util.regex.Pattern;

/** Texts as people wrote them, made fit for one line. */
final class JiraText {

    private static final Pattern BLANKS = Pattern.compile("[\\p{Cntrl}\\s\\u00a0\\u2028\\u2029]+");
    private static final int MOST_SHOWN = 80;

    private JiraText() {}

    /** The text in one line, without control characters; U+0000 is left out, which PostgreSQL refuses. */
    static String oneLine(String text) {
        return isOneLine(text)
                ? text
                : BLANKS.matcher(text.replace("\0", "")).replaceAll(" ").strip();
    }

    /** Most texts are, and a hundred thousand tickets have a million of them. */
    private static boolean isOneLine(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean blank = letter == ' ';
            boolean plain = letter > ' ' && letter < 0x7f || letter > 0xa0 && Character.isLetterOrDigit(letter);
            if (!plain && !(blank && before != ' ')) {
                return false;
            }
            before = letter;
        }
        return text.isEmpty() || before != ' ';
    }

    /** As much of a value as a message needs. */
    static String shown(String value) {
        String line = oneLine(value);
        return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "…";
    }
}
