package dev.aftercare.reminder;

import dev.aftercare.overdue.WorkingDays;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * Which step something has reached: due soon, overdue, then weekly, at the most so often, then one copy to the manager; then it
 * rests. Only delivered mails are steps.
 */
final class Ladder {

    private static final Set<Step> TO_OWNER = Set.of(Step.OVERDUE, Step.WEEKLY);

    private final ReminderSettings settings;
    private final Told told;

    Ladder(ReminderSettings settings, Told told) {
        this.settings = settings;
        this.told = told;
    }

    /**
     * The step that an item has reached for its owner; empty where nothing is to be said.
     *
     * @param today the day that it is for the owner
     * @param since the run date from which on its day holds
     */
    Optional<Step> ofOwner(OpenItem item, Rhythm rhythm, LocalDate today, LocalDate since) {
        if (!item.isLate()) {
            return isSoon(item, rhythm, today) && told.times(item.id(), Step.SOON, item.due(), since) == 0
                    ? Optional.of(Step.SOON)
                    : Optional.empty();
        }
        Optional<LocalDate> last = told.last(item.id(), TO_OWNER, item.due(), since);
        if (last.isEmpty()) {
            return Optional.of(Step.OVERDUE);
        }
        boolean weekly = told.times(item.id(), Step.WEEKLY, item.due(), since) < settings.mostWeekly()
                && rhythm.isWeekAfter(last.get(), today);
        return weekly ? Optional.of(Step.WEEKLY) : Optional.empty();
    }

    /** Says whether the manager is to get their one copy, a week after the last mail to the owner. */
    boolean isForCopy(OpenItem item, Rhythm rhythm, LocalDate today, LocalDate since) {
        return item.isLate()
                && told.times(item.id(), Step.WEEKLY, item.due(), since) >= settings.mostWeekly()
                && told.times(item.id(), Step.COPY, item.due(), since) == 0
                && told.last(item.id(), TO_OWNER, item.due(), since)
                        .filter(last -> rhythm.isWeekAfter(last, today))
                        .isPresent();
    }

    /** Says whether the manager is to hear that its owner is not there. */
    boolean isForAbsence(OpenItem item, Rhythm rhythm, LocalDate today, LocalDate since) {
        return (item.isLate() || isSoon(item, rhythm, today))
                && told.times(item.id(), Step.ABSENT, item.due(), since) == 0;
    }

    /** So many working days before, or on the last reminder day before it is late. */
    private boolean isSoon(OpenItem item, Rhythm rhythm, LocalDate today) {
        WorkingDays workingDays = rhythm.workingDays();
        return workingDays.after(today, item.due()) <= settings.soonDays()
                || item.due().isBefore(rhythm.nextReminderDay(today));
    }
}
