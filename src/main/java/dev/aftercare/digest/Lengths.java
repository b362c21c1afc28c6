package dev.aftercare.digest;

/**
 * How much of a list and of a text stands on a page.
 *
 * @param rows the rows of a long list
 * @param few the rows of a list that only supports another one
 * @param title the characters of a title or an action
 * @param text the characters of a summary
 */
record Lengths(int rows, int few, int title, int text) {

    /** Everything: the HTML edition. */
    static final Lengths WHOLE = new Lengths(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 1_000);

    /** What a manager reads on paper. */
    static final Lengths PAPER = new Lengths(32, 12, 140, 420);

    /** Half as many rows. */
    Lengths halved() {
        return new Lengths(Math.max(1, rows / 2), Math.max(1, few / 2), title, text / 2);
    }
}
