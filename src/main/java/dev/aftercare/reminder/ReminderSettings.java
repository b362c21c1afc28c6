package dev.aftercare.reminder;

import dev.aftercare.postmortem.Language;
import dev.aftercare.ticket.Priority;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom reminders reach, when, and from when on.
 *
 * @param start the adoption date: what was due before it is mailed to nobody; null mails nothing at all
 * @param language the language of the mails to people whose own is not known
 * @param fallback who gets the items that no owner can be found for; null for nobody
 * @param organisation the organisation's name
 * @param templates the operator's folder of templates, which need not exist: a file in its {@code reminder} folder stands in
 *     for ours of the same name, and a sentence for ours of the same key
 * @param pace how often and on which days
 */
public record ReminderSettings(
        @Nullable LocalDate start,
        Language language,
        @Nullable String fallback,
        String organisation,
        Path templates,
        Pace pace) {

    /** With the operator's templates in {@code config/templates} of the working directory. */
    public ReminderSettings(
            @Nullable LocalDate start, Language language, @Nullable String fallback, String organisation, Pace pace) {
        this(start, language, fallback, organisation, Path.of("config", "templates"), pace);
    }

    /** At the usual pace. */
    public ReminderSettings(
            @Nullable LocalDate start, Language language, @Nullable String fallback, String organisation) {
        this(start, language, fallback, organisation, Pace.usual());
    }

    int mostWeekly() {
        return pace.mostWeekly();
    }

    int soonDays() {
        return pace.soonDays();
    }

    /**
     * How often and on which days.
     *
     * @param day the reminder day of people who have none of their own
     * @param soonDays how many working days before its day an item is due soon
     * @param mostWeekly how many weekly reminders follow the first one
     * @param urgent the priorities that do not wait for the reminder day
     */
    public record Pace(DayOfWeek day, int soonDays, int mostWeekly, Set<Priority> urgent) {

        private static final int SOON_DAYS = 3;
        private static final int MOST_WEEKLY = 3;

        public Pace {
            urgent = Set.copyOf(urgent);
        }

        /** Monday, three days before, three weekly ones, P0 at once. */
        public static Pace usual() {
            return new Pace(DayOfWeek.MONDAY, SOON_DAYS, MOST_WEEKLY, Set.of(Priority.P0));
        }
    }
}
