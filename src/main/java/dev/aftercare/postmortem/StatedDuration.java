package dev.aftercare.postmortem;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A duration that a record states in words ("Time to detection: 54 minutes").
 *
 * @param name what it measures, as the record writes it
 * @param value the duration; null where the words are no duration ({@code ?}, {@code N/A})
 * @param raw the words
 * @param line the line that states it, counted from 1
 */
public record StatedDuration(String name, @Nullable Duration value, String raw, int line) {}
