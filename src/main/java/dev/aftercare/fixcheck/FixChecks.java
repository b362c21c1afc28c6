package dev.aftercare.fixcheck;

import java.time.LocalDate;
import java.util.List;

/** Whether our fixes hold, as the last night worked it out. */
public interface FixChecks {

    /** Every check, by countermeasure. */
    List<FixCheck> all();

    /** The results that changed from one day to another, both included, in time. */
    default List<FixChange> changes(LocalDate from, LocalDate to) {
        return List.of();
    }
}
