package dev.aftercare.review;

import dev.aftercare.link.Commitment;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Postmortem;
import java.util.Comparator;
import java.util.List;

/**
 * A postmortem under review.
 *
 * @param postmortem what its team wrote
 * @param commitments its countermeasures as they stand today: what a ticket says need not be written twice
 */
record Reviewed(Postmortem postmortem, List<Commitment> commitments) {

    Reviewed {
        commitments = List.copyOf(commitments);
    }

    /** The countermeasures that are neither done nor given up, in the order of the record: a finished one leaves nothing to ask. */
    List<Commitment> waiting() {
        return commitments.stream()
                .filter(commitment -> commitment.state() != Countermeasure.State.DONE
                        && commitment.state() != Countermeasure.State.CANCELLED)
                .sorted(Comparator.comparingInt(
                        commitment -> commitment.countermeasure().line()))
                .toList();
    }
}
