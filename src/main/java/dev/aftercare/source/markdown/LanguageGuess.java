package dev.aftercare.source.markdown;

import dev.aftercare.postmortem.Language;
import java.util.List;
import java.util.Set;

/** Tells English from French by the small words. */
final class LanguageGuess {

    private static final Set<String> ENGLISH = Set.copyOf(Words.list("""
            the, of, and, to, was, in, for, with, on, is, were, that, by, from, at, it, we, this, summary, impact,
            timeline, time, root
            """));
    private static final Set<String> FRENCH = Set.copyOf(Words.list("""
            le, la, les, des, une, est, ete, dans, pour, avec, sur, du, au, un, et, de, aux, par, qui, que, resume,
            chronologie, heure, nous, l, d, actions
            """));
    private static final int MOST_LINES = 400;

    private LanguageGuess() {}

    static Language of(List<String> lines) {
        int english = 0;
        int french = 0;
        for (String line : lines.subList(0, Math.min(lines.size(), MOST_LINES))) {
            String near = line.length() > 500 ? line.substring(0, 500) : line;
            // "3 PM EST" is no French.
            String plain = near.contains("EST") ? near.replace("EST", "") : near;
            for (String word : Words.fold(plain).split(" ", -1)) {
                english += ENGLISH.contains(word) ? 1 : 0;
                french += FRENCH.contains(word) ? 1 : 0;
            }
        }
        return french > english ? Language.FRENCH : Language.ENGLISH;
    }
}
