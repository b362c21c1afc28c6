package dev.aftercare.fixcheck;

import java.time.LocalDate;

/**
 * Whether one countermeasure still holds.
 *
 * @param countermeasureId the countermeasure
 * @param result the answer
 * @param reason the evidence in one sentence
 * @param since the run date that first gave this result
 */
public record FixCheck(String countermeasureId, FixResult result, String reason, LocalDate since) {}
