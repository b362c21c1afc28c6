package dev.aftercare.overdue;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long an action may take by the deadline policy.
 *
 * @param days how many, 1 at least
 * @param unit of what
 */
public record Term(int days, Unit unit) {

    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{1,4})\\s*(d|days?|jours?|business days?|working days?|jours? ouvr(?:é|e)s?)");

    /** In what it is counted. */
    public enum Unit {
        /** Days of the calendar. */
        CALENDAR,
        /** Days on which people work. */
        BUSINESS
    }

    /** Refuses no time at all. */
    public Term {
        if (days < 1) {
            throw new IllegalArgumentException("a term of %d days leaves no time".formatted(days));
        }
    }

    /** Reads {@code 15 days}, {@code 5 business days}, {@code 5 jours ouvrés}; empty where it is none of them. */
    public static Optional<Term> read(String written) {
        Matcher matcher = WRITTEN.matcher(written.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) < 1) {
            return Optional.empty();
        }
        String word = matcher.group(2);
        boolean business = word.startsWith("b") || word.startsWith("w") || word.contains("ouvr");
        return Optional.of(new Term(Integer.parseInt(matcher.group(1)), business ? Unit.BUSINESS : Unit.CALENDAR));
    }

    /** The last day of it. */
    LocalDate after(LocalDate day, WorkingDays workingDays) {
        return switch (unit) {
            case CALENDAR -> day.plusDays(days);
            case BUSINESS -> workingDays.plus(day, days);
        };
    }
}
