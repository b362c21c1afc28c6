package dev.aftercare.postmortem;

/** Hears how far long work has come. Whoever watches a terminal shows it; nobody needs to listen. */
@FunctionalInterface
public interface Progress {

    /**
     * Tells how far a piece of work has come; the same words belong to the same piece.
     *
     * @param what what is done, in a few words
     * @param done how much of it is done
     * @param total how much there is; 0 where that is not known
     */
    void step(String what, long done, long total);

    /** Tells nobody. */
    static Progress silent() {
        return (what, done, total) -> {};
    }
}
