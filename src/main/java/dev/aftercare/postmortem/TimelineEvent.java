package dev.aftercare.postmortem;

/**
 * One row of an incident's timeline.
 *
 * @param at when it happened
 * @param text what happened, as plain text
 */
public record TimelineEvent(RecordedInstant at, String text) {}
