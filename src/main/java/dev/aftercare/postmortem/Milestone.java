package dev.aftercare.postmortem;

/**
 * A further point in time of an incident: first user impact, first user report, mitigated, hotfix.
 *
 * @param name its name as the record writes it
 * @param at when it was
 */
public record Milestone(String name, RecordedInstant at) {}
