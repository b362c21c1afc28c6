package dev.aftercare.readingclub;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the club's pages do to other people's texts before they show them. */
final class Lines {

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF]+");
    private static final Pattern BLANKS = Pattern.compile("[ \\t]+");
    private static final Pattern WEB = Pattern.compile("(?i)https?://[^\\s<>\"]+");

    private Lines() {}

    /** One line, without what neither XML nor a printer knows. No-break spaces stay. */
    static String one(String text) {
        return BLANKS.matcher(UNPRINTABLE.matcher(text).replaceAll(" "))
                .replaceAll(" ")
                .strip();
    }

    /** One line of at most so many characters, cut at a blank where there is one. */
    static String shortened(String text, int most) {
        String line = one(text);
        if (line.length() <= most) {
            return line;
        }
        int blank = line.lastIndexOf(' ', most - 1);
        int end = blank > most / 2 ? blank : most - 1;
        if (Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(0, end).replaceAll("[\\s,;:.–-]+$", "") + "…";
    }

    /** A link that a reader may follow; else null. */
    static @Nullable String link(@Nullable String url) {
        return url != null && WEB.matcher(url).matches() ? url : null;
    }
}
