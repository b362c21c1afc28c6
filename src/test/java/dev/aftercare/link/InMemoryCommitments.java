package dev.aftercare.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Commitments that a test hands to a step. */
public final class InMemoryCommitments implements Commitments {

    private final List<Commitment> known = new ArrayList<>();

    /** Knows these and no others from now on. */
    public void knowOnly(Commitment... commitments) {
        known.clear();
        known.addAll(List.of(commitments));
    }

    @Override
    public List<Commitment> all() {
        return known.stream()
                .sorted(Comparator.comparing(
                        commitment -> commitment.countermeasure().id()))
                .toList();
    }
}
