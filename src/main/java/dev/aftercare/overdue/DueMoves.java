package dev.aftercare.overdue;

import java.time.LocalDate;
import java.util.Map;

/** How often people moved the due days of actions, as the nights have seen it. */
public interface DueMoves {

    /** The moves of each countermeasure whose due day was moved at least once, by its id. */
    Map<String, Moves> all();

    /**
     * The moves of one due day.
     *
     * @param times how often, 1 at least
     * @param last the run date that first saw the last one
     */
    record Moves(int times, LocalDate last) {}
}
