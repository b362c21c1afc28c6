package dev.aftercare.ticket;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which labels mark a ticket as one that came out of a postmortem (000: {@code Post-Mortem}), tracker by tracker. */
public final class PostmortemLabels {

    private final Map<String, Set<String>> byTracker;

    /**
     * Knows the labels of each tracker.
     *
     * @param byTracker the labels by the configured name of the tracker; compared without case
     */
    public PostmortemLabels(Map<String, ? extends Collection<String>> byTracker) {
        this.byTracker = byTracker.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .map(PostmortemLabels::folded)
                                .collect(Collectors.toSet())));
    }

    /** Says whether a ticket carries one of its tracker's labels. */
    public boolean areOn(Ticket ticket) {
        Set<String> labels = byTracker.getOrDefault(ticket.tracker(), Set.of());
        return ticket.labels().stream().map(PostmortemLabels::folded).anyMatch(labels::contains);
    }

    private static String folded(String label) {
        return label.strip().toLowerCase(Locale.ROOT);
    }
}
