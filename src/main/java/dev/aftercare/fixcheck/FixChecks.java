package dev.aftercare.fixcheck;

import java.util.List;

/** Whether our fixes hold, as the last night worked it out. */
public interface FixChecks {

    /** Every check, by countermeasure. */
    List<FixCheck> all();
}
