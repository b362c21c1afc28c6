package dev.aftercare.postmortem;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The day that a run stands for. Everything that a run works out is worked out as of one instant, so the same inputs and
 * run date give the same output.
 *
 * @param date the day
 * @param asOf the configured time of that day
 * @param zone the configured zone, which months and days are counted in
 */
public record RunDate(LocalDate date, Instant asOf, ZoneId zone) {}
