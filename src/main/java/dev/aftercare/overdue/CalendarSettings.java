package dev.aftercare.overdue;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * On which days nobody works.
 *
 * @param region the country, or the country and its parts, whose public holidays count: {@code fr}, {@code de-by}; null for
 *     none
 * @param daysOff further days
 */
public record CalendarSettings(@Nullable String region, Set<LocalDate> daysOff) {

    /** Keeps the days as they are. */
    public CalendarSettings {
        daysOff = Set.copyOf(daysOff);
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
