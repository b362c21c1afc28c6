package dev.aftercare.tracker;

import dev.aftercare.ticket.TicketKey;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which tickets are asked for by their keys, beside those that a tracker's labels and query find.
 *
 * @param references the keys that postmortems name and that may be tickets of this tracker
 * @param known those keys whose tickets this tracker brought home before: only what changed of them is of interest
 */
public record Wanted(Set<TicketKey> references, Set<TicketKey> known) {

    private static final Wanted NOTHING = new Wanted(Set.of(), Set.of());

    public Wanted {
        references = Set.copyOf(references);
        known = Set.copyOf(known);
    }

    /** No key in particular. */
    public static Wanted nothing() {
        return NOTHING;
    }

    /** Those of the references that one tracker is asked for. */
    Wanted only(Predicate<TicketKey> asked) {
        return new Wanted(references.stream().filter(asked).collect(Collectors.toSet()), known);
    }
}
