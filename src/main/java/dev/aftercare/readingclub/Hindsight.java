package dev.aftercare.readingclub;

import dev.aftercare.postmortem.TimelineEvent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells apart what a row of a timeline says of its own moment, and what its author added later: "users told us. This eventually
 * led us to the runtime". Whole sentences only, so that no word is changed.
 */
final class Hindsight {

    private static final Pattern BETWEEN_SENTENCES = Pattern.compile("(?<=[.!?;])\\s+(?=[\\p{Lu}\\p{Ps}«\"“])");

    private static final Pattern LATER =
            Pattern.compile("(?iu)(?<!\\p{L})(?:later|eventually|afterwards?|subsequently|finally"
                    + "|ultimately|in the end|in hindsight|in retrospect|turns? out|turned out|root cause|as we (?:now )?know"
                    + "|plus tard|par la suite|finalement|en fin de compte|après coup|a posteriori|s[’']est avérée?|s[’']avère"
                    + "|cause racine|on sait maintenant)(?!\\p{L})");

    private Hindsight() {}

    /** The rows with the sentences of their own moment alone; a row of hindsight alone is left out. */
    static List<TimelineEvent> without(List<TimelineEvent> rows) {
        return only(rows, sentence -> !LATER.matcher(sentence).find());
    }

    /** The rows with what was added later alone; a row without is left out. */
    static List<TimelineEvent> alone(List<TimelineEvent> rows) {
        return only(rows, sentence -> LATER.matcher(sentence).find());
    }

    private static List<TimelineEvent> only(List<TimelineEvent> rows, Predicate<String> kept) {
        return rows.stream()
                .map(row -> new TimelineEvent(row.at(), only(row.text(), kept)))
                .filter(row -> !row.text().isEmpty())
                .toList();
    }

    private static String only(String text, Predicate<String> kept) {
        return Arrays.stream(BETWEEN_SENTENCES.split(text, -1)).filter(kept).collect(Collectors.joining(" "));
    }
}
