package dev.aftercare.fixcheck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Turns a text into terms that can be compared: without case, accents, endings and little words; English and French words
 * for the same thing are one term. What is known of words stands in {@code terms.txt}.
 */
final class Terms {

    private static final int LONGEST = 6_000;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** Answers of a web server tell incidents apart; other numbers are dates, counts and durations. */
    private static final Pattern STATUS = Pattern.compile("[45]\\d\\d");

    private static final List<String> ENDINGS = List.of(
            "issements",
            "issement",
            "ations",
            "ements",
            "ation",
            "ement",
            "ments",
            "ment",
            "ings",
            "ing",
            "ees",
            "ies",
            "ed",
            "es",
            "er",
            "ee",
            "s",
            "e");

    private static final int SHORTEST_STEM = 4;

    /** To be counted up where a change of this program reads or weighs texts in another way. */
    private static final String METHOD = "1 ";

    private static final Terms SHIPPED = read();

    private String version = "";
    private final Map<String, String> same = new HashMap<>();
    private final Set<String> little = new HashSet<>();
    private final Set<String> common = new HashSet<>();

    private Terms() {}

    /** The terms of a text in their order, repeated ones too. */
    static List<String> of(String text) {
        return SHIPPED.terms(text);
    }

    /** Another one means that texts are read into other terms. */
    static String version() {
        return SHIPPED.version;
    }

    /** Says whether half of all postmortems use the term, whatever they are about. */
    static boolean isCommon(String term) {
        return SHIPPED.common.contains(term);
    }

    /** Says whether the term is an answer of a web server, such as 503. */
    static boolean isStatus(String term) {
        return STATUS.matcher(term).matches();
    }

    private List<String> terms(String text) {
        String start = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        String plain = MARKS.matcher(Normalizer.normalize(start, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        int at = 0;
        while (at < plain.length()) {
            int end = at;
            while (end < plain.length() && Character.isLetterOrDigit(plain.charAt(end))) {
                end++;
            }
            if (end > at) {
                add(plain.substring(at, end), found);
            }
            at = end + 1;
        }
        return found;
    }

    private void add(String word, List<String> found) {
        if (Character.isDigit(word.charAt(0))) {
            if (STATUS.matcher(word).matches()) {
                found.add(word);
            }
            return;
        }
        if (word.length() < 2 || word.length() > 40 || little.contains(word)) {
            return;
        }
        found.add(term(word));
    }

    private String term(String word) {
        String known = same.get(word);
        if (known != null) {
            return known;
        }
        String stem = stem(word);
        return same.getOrDefault(stem, stem);
    }

    private static String stem(String word) {
        for (String ending : ENDINGS) {
            if (word.endsWith(ending) && word.length() - ending.length() >= SHORTEST_STEM) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }

    private static Terms read() {
        Terms terms = new Terms();
        try (InputStream in = Terms.class.getResourceAsStream("terms.txt")) {
            String words = new String(Objects.requireNonNull(in, "terms.txt").readAllBytes(), StandardCharsets.UTF_8);
            terms.version = METHOD + Sha256.of(words);
            words.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(terms::line);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return terms;
    }

    /** "little: the a le", "common: alert …", "certificate: certificat cert". */
    private void line(String line) {
        int colon = line.indexOf(':');
        String head = line.substring(0, colon).strip();
        for (String word : line.substring(colon + 1).strip().split(" +", -1)) {
            switch (head) {
                case "little" -> little.add(word);
                case "common" -> common.add(term(word));
                default -> {
                    same.put(word, head);
                    same.putIfAbsent(stem(word), head);
                }
            }
        }
        if (!head.equals("little") && !head.equals("common")) {
            same.put(head, head);
            same.putIfAbsent(stem(head), head);
        }
    }
}
