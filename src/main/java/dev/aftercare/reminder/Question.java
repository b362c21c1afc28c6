package dev.aftercare.reminder;

import dev.aftercare.link.Commitment;
import dev.aftercare.overdue.Deadline;
import dev.aftercare.postmortem.Countermeasure;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the record of an action leaves out.
 *
 * @param commitment the action
 * @param missing what is left out, in the order of the words
 */
record Question(Commitment commitment, Set<Gap> missing) {

    /** Something that an action needs. */
    enum Gap {
        /** Who carries it. */
        OWNER,
        /** By when. */
        DATE,
        /** How urgent it is. */
        PRIORITY,
        /** A ticket that a tracker knows. */
        TICKET,
        /** Whether it is done. */
        STATE
    }

    String id() {
        return commitment.countermeasure().id();
    }

    /** What is to be asked about an action; empty where it is finished or says everything. */
    static Optional<Question> about(Commitment commitment, Optional<Deadline> deadline) {
        Countermeasure.State state = commitment.state();
        if (state == Countermeasure.State.DONE || state == Countermeasure.State.CANCELLED) {
            return Optional.empty();
        }
        Set<Gap> missing = EnumSet.noneOf(Gap.class);
        if (commitment.owner() == null) {
            missing.add(Gap.OWNER);
        }
        if (deadline.isEmpty()) {
            missing.add(Gap.DATE);
        }
        if (commitment.priority() == null) {
            missing.add(Gap.PRIORITY);
        }
        if (commitment.tickets().isEmpty()) {
            missing.add(Gap.TICKET);
        }
        if (state == Countermeasure.State.UNKNOWN) {
            missing.add(Gap.STATE);
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of(new Question(commitment, missing));
    }
}
