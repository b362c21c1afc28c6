package dev.aftercare.overdue;

import java.util.List;

/** What is late, as the last night worked it out. */
public interface OverdueItems {

    /** Every late countermeasure, the longest overdue first, then by id. */
    List<OverdueItem> all();
}
