package dev.aftercare.tracker.jira;

import java.util.regex.Pattern;

/** Texts as people wrote them, made fit for one line. */
final class JiraText {

    private static final Pattern BLANKS = Pattern.compile("[\\p{Cntrl}\\s\\u00a0\\u2028\\u2029]+");
    private static final int MOST_SHOWN = 80;

    private JiraText() {}

    /** The text in one line, without control characters; U+0000 is left out, which PostgreSQL refuses. */
    static String oneLine(String text) {
        return BLANKS.matcher(text.replace("\0", "")).replaceAll(" ").strip();
    }

    /** As much of a value as a message needs. */
    static String shown(String value) {
        String line = oneLine(value);
        return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "…";
    }
}
