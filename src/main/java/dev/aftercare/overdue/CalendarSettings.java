package dev.aftercare.overdue;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * On which days nobody works.
 *
 * @param region the country, or the country and its parts, whose public holidays count: {@code fr}, {@code de-by}; null for
 *     none
 * @param daysOff further days
 * @param closures the days on which a team is closed, by the team's name
 */
public record CalendarSettings(@Nullable String region, Set<LocalDate> daysOff, Map<String, Set<LocalDate>> closures) {

    /** Keeps the days as they are; teams are told apart without case. */
    public CalendarSettings {
        daysOff = Set.copyOf(daysOff);
        Map<String, Set<LocalDate>> byTeam = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        closures.forEach((team, days) -> byTeam.put(team, Set.copyOf(days)));
        closures = byTeam;
    }

    /** No team has closures of its own. */
    public CalendarSettings(@Nullable String region, Set<LocalDate> daysOff) {
        this(region, daysOff, Map.of());
    }

    /** Monday to Friday, every week. */
    public static CalendarSettings none() {
        return new CalendarSettings(null, Set.of());
    }

    /** Whether the holidays of a region are known. */
    public static boolean knows(String region) {
        return PublicHolidays.knows(region);
    }
}
