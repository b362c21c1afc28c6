package dev.aftercare.fixcheck;

/** From which likeness on two texts mean something; chosen on a labelled set, see {@code LikenessTests}. */
final class Likeness {

    /** Pairs that are less alike are not kept. */
    static final double KEPT = 0.24;

    /** From here on two incidents are suspected to be of one family. */
    static final double INCIDENTS = 0.42;

    /** From here on they are, where something else speaks for it: a link, or the same system with the same tags. */
    static final double INCIDENTS_WITH_HINT = 0.25;

    /** From here on two countermeasures are the same thing proposed again. */
    static final double COUNTERMEASURES = 0.62;

    private Likeness() {}
}
