package dev.aftercare.postmortem;

import java.util.ArrayList;
import java.util.List;

/** Corrections that a test hands to a step. */
public final class InMemoryAppliedCorrections implements AppliedCorrections {

    private final List<AppliedCorrection> known = new ArrayList<>();

    @Override
    public void replaceAll(List<OfFile> files) {
        throw new UnsupportedOperationException("the working-out rooms only read corrections");
    }

    @Override
    public void replaceRelations(List<AppliedCorrection> relations) {
        known.clear();
        known.addAll(relations);
    }

    @Override
    public void forgetGone() {
        throw new UnsupportedOperationException("the working-out rooms only read corrections");
    }

    @Override
    public List<AppliedCorrection> all() {
        return List.copyOf(known);
    }
}
