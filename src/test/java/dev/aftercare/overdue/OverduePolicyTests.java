package dev.aftercare.overdue;

import static dev.aftercare.TestNight.RUN_DATE;
import static dev.aftercare.link.CommitmentFixtures.commitment;
import static dev.aftercare.postmortem.Countermeasure.State.CANCELLED;
import static dev.aftercare.postmortem.Countermeasure.State.DONE;
import static dev.aftercare.postmortem.Countermeasure.State.IN_PROGRESS;
import static dev.aftercare.postmortem.Countermeasure.State.OPEN;
import static dev.aftercare.postmortem.Countermeasure.State.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.aftercare.link.Commitment;
import dev.aftercare.people.Directory;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.RunDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OverduePolicyTests {

    private static final DeadlineSettings NO_POLICY =
            new DeadlineSettings(new DeadlineSettings.Terms(Map.of(), Map.of()), Map.of());
    private static final Deadlines DEADLINES = new Deadlines(NO_POLICY, new Calendars(CalendarSettings.none()));
    private static final Directory NOBODY = new Directory(List.of());

    /** The run date is 2026-09-01, a Tuesday. */
    static Stream<Arguments> commitments() {
        return Stream.of(
                arguments("its day was yesterday", OPEN, "2026-08-31", 1),
                arguments("somebody works on it", IN_PROGRESS, "2026-08-31", 1),
                arguments("its day was Friday", OPEN, "2026-08-28", 2),
                arguments("its day was Sunday", OPEN, "2026-08-30", 2),
                arguments("its day is today", OPEN, "2026-09-01", null),
                arguments("its day is to come", OPEN, "2026-09-02", null),
                arguments("nobody set a day", OPEN, null, null),
                arguments("it is done", DONE, "2026-08-31", null),
                arguments("it is cancelled", CANCELLED, "2026-08-31", null),
                arguments("nothing is known of its state", UNKNOWN, "2026-08-31", null));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("commitments")
    void findWhen(String condition, Countermeasure.State state, @Nullable String due, @Nullable Integer workingDays) {
        Commitment commitment = commitment("cap the retries", state, due);

        List<OverdueItem> late = OverduePolicy.find(List.of(commitment), RUN_DATE, DEADLINES, NOBODY);

        assertThat(late)
                .isEqualTo(
                        workingDays == null || due == null
                                ? List.of()
                                : List.of(new OverdueItem(
                                        commitment.countermeasure().id(), LocalDate.parse(due), workingDays)));
    }

    /** Two in the morning in the zone, on both sides of a day's end there and elsewhere, and when the clocks change. */
    @ParameterizedTest(name = "due {0}, as of {1} in {2}: late {3}")
    @CsvSource({
        "2026-08-31, 2026-08-31T21:59:59Z, Europe/Paris, false",
        "2026-08-31, 2026-08-31T22:00:00Z, Europe/Paris, true",
        "2026-08-31, 2026-09-01T00:00:00Z, Europe/Paris, true",
        "2026-08-31, 2026-09-01T02:00:00Z, America/New_York, false",
        "2026-08-31, 2026-08-31T17:00:00Z, Asia/Tokyo, true",
        "2026-03-28, 2026-03-28T22:59:59Z, Europe/Paris, false",
        "2026-03-28, 2026-03-28T23:00:00Z, Europe/Paris, true",
        "2026-03-29, 2026-03-29T21:59:59Z, Europe/Paris, false",
        "2026-03-29, 2026-03-29T22:00:00Z, Europe/Paris, true",
        "2026-10-25, 2026-10-25T22:59:59Z, Europe/Paris, false",
        "2026-10-25, 2026-10-25T23:00:00Z, Europe/Paris, true"
    })
    void findWhenDayEndsInTheZone(String due, Instant asOf, ZoneId zone, boolean late) {
        RunDate runDate = new RunDate(LocalDate.ofInstant(asOf, zone), asOf, zone);

        assertThat(OverduePolicy.find(List.of(commitment("cap the retries", OPEN, due)), runDate, DEADLINES, NOBODY))
                .hasSize(late ? 1 : 0);
    }

    @Test
    void findWhenSeveralAreLateListsTheLongestOverdueFirstThenById() {
        List<OverdueItem> late = OverduePolicy.find(
                List.of(
                        commitment("b", OPEN, "2026-08-03"),
                        commitment("c", OPEN, "2024-01-01"),
                        commitment("a", OPEN, "2026-08-03")),
                RUN_DATE,
                DEADLINES,
                NOBODY);

        assertThat(late)
                .extracting(OverdueItem::countermeasureId)
                .containsExactly(
                        "postmortems:2026/03.c.md/1", "postmortems:2026/03.a.md/1", "postmortems:2026/03.b.md/1");
    }
}
