package dev.aftercare.postmortem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Postmortems that a test hands to a step: what stands in the list is what is known. */
public final class InMemoryPostmortems implements Postmortems {

    private final List<Postmortem> known = new ArrayList<>();

    /** Knows these and no others from now on. */
    public void knowOnly(Postmortem... postmortems) {
        known.clear();
        known.addAll(List.of(postmortems));
    }

    @Override
    public List<Postmortem> all() {
        return known.stream().sorted(Comparator.comparing(Postmortem::id)).toList();
    }

    @Override
    public void save(String source, String path, List<Postmortem> postmortems) {
        throw new UnsupportedOperationException("the working-out rooms only read postmortems");
    }

    @Override
    public void rename(String source, String oldPath, String newPath) {
        throw new UnsupportedOperationException("the working-out rooms only read postmortems");
    }

    @Override
    public void withdraw(String source, Collection<String> paths) {
        throw new UnsupportedOperationException("the working-out rooms only read postmortems");
    }
}
