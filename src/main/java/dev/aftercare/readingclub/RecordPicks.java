package dev.aftercare.readingclub;

import dev.aftercare.postmortem.Postmortem;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the pick that was made where the records are: a tag of a postmortem, or a label of a ticket that is a postmortem or
 * that a postmortem names: {@code reading-club:2026-11} for a month, {@code reading-club} for the next evening.
 */
final class RecordPicks {

    private static final String LABEL = "reading-club";
    private static final Pattern FOR_A_MONTH = Pattern.compile("(?i)reading-club[:= _-]+(\\d{4}-(?:0[1-9]|1[0-2]))");

    private final Map<String, ? extends Collection<String>> labels;

    /**
     * Looks at tags and labels.
     *
     * @param labels the labels of the tickets that postmortems name, by the postmortem's id
     */
    RecordPicks(Map<String, ? extends Collection<String>> labels) {
        this.labels = labels;
    }

    /** The pick for that very month; of several the first. */
    Optional<Postmortem> forMonth(List<Postmortem> shareable, YearMonth month) {
        return shareable.stream()
                .filter(postmortem -> words(postmortem).anyMatch(word -> isFor(word, month)))
                .findFirst();
    }

    /** The pick for the next evening; of several the first. */
    Optional<Postmortem> forNextEvening(List<Postmortem> eligible) {
        return eligible.stream()
                .filter(postmortem -> words(postmortem).anyMatch(word -> LABEL.equalsIgnoreCase(word.strip())))
                .findFirst();
    }

    private Stream<String> words(Postmortem postmortem) {
        Collection<String> ofTickets = labels.get(postmortem.id());
        return Stream.concat(postmortem.tags().stream(), ofTickets == null ? Stream.of() : ofTickets.stream());
    }

    private static boolean isFor(String word, YearMonth month) {
        Matcher named = FOR_A_MONTH.matcher(word.strip());
        return named.matches() && YearMonth.parse(named.group(1)).equals(month);
    }
}
