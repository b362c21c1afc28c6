package dev.aftercare.postmortem;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When a night's run takes place.
 *
 * @param runAt the time of day that a run date stands for
 * @param zone the zone of that time, which months and days are counted in
 */
public record RunSchedule(LocalTime runAt, ZoneId zone) {

    /** The run date of a day. */
    public RunDate on(LocalDate date) {
        return new RunDate(date, date.atTime(runAt).atZone(zone).toInstant(), zone);
    }
}
