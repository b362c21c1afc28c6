package dev.aftercare;

import dev.aftercare.postmortem.RunDate;
import dev.aftercare.postmortem.RunSchedule;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The night that tests stand in: 2026-09-01T02:00:00Z, which is four in the morning in Paris. */
public final class TestNight {

    /** The configured zone. */
    public static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** When a night's run takes place. */
    public static final RunSchedule SCHEDULE = new RunSchedule(LocalTime.of(4, 0), PARIS);

    /** The first of September 2026, a Tuesday. */
    public static final RunDate RUN_DATE = SCHEDULE.on(LocalDate.of(2026, 9, 1));

    /** A clock that stands still at that moment. */
    public static final Clock CLOCK = Clock.fixed(RUN_DATE.asOf(), ZoneOffset.UTC);

    private TestNight() {}
}
