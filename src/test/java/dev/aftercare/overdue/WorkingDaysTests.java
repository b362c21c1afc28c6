package dev.aftercare.overdue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTests {

    private static final WorkingDays WORKING_DAYS = WorkingDays.mondayToFriday();

    /** 2026-08-28 is a Friday. */
    @ParameterizedTest(name = "from {0} to {1}: {2}")
    @CsvSource({
        "2026-08-28, 2026-08-28, 0",
        "2026-08-28, 2026-08-29, 0",
        "2026-08-28, 2026-08-30, 0",
        "2026-08-28, 2026-08-31, 1",
        "2026-08-28, 2026-09-04, 5",
        "2026-08-28, 2026-09-05, 5",
        "2026-08-29, 2026-08-31, 1",
        "2026-08-27, 2026-08-28, 1",
        "2026-08-31, 2026-08-28, 0",
        "2026-03-27, 2026-03-30, 1",
        "2024-02-28, 2024-03-01, 2"
    })
    void afterWhenDaysAre(LocalDate day, LocalDate last, int workingDays) {
        assertThat(WORKING_DAYS.after(day, last)).isEqualTo(workingDays);
    }

    @Test
    void afterWhenCountedDayByDayIsTheSame() {
        Set<DayOfWeek> weekend = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        LocalDate start = LocalDate.of(2026, 8, 24);
        for (LocalDate day = start; day.isBefore(start.plusDays(7)); day = day.plusDays(1)) {
            int counted = 0;
            for (int days = 1; days < 40; days++) {
                counted += weekend.contains(day.plusDays(days).getDayOfWeek()) ? 0 : 1;
                assertThat(WORKING_DAYS.after(day, day.plusDays(days))).isEqualTo(counted);
            }
        }
    }

    @Test
    void afterWhenYearIsMistypedTakesNoTime() {
        assertTimeout(
                Duration.ofSeconds(1),
                () -> assertThat(WORKING_DAYS.after(LocalDate.of(-4000, 1, 1), LocalDate.of(2026, 9, 1)))
                        .isPositive());
    }

    /** Good Friday is one in Bavaria and none in France; Assumption is one in both, and a Saturday in 2026. */
    @ParameterizedTest(name = "{0}: from {1} to {2}: {3}")
    @CsvSource({
        "fr, 2026-04-02, 2026-04-07, 2",
        "de-by, 2026-04-02, 2026-04-07, 1",
        "de, 2026-06-03, 2026-06-05, 2",
        "de-by, 2026-06-03, 2026-06-05, 1",
        "fr, 2026-07-13, 2026-07-15, 1",
        "fr, 2026-08-13, 2026-08-17, 2",
        "fr, 2025-12-24, 2026-01-02, 5",
        "us, 2026-07-02, 2026-07-06, 1"
    })
    void afterWhenRegionHasHolidaysLeavesThemOut(String region, LocalDate day, LocalDate last, int workingDays) {
        assertThat(WorkingDays.of(new CalendarSettings(region, Set.of())).after(day, last))
                .isEqualTo(workingDays);
    }

    @Test
    void afterWhenDaysOffAreConfiguredLeavesThemOutOnce() {
        Set<LocalDate> off = Set.of(LocalDate.of(2026, 7, 14), LocalDate.of(2026, 7, 15), LocalDate.of(2026, 7, 18));

        assertThat(WorkingDays.of(new CalendarSettings("fr", off))
                        .after(LocalDate.of(2026, 7, 13), LocalDate.of(2026, 7, 20)))
                .isEqualTo(3);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"fr, true", "FR, true", "de-by, true", "de-xx, false", "atlantis, false"})
    void knowsWhenRegionIs(String region, boolean known) {
        assertThat(CalendarSettings.knows(region)).isEqualTo(known);
    }
}
