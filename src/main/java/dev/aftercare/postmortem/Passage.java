package dev.aftercare.postmortem;

/**
 * A piece of the running text of a postmortem, as its author wrote it: a paragraph, an item of a list, a cell of a table.
 * Quotations and blocks of code are none.
 *
 * @param kind what it is about
 * @param line the line that it begins in, counted from 1; 0 where no line is known, or for the whole record
 * @param text what it says, without markup; words of code stand between backticks, and a line break of the record is one here
 */
public record Passage(Kind kind, int line, String text) {

    /** What a passage is about. */
    public enum Kind {
        /** What it was, in short or at more length. */
        SUMMARY,
        /** What it did to users. */
        IMPACT,
        /** Why it happened. */
        CAUSE,
        /** What happened when. */
        TIMELINE,
        /** A text for people outside, such as a message to customers. */
        EXTERNAL,
        /** Anything else that tells the story: how it was noticed and ended, what was learned. */
        STORY,
        /** An answer to a question of the form that asks what could have been. */
        ANSWER,
        /** The first line of a pasted stack trace. */
        TRACE,
        /** The name of a review rule that the author allows for this line; line 0 stands for the whole record. */
        ALLOWED
    }
}
