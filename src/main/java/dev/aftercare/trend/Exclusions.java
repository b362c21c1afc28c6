package dev.aftercare.trend;

import dev.aftercare.postmortem.FigureUse;
import dev.aftercare.postmortem.Postmortem;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which incidents count in no figure: those that the operator took out one by one, and those that carry a word for an
 * exercise, a duplicate, planned work or a kind that is left out here. A tag or the record's own word for its severity is such
 * a word as a whole; a title begins with it, as in "Game day: …" or "[Drill] …".
 */
final class Exclusions {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern TITLE_MARK = Pattern.compile("^\\s*(?:\\[([^\\]]{1,60})\\]|([^:\\[]{1,60}):\\s).*");

    private final Map<String, FigureUse> words = new HashMap<>();

    Exclusions(Map<FigureUse, Set<String>> leftOut) {
        leftOut.forEach((use, several) -> several.forEach(word -> words.putIfAbsent(folded(word), use)));
    }

    /** Whether the incident of a record counts, and why not. */
    FigureUse of(Postmortem postmortem) {
        if (!postmortem.countsInFigures()) {
            return postmortem.figures();
        }
        Stream<String> marks =
                Stream.concat(postmortem.tags().stream(), Stream.ofNullable(postmortem.originalSeverity()));
        return Stream.concat(marks, markOf(postmortem.title()))
                .map(mark -> words.get(folded(mark)))
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElse(FigureUse.COUNTED);
    }

    private static Stream<String> markOf(String title) {
        var mark = TITLE_MARK.matcher(title);
        return mark.matches() ? Stream.of(mark.group(1), mark.group(2)).flatMap(Stream::ofNullable) : Stream.empty();
    }

    /** People write game-day, Game Day and GAMEDAY. */
    private static String folded(String word) {
        String plain =
                ACCENTS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
        return NO_LETTERS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
