package dev.aftercare.reminder;

import dev.aftercare.link.Commitment;
import dev.aftercare.postmortem.Postmortem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Until when nobody is reminded of an action: a ticket's label {@code snooze-2026-12-01}, or what the postmortem's front matter
 * says ({@code aftercare: snooze until 2026-12-01}, which is read as a tag). That day is the last quiet one.
 */
final class Snooze {

    private static final Pattern WRITTEN = Pattern.compile("snoozed?[-_: ]+(?:until[-_: ]+)?(\\d{4}-\\d{2}-\\d{2})");

    private Snooze() {}

    /** The last quiet day; empty where nobody snoozed it. */
    static Optional<LocalDate> of(Commitment commitment) {
        return last(Stream.concat(
                commitment.postmortem().tags().stream(),
                commitment.tickets().stream().flatMap(ticket -> ticket.labels().stream())));
    }

    /** The last quiet day of a whole postmortem; empty where nobody snoozed it. */
    static Optional<LocalDate> of(Postmortem postmortem) {
        return last(postmortem.tags().stream());
    }

    private static Optional<LocalDate> last(Stream<String> words) {
        return words.flatMap(word -> read(word).stream()).max(LocalDate::compareTo);
    }

    private static Optional<LocalDate> read(String word) {
        Matcher matcher = WRITTEN.matcher(word.strip().toLowerCase(Locale.ROOT));
        try {
            return matcher.matches() ? Optional.of(LocalDate.parse(matcher.group(1))) : Optional.empty();
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}
