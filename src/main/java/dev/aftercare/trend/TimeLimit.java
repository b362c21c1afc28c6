package dev.aftercare.trend;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Within what time something is to happen after an incident is over.
 *
 * @param amount how many, 1 at least
 * @param unit of what
 */
public record TimeLimit(int amount, Unit unit) {

    private static final Pattern WRITTEN = Pattern.compile(
            "(\\d{1,4})\\s*(h|hours?|heures?|d|days?|jours?|business days?|working days?|jours? ouvr(?:é|e)s?)");

    /** In what a limit is counted. */
    public enum Unit {
        /** Hours by the clock. Where only a day is known, it is in time up to the day on which they end. */
        HOURS,
        /** Days of the calendar; the last one counts to its end. */
        DAYS,
        /** Days on which people work; the last one counts to its end. */
        BUSINESS_DAYS
    }

    /** Refuses no time at all. */
    public TimeLimit {
        if (amount < 1) {
            throw new IllegalArgumentException("a limit of %d %s leaves no time".formatted(amount, unit));
        }
    }

    /** Reads {@code 48h}, {@code 3 days}, {@code 5 business days}, {@code 5 jours ouvrés}; empty where it is none of them. */
    public static Optional<TimeLimit> read(String written) {
        Matcher matcher = WRITTEN.matcher(written.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) < 1) {
            return Optional.empty();
        }
        String word = matcher.group(2);
        Unit unit = word.startsWith("h")
                ? Unit.HOURS
                : word.startsWith("b") || word.startsWith("w") || word.contains("ouvr")
                        ? Unit.BUSINESS_DAYS
                        : Unit.DAYS;
        return Optional.of(new TimeLimit(Integer.parseInt(matcher.group(1)), unit));
    }
}
