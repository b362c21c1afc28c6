package dev.aftercare.trend;

/** What a test found. It speaks of the numbers, never of people. */
public enum Verdict {
    /** There are too few values to test anything. */
    TOO_FEW,
    /** All values are the same, or there is nothing but zeros: a test has nothing to hold on to. */
    NO_SPREAD,
    /** The test finds no change; a smaller one than it could have found may be there. */
    NO_CHANGE,
    /** Longer, or more. */
    MORE,
    /** Shorter, or fewer. */
    LESS;

    /** Where the test found something, which way. */
    static Verdict of(double ratio) {
        return ratio > 1 ? MORE : LESS;
    }
}
