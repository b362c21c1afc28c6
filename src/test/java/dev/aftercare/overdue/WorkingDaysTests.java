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
        assertThat(WorkingDays.after(day, last)).isEqualTo(workingDays);
    }

    @Test
    void afterWhenCountedDayByDayIsTheSame() {
        Set<DayOfWeek> weekend = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        LocalDate start = LocalDate.of(2026, 8, 24);
        for (LocalDate day = start; day.isBefore(start.plusDays(7)); day = day.plusDays(1)) {
            int counted = 0;
            for (int days = 1; days < 40; days++) {
                counted += weekend.contains(day.plusDays(days).getDayOfWeek()) ? 0 : 1;
                assertThat(WorkingDays.after(day, day.plusDays(days))).isEqualTo(counted);
            }
        }
    }

    @Test
    void afterWhenYearIsMistypedTakesNoTime() {
        assertTimeout(
                Duration.ofSeconds(1),
                () -> assertThat(WorkingDays.after(LocalDate.of(-4000, 1, 1), LocalDate.of(2026, 9, 1)))
                        .isPositive());
    }
}
