package dev.aftercare.fixcheck;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Whether our fixes hold, as the last night worked it out. */
public interface FixChecks {

    /** Every check, by countermeasure. */
    List<FixCheck> all();

    /** The results that changed from one day to another, both included, in time. */
    default List<FixChange> changes(LocalDate from, LocalDate to) {
        return List.of();
    }

    /** The family of each postmortem that has one: the least id among its members. */
    default Map<String, String> families() {
        return Map.of();
    }

    /** Which incidents are of one family, are suspected to be, or are said not to be. */
    default List<Recurrence> recurrences() {
        return List.of();
    }

    /** Countermeasures that were decided on before in another postmortem, the most alike first. */
    default List<RepeatedAction> repeated() {
        return List.of();
    }
}
