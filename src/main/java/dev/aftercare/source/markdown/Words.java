package dev.aftercare.source.markdown;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;

/** Compares what people write without minding case, accents, punctuation and spacing. All methods take linear time. */
final class Words {

    private Words() {}

    private static final int KEPT_TEXTS = 1_024;
    private static final int LONGEST_KEPT = 600;

    /** The last texts of each thread beside their folded forms: each line of a document is asked for by many readers. */
    private static final ThreadLocal<String[]> KEPT = ThreadLocal.withInitial(() -> new String[2 * KEPT_TEXTS]);

    private static final char UNSEEN = 0;
    private static final char SEVERAL = 1;

    /** What each character of the languages of Europe becomes: itself folded, a blank for a gap, or one of the two marks. */
    private static final char[] FOLDED = table();

    /** Lower-case letters and digits, without accents, in words separated by one blank: {@code "Début de l'incident :"} becomes {@code "debut de l incident"}. */
    static String fold(String written) {
        if (written.length() > LONGEST_KEPT) {
            return folded(written);
        }
        String[] kept = KEPT.get();
        int place = (written.hashCode() & (KEPT_TEXTS - 1)) * 2;
        if (!written.equals(kept[place])) {
            kept[place] = written;
            kept[place + 1] = folded(written);
        }
        return kept[place + 1];
    }

    private static String folded(String written) {
        char[] folded = new char[written.length()];
        int length = 0;
        boolean gap = false;
        for (int i = 0; i < written.length(); i++) {
            char letter = written.charAt(i);
            char one = letter < FOLDED.length ? FOLDED[letter] : SEVERAL;
            if (one == SEVERAL) {
                return foldedSlowly(written);
            } else if (one == ' ') {
                gap = true;
            } else if (one != UNSEEN) {
                if (gap && length > 0) {
                    folded[length++] = ' ';
                }
                gap = false;
                folded[length++] = one;
            }
        }
        return new String(folded, 0, length);
    }

    private static String foldedSlowly(String written) {
        StringBuilder folded = new StringBuilder(written.length() + 16);
        int[] letters = written.codePoints().toArray();
        boolean gap = false;
        for (int letter : letters) {
            String one = folded(letter);
            if (one.equals(" ")) {
                gap = true;
            } else if (!one.isEmpty()) {
                if (gap && !folded.isEmpty()) {
                    folded.append(' ');
                }
                gap = false;
                folded.append(one);
            }
        }
        return folded.toString();
    }

    // One character at a time: a whole text full of combining marks would take the Normalizer quadratic time.
    private static String folded(int letter) {
        if (letter == 'œ' || letter == 'Œ') {
            return "oe";
        }
        if (isUnseen(letter)) {
            return "";
        }
        StringBuilder folded = new StringBuilder(2);
        Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFKD)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(each -> folded.appendCodePoint(Character.toLowerCase(each)));
        return folded.isEmpty() ? " " : folded.toString();
    }

    private static char[] table() {
        char[] table = new char[0x2100];
        for (char letter = 0; letter < table.length; letter++) {
            String folded = folded(letter);
            table[letter] = folded.isEmpty() ? UNSEEN : folded.length() > 1 ? SEVERAL : folded.charAt(0);
        }
        return table;
    }

    private static boolean isUnseen(int letter) {
        return letter >= 127 && (Character.getType(letter) == Character.NON_SPACING_MARK || isInvisible(letter));
    }

    /** One line without leading, trailing or repeated blanks, and without characters that cannot be seen. */
    static String oneLine(String written) {
        if (isOneLine(written)) {
            return written;
        }
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

    private static boolean isOneLine(String written) {
        char before = ' ';
        for (int i = 0; i < written.length(); i++) {
            char letter = written.charAt(i);
            if (letter < ' ' || letter >= 127 || (letter == ' ' && before == ' ')) {
                return false;
            }
            before = letter;
        }
        return written.isEmpty() || before != ' ';
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
        for (String phrase : phrases) {
            if (holds(folded, phrase)) {
                return true;
            }
        }
        return false;
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

    private static boolean isInvisible(int letter) {
        int type = Character.getType(letter);
        return type == Character.FORMAT || (type == Character.CONTROL && !Character.isWhitespace(letter));
    }
}
