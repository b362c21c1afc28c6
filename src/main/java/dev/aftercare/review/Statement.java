package dev.aftercare.review;

import dev.aftercare.postmortem.Passage;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A sentence of a postmortem that states something.
 *
 * @param kind what it is about
 * @param text the sentence as written
 * @param plain the sentence to look for phrases in, letter by letter as long as the text: what it quotes is masked, apostrophes
 *     are straight
 * @param line the line that it begins in; 0 where no line is known
 */
record Statement(Passage.Kind kind, String text, String plain, int line) {

    /** Stands for quoted words: no phrase reaches over it. */
    private static final char MASK = '\uFFFC';

    private static final Pattern END = Pattern.compile("(?<=[.!?…])[\"”»)*_]{0,3}+\\s++");

    /** No sentence is longer; normalizing takes quadratic time where somebody piles up accents. */
    private static final int LONGEST = 4_000;

    private static final int WORDS_BEFORE = 50;

    /** A quote that is not closed in its sentence goes to its end. Somebody's words then are not the author's now. */
    private static final Pattern QUOTED = Pattern.compile(
            "\"[^\"]*+\"?|“[^”]*+”?|«[^»]*+»?|`[^`]*+`?|(?<![\\p{L}\\p{N}])['‘](?=\\p{Lu})[^'’\\n]{3,200}['’](?!\\p{L})");

    /** Words that somebody typed in a chat: "<ana> we could have …", "ana: …" behind a time. */
    private static final Pattern CHAT =
            Pattern.compile("^\\s*+(?:\\[?\\d{1,2}:\\d{2}(?::\\d{2})?\\]?\\s*+)?<[^<>\\s]{1,40}>");

    /** A question without its mark, and what a form asks for. */
    private static final Pattern ASKS = Pattern.compile(
            "^[\\s*_(\\[-]*+(?:what|how|why|which|who|whom|where|when|whether|could|should|would|did|describe|list|explain|discuss"
                    + "|identify|capture|include|consider|note anything|comment|pourquoi|quoi|quels?|quelles?|qu['’]|qui"
                    + "|o[ùu]|d[ée]crire|d[ée]crivez|lister|listez|indiquer|indiquez|expliquer|expliquez|aurait-|auraient-|aurions-)"
                    + "(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern ABBREVIATION = Pattern.compile(
            "(?:^|[\\s(])(?:e\\.g|i\\.e|cf|vs|approx|etc|ca|p\\. ?ex|no|mr|ms|mme|dr)\\.$", Pattern.CASE_INSENSITIVE);

    /** The sentences of a passage, without its questions and without what others typed. */
    static Stream<Statement> in(Passage passage) {
        if (passage.kind() == Passage.Kind.ALLOWED
                || passage.kind() == Passage.Kind.TRACE
                || CHAT.matcher(passage.text()).find()) {
            return Stream.empty();
        }
        String text = Normalizer.normalize(
                passage.text().length() > LONGEST ? passage.text().substring(0, LONGEST) : passage.text(),
                Normalizer.Form.NFC);
        String plain = plain(text);
        List<Statement> statements = new ArrayList<>();
        int from = 0;
        for (Matcher end = END.matcher(text); end.find(); ) {
            if (plain.charAt(end.start() - 1) != MASK
                    && !ABBREVIATION.matcher(text.substring(from, end.start())).find()) {
                add(statements, passage, text, plain, from, end.end());
                from = end.end();
            }
        }
        add(statements, passage, text, plain, from, text.length());
        return statements.stream();
    }

    private static void add(List<Statement> statements, Passage passage, String text, String plain, int from, int to) {
        String sentence = text.substring(from, to);
        if (!sentence.isBlank() && !isQuestion(sentence)) {
            int line = passage.line() == 0 ? 0 : passage.line() + breaks(text, 0, from);
            statements.add(new Statement(passage.kind(), sentence, plain.substring(from, to), line));
        }
    }

    /** The gap that a phrase makes, with the words around it; none where the phrase is not there. */
    Stream<Gap> gap(Pattern phrase, Message message) {
        return found(phrase).map(at -> gapAt(at, message)).stream();
    }

    /** Says whether one of some pieces of words stands anywhere in it: most sentences need no look at whole phrases. */
    boolean mentions(String... pieces) {
        for (String piece : pieces) {
            if (plain.contains(piece)) {
                return true;
            }
        }
        return false;
    }

    /** Where a phrase begins. */
    Optional<Integer> found(Pattern phrase) {
        Matcher found = phrase.matcher(plain);
        return found.find() ? Optional.of(found.start()) : Optional.empty();
    }

    /** The gap at a position of the sentence, with the words around it. */
    Gap gapAt(int at, Message message) {
        return new Gap(line == 0 ? 0 : line + breaks(text, 0, at), message.quoting(around(at)));
    }

    /** A quote shows the beginning of a long text: it begins a little before the phrase where that stands far behind. */
    private String around(int at) {
        if (at <= WORDS_BEFORE) {
            return text;
        }
        int blank = text.indexOf(' ', at - WORDS_BEFORE);
        return blank >= 0 && blank < at ? "…" + text.substring(blank) : text;
    }

    private static int breaks(String text, int from, int to) {
        return (int) text.substring(from, to)
                .chars()
                .filter(letter -> letter == '\n')
                .count();
    }

    private static boolean isQuestion(String sentence) {
        int last = sentence.length() - 1;
        while (last >= 0 && !Character.isLetterOrDigit(sentence.charAt(last))) {
            if (sentence.charAt(last) == '?') {
                return true;
            }
            last--;
        }
        return ASKS.matcher(sentence).find();
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.replace('’', '\''));
        Matcher quoted = QUOTED.matcher(text);
        while (quoted.find()) {
            for (int i = quoted.start(); i < quoted.end(); i++) {
                plain.setCharAt(i, MASK);
            }
        }
        for (int i = 0; i < plain.length(); i++) {
            if (Character.isWhitespace(plain.charAt(i)) || Character.isSpaceChar(plain.charAt(i))) {
                plain.setCharAt(i, ' ');
            }
        }
        return plain.toString();
    }
}
