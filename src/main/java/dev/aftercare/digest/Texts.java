package dev.aftercare.digest;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What pages do to other people's texts before they show them. */
final class Texts {

    // a blank and a capital behind it, so that "v2.1" and "e.g. this" do not end a sentence
    private static final Pattern ENDLESS = Pattern.compile("(\\S{24})\\S{7,}");
    private static final Pattern WEB = Pattern.compile("(?i)https?://[^\\s<>\"]+");

    private Texts() {}

    /** One line of at most so many characters, cut at a blank where there is one. */
    static String shortened(String text, int most) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.length() <= most) {
            return line;
        }
        int blank = line.lastIndexOf(' ', most - 1);
        int end = blank > most / 2 ? blank : most - 1;
        // never between the two halves of one character
        if (Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(0, end).replaceAll("[\\s,;:.–-]+$", "") + "…";
    }

    /** Words that would run over the edge of a page, cut to what a page has room for. */
    static String withoutEndlessWords(String text) {
        return ENDLESS.matcher(text).replaceAll("$1…");
    }

    /** A link that a reader may follow: of the web, and nothing that a mail program would run; else null. */
    static @Nullable String link(@Nullable String url) {
        return url != null && WEB.matcher(url).matches() ? url : null;
    }

    /** Without the characters that neither XML nor a printer knows; a text of theirs must not break a page of ours. */
    static String printable(String text) {
        int first = 0;
        while (first < text.length() && isPrintable(text.codePointAt(first))) {
            first += Character.charCount(text.codePointAt(first));
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length()).append(text, 0, first);
        text.codePoints()
                .skip(text.codePointCount(0, first))
                .filter(Texts::isPrintable)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }

    /** With a capital letter at its beginning. */
    static String capitalized(String text) {
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
    }

    /** Whether XML and a printer know it. */
    static boolean isPrintable(int codePoint) {
        return codePoint == '\n'
                || codePoint == '\t'
                || codePoint >= 0x20
                        && codePoint != 0xFFFE
                        && codePoint != 0xFFFF
                        && !(codePoint >= 0x7F && codePoint < 0xA0)
                        && !(codePoint >= 0xD800 && codePoint <= 0xDFFF);
    }
}
