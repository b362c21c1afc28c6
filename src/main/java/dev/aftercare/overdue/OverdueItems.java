package dev.aftercare.overdue;

import java.util.List;

/** What is late, as the last night worked it out. */
public interface OverdueItems {

    /** Every countermeasure whose due day, set by a person, is over; the longest overdue first, then by id. */
    List<OverdueItem> all();

    /** Every countermeasure that is past the target of the policy; the longest past it first, then by id. */
    default List<OverdueItem> pastTarget() {
        return List.of();
    }
}
