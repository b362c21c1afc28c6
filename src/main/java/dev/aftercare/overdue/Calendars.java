package dev.aftercare.overdue;

import dev.aftercare.people.Habits;
import dev.aftercare.people.Person;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The working days of each person: their week, the holidays of their region, the closures of their team. */
public final class Calendars {

    private final CalendarSettings settings;
    private final Map<Week, WorkingDays> known = new ConcurrentHashMap<>();

    /** Calendars by a configuration. */
    public Calendars(CalendarSettings settings) {
        this.settings = settings;
    }

    /**
     * The working days of a person. Where nothing is known of them, everybody's count.
     *
     * @param person null where nobody is known
     */
    public WorkingDays of(@Nullable Person person) {
        Habits habits = person == null ? Habits.unknown() : person.habits();
        String region = habits.region();
        Set<LocalDate> off = new HashSet<>(settings.daysOff());
        if (habits.team() != null) {
            off.addAll(settings.closures().getOrDefault(habits.team(), Set.of()));
        }
        // a region of the file whose holidays nobody knows has been reported; everybody's are nearer than none
        boolean known = region != null && CalendarSettings.knows(region);
        return calendar(new Week(known ? region : settings.region(), off, habits.workingDays()));
    }

    private WorkingDays calendar(Week week) {
        return known.computeIfAbsent(week, each -> WorkingDays.of(each.region(), each.off(), each.days()));
    }

    private record Week(@Nullable String region, Set<LocalDate> off, Set<DayOfWeek> days) {}
}
