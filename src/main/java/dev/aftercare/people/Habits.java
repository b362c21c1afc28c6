package dev.aftercare.people;

import dev.aftercare.postmortem.Language;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where, when and in which language somebody works. What is null is as configured for everybody.
 *
 * @param team the team, whose closures count; null where none is given
 * @param zone the zone that their days end in
 * @param language the language that they are written to in
 * @param region the country, or the country and its part, whose public holidays they have: {@code fr}, {@code de-by}
 * @param workingDays the days of the week on which they work; empty for Monday to Friday
 * @param reminderDay the day of the week on which reminders suit
 */
public record Habits(
        @Nullable String team,
        @Nullable ZoneId zone,
        @Nullable Language language,
        @Nullable String region,
        Set<DayOfWeek> workingDays,
        @Nullable DayOfWeek reminderDay) {

    private static final Habits UNKNOWN = new Habits(null, null, null, null, Set.of(), null);

    public Habits {
        workingDays = Set.copyOf(workingDays);
    }

    /** Nothing is known. */
    public static Habits unknown() {
        return UNKNOWN;
    }
}
