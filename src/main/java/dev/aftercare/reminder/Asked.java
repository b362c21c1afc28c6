package dev.aftercare.reminder;

import dev.aftercare.fixcheck.Revisits;
import java.util.List;

/**
 * What somebody is asked who answers for postmortems.
 *
 * @param questions what records leave out
 * @param revisits fixes to look at again
 * @param halted postmortems that have stopped on their way
 */
record Asked(List<Question> questions, List<Revisits.Due> revisits, List<Halted> halted) {

    static final Asked NOTHING = new Asked(List.of(), List.of(), List.of());

    Asked {
        questions = List.copyOf(questions);
        revisits = List.copyOf(revisits);
        halted = List.copyOf(halted);
    }
}
