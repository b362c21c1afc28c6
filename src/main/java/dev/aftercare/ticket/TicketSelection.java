package dev.aftercare.ticket;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets of a tracker are postmortems: those that meet all that is given.
 *
 * @param projects the projects or repositories to look in; empty for those of the tracker
 * @param labels the labels, of which a ticket has at least one; empty for any
 * @param types the types, of which a ticket has one, such as {@code incident}; empty for any
 * @param query what else has to hold, in the tracker's own words; null for nothing
 * @param fields what is asked for of each ticket: the tracker's name of a field, by ours
 */
public record TicketSelection(
        List<String> projects,
        List<String> labels,
        List<String> types,
        @Nullable String query,
        SortedMap<String, String> fields) {

    public TicketSelection {
        projects = List.copyOf(projects);
        labels = List.copyOf(labels);
        types = List.copyOf(types);
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }
}
