package dev.aftercare.postmortem;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who took part in an incident or in its meeting.
 *
 * @param name as written
 * @param role the role as written, such as "incident commander"; null where none is stated
 */
public record Participant(String name, @Nullable String role) {}
