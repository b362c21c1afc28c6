package dev.aftercare.fixcheck;

import java.time.LocalDate;

/**
 * A night that gave another result than the nights before.
 *
 * @param countermeasureId the countermeasure
 * @param runDate the run date
 * @param result the new result
 * @param reason its evidence in one English sentence
 */
public record FixChange(String countermeasureId, LocalDate runDate, FixResult result, String reason) {}
