package dev.aftercare.review;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of a postmortem that states something.
 *
 * @param text the sentence as written
 * @param plain the sentence to look for phrases in: without what it quotes, with straight apostrophes and single blanks
 * @param line the line that it stands in; 0 where no line is known
 */
record Statement(String text, String plain, int line) {

    private static final Pattern END = Pattern.compile("(?<=[.!?…])\\s+|\\R");

    /** No sentence is longer; normalizing takes quadratic time where somebody piles up accents. */
    private static final int LONGEST = 1_000;

    private static final int WORDS_BEFORE = 50;

    /** A quote that is not closed in its sentence goes to its end. Somebody's words then are not the author's now. */
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*+\"?|“[^”]*+”?|«[^»]*+»?|`[^`]*+`?");

    /** The sentences of a plain text, without its questions. */
    static Stream<Statement> in(@Nullable String text, int line) {
        return text == null
                ? Stream.empty()
                : Arrays.stream(END.split(text))
                        .filter(sentence -> !sentence.isBlank() && !isQuestion(sentence))
                        .map(sentence -> new Statement(sentence.strip(), plain(sentence), line));
    }

    /** The gap that a phrase makes, with the words around it; none where the phrase is not there. */
    Stream<Gap> gap(Pattern phrase, Message message) {
        Matcher found = phrase.matcher(plain);
        return found.find() ? Stream.of(new Gap(line, message.quoting(around(found.group())))) : Stream.empty();
    }

    /** A quote shows the beginning of a long text: it begins a little before the phrase where that stands far behind. */
    private String around(String phrase) {
        int at = text.indexOf(phrase);
        if (at <= WORDS_BEFORE) {
            return text;
        }
        int blank = text.indexOf(' ', at - WORDS_BEFORE);
        return blank < at ? "…" + text.substring(blank) : text;
    }

    private static boolean isQuestion(String sentence) {
        int last = sentence.length() - 1;
        while (last >= 0 && !Character.isLetterOrDigit(sentence.charAt(last))) {
            if (sentence.charAt(last) == '?') {
                return true;
            }
            last--;
        }
        return false;
    }

    private static String plain(String sentence) {
        String own = QUOTED.matcher(Normalizer.normalize(sentence, Normalizer.Form.NFC))
                .replaceAll(" ");
        return own.replace('’', '\'').replaceAll("[\\s\\h]+", " ");
    }
}
