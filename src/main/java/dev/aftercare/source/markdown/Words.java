package dev.aftercare.source.markdown;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;

/** Compares what people write without minding case, accents, punctuation and spacing. All methods take linear time. */
final class Words {

    private Words() {}

    /** Lower-case letters and digits, without accents, in words separated by one blank: {@code "Début de l'incident :"} becomes {@code "debut de l incident"}. */
    static String fold(String written) {
        String plain = isPlain(written) ? written : Normalizer.normalize(written, Normalizer.Form.NFKD);
        StringBuilder folded = new StringBuilder(plain.length());
        boolean gap = false;
        for (int i = 0; i < plain.length(); i++) {
            char letter = plain.charAt(i);
            if (Character.isLetterOrDigit(letter)) {
                if (gap && !folded.isEmpty()) {
                    folded.append(' ');
                }
                gap = false;
                append(folded, letter);
            } else if (letter < 128 || !isUnseen(letter)) {
                gap = true;
            }
        }
        return folded.toString();
    }

    private static boolean isPlain(String written) {
        for (int i = 0; i < written.length(); i++) {
            if (written.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    private static void append(StringBuilder folded, char letter) {
        if (letter == 'œ' || letter == 'Œ') {
            folded.append("oe");
        } else {
            folded.append(Character.toLowerCase(letter));
        }
    }

    private static boolean isUnseen(char letter) {
        return Character.getType(letter) == Character.NON_SPACING_MARK || isInvisible(letter);
    }

    /** One line without leading, trailing or repeated blanks, and without characters that cannot be seen. */
    static String oneLine(String written) {
        StringBuilder plain = new StringBuilder(written.length());
        boolean gap = false;
        for (int i = 0; i < written.length(); i++) {
            char letter = written.charAt(i);
            if (letter <= ' ' || Character.isSpaceChar(letter)) {
                gap = true;
            } else if (letter < 127 || !isInvisible(letter)) {
                if (gap && !plain.isEmpty()) {
                    plain.append(' ');
                }
                gap = false;
                plain.append(letter);
            }
        }
        return plain.toString();
    }

    /** Says whether folded text holds a folded phrase, as whole words. */
    static boolean holds(String folded, String phrase) {
        return indexOf(folded, phrase, 0) >= 0;
    }

    /** Where folded text holds a folded phrase as whole words, from a position on; -1 where it does not. */
    static int indexOf(String folded, String phrase, int from) {
        int at = folded.indexOf(phrase, from);
        while (at >= 0) {
            int end = at + phrase.length();
            boolean starts = at == 0 || folded.charAt(at - 1) == ' ';
            boolean ends = end == folded.length() || folded.charAt(end) == ' ';
            if (starts && ends) {
                return at;
            }
            at = folded.indexOf(phrase, at + 1);
        }
        return -1;
    }

    /** Says whether folded text holds any of these folded phrases, as whole words. */
    static boolean holdsAny(String folded, List<String> phrases) {
        return phrases.stream().anyMatch(phrase -> holds(folded, phrase));
    }

    /** The first characters of a text, for a message. */
    static String shortened(String text, int length) {
        String line = oneLine(text);
        if (line.length() <= length) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(length - 1)) ? length - 1 : length;
        return line.substring(0, end).strip() + "…";
    }

    /** Phrases as written in a source file: separated by commas, over several lines. */
    static List<String> list(String phrases) {
        return Arrays.stream(phrases.split(",", -1))
                .map(Words::oneLine)
                .filter(phrase -> !phrase.isEmpty())
                .toList();
    }

    /** How many words folded text has. */
    static int count(String folded) {
        return folded.isEmpty() ? 0 : folded.split(" ", -1).length;
    }

    private static boolean isInvisible(char letter) {
        int type = Character.getType(letter);
        return type == Character.FORMAT || (type == Character.CONTROL && !Character.isWhitespace(letter));
    }
}
