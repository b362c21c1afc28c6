package dev.aftercare.tracker;

import dev.aftercare.ticket.TicketKey;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who is asked for a reference. GitHub and GitLab both have an {@code org/repo#12}, and two Jiras both an {@code OPS-1}; the first
 * of these that holds decides:
 *
 * <ol>
 *   <li>the host of the address that the postmortem gives. A number at a host that is none of ours is asked of nobody; a Jira
 *       keeps its keys when its address changes, so its keys are asked of every Jira then;
 *   <li>the one tracker that has the repository or project in its configuration;
 *   <li>the tracker that is configured as the preferred one;
 *   <li>else all whose keys look like it: what one of them does not know is then no finding if another has it.
 * </ol>
 */
final class Addressees {

    private final List<Tracker> trackers;
    private final Set<String> preferred;

    /**
     * Knows all trackers.
     *
     * @param preferred the names of those that are asked for references that nothing else settles
     */
    Addressees(List<Tracker> trackers, Set<String> preferred) {
        this.trackers = List.copyOf(trackers);
        this.preferred = Set.copyOf(preferred);
    }

    /** The trackers that are asked for a reference; none where it lies elsewhere. */
    List<Tracker> of(TicketKey reference) {
        List<Tracker> able =
                trackers.stream().filter(tracker -> tracker.mayHold(reference)).toList();
        String host = reference.host();
        if (host != null) {
            List<Tracker> there = only(able, tracker -> tracker.isAt(host));
            return there.isEmpty() && isNumber(reference) ? List.of() : there.isEmpty() ? able : there;
        }
        List<Tracker> configured = only(able, tracker -> tracker.isConfiguredFor(reference));
        if (configured.size() == 1) {
            return configured;
        }
        List<Tracker> first = only(able, tracker -> preferred.contains(tracker.name()));
        return first.isEmpty() ? able : first;
    }

    private static boolean isNumber(TicketKey reference) {
        return reference.value().indexOf('#') >= 0 || reference.value().indexOf('!') >= 0;
    }

    private static List<Tracker> only(List<Tracker> trackers, Predicate<Tracker> which) {
        return trackers.stream().filter(which).toList();
    }
}
