package dev.aftercare.overdue;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.Year;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The public holidays of a region, as Jollyday knows them. Days that only some observe are none. */
final class PublicHolidays {

    private PublicHolidays() {}

    /** The holidays of a country, or of one of its parts: {@code fr}, {@code de-by}. */
    static WorkingDays.HolidayCalendar of(String region) {
        String[] codes = codes(region);
        HolidayManager manager = manager(codes[0]);
        String[] parts = Arrays.copyOfRange(codes, 1, codes.length);
        return year -> manager.getHolidays(Year.of(year.getValue()), HolidayType.PUBLIC_HOLIDAY, parts).stream()
                .map(Holiday::getDate)
                .collect(Collectors.toSet());
    }

    static boolean knows(String region) {
        String[] codes = codes(region);
        if (HolidayManager.getSupportedCalendarCodes().stream().noneMatch(codes[0]::equalsIgnoreCase)) {
            return false;
        }
        // an unknown part would be ignored in silence
        CalendarHierarchy hierarchy = manager(codes[0]).getCalendarHierarchy();
        for (int at = 1; at < codes.length; at++) {
            hierarchy = hierarchy.getChildren().get(codes[at]);
            if (hierarchy == null) {
                return false;
            }
        }
        return true;
    }

    private static HolidayManager manager(String country) {
        return HolidayManager.getInstance(ManagerParameters.create(country));
    }

    private static String[] codes(String region) {
        return region.strip().toLowerCase(Locale.ROOT).split("[-/ ]+", -1);
    }
}
