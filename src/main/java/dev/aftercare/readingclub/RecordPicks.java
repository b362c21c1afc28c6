package dev.aftercare.readingclub;

import dev.aftercare.postmortem.Postmortem;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the pick that was made where the records are: a tag or label {@code reading-club:2026-11} for a month, or
 * {@code reading-club} for the next evening.
 */
final class RecordPicks {

    private static final String LABEL = "reading-club";
    private static final Pattern FOR_A_MONTH = Pattern.compile("(?i)reading-club[:= _-]+(\\d{4}-(?:0[1-9]|1[0-2]))");

    private RecordPicks() {}

    /**
     * The pick for a month. One for that very month goes before one for the next evening; of several the first id.
     *
     * @param eligible the postmortems that may be featured in that month
     */
    static Optional<Postmortem> find(List<Postmortem> eligible, YearMonth month) {
        return eligible.stream()
                .filter(postmortem -> postmortem.tags().stream().anyMatch(tag -> isFor(tag, month)))
                .findFirst()
                .or(() -> eligible.stream()
                        .filter(postmortem ->
                                postmortem.tags().stream().anyMatch(tag -> LABEL.equalsIgnoreCase(tag.strip())))
                        .findFirst());
    }

    private static boolean isFor(String tag, YearMonth month) {
        Matcher named = FOR_A_MONTH.matcher(tag.strip());
        return named.matches() && YearMonth.parse(named.group(1)).equals(month);
    }
}
