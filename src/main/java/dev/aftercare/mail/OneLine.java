package dev.aftercare.mail;

/** Text that must stay in one line: a line break in a title must never become a header of its own. */
final class OneLine {

    private OneLine() {}

    /** The same text with each run of line breaks, control characters and blanks as one blank. */
    static String of(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
    }
}
