package dev.aftercare.trend;

import java.time.Duration;
import java.time.LocalDate;

/**
 * One measured incident, without its name: restricted ones are among them.
 *
 * @param measure what was measured
 * @param day the day that the incident counts at
 * @param value what came out
 * @param state recorded or approximate
 */
public record IncidentDot(Measure measure, LocalDate day, Duration value, IncidentMetric.State state) {}
