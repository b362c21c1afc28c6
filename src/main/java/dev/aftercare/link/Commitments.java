package dev.aftercare.link;

import dev.aftercare.postmortem.Postmortem;
import java.util.List;

/** Every countermeasure that was ever decided on, as it stands today. */
public interface Commitments {

    /** All of them, by the id of their countermeasure. */
    List<Commitment> all();

    /** The countermeasures of a postmortem as it says itself, without any ticket. */
    static List<Commitment> asWritten(Postmortem postmortem) {
        return postmortem.countermeasures().stream()
                .map(countermeasure ->
                        CommitmentRules.of(postmortem, countermeasure, List.of(), countermeasure.tickets()))
                .toList();
    }
}
