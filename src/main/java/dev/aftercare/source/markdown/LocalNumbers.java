package dev.aftercare.source.markdown;

import java.util.List;

/** Numbers that a document gives its own actions, "AI-1", "AI-2": written like ticket keys, and none. */
final class LocalNumbers {

    private LocalNumbers() {}

    /** Says whether the texts begin with the same letters, a dash and 1, 2, 3, without leading anywhere. */
    static boolean are(List<TextLine> texts) {
        String letters = null;
        for (int i = 0; i < texts.size(); i++) {
            TextLine text = texts.get(i);
            int end = end(text.text());
            if (end == 0 || !text.links().isEmpty()) {
                return false;
            }
            String number = text.text().substring(0, end);
            int dash = number.indexOf('-');
            String own = number.substring(0, dash);
            if (letters != null && !letters.equals(own)
                    || !number.substring(dash + 1).equals(String.valueOf(i + 1))) {
                return false;
            }
            letters = own;
        }
        return letters != null;
    }

    /** The text behind its number. */
    static TextLine without(TextLine text) {
        int end = end(text.text());
        while (end < text.text().length() && " :.)–—-".indexOf(text.text().charAt(end)) >= 0) {
            end++;
        }
        return text.from(end);
    }

    private static int end(String text) {
        int dash = 0;
        while (dash < Math.min(8, text.length()) && text.charAt(dash) >= 'A' && text.charAt(dash) <= 'Z') {
            dash++;
        }
        if (dash == 0 || dash >= text.length() || text.charAt(dash) != '-') {
            return 0;
        }
        int end = dash + 1;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end == dash + 1 || end < text.length() && Character.isLetterOrDigit(text.charAt(end)) ? 0 : end;
    }
}
