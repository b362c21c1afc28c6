package dev.aftercare.fixcheck;

import java.util.List;

/**
 * Two postmortems that tell of incidents of one family, are suspected to, or are said not to.
 *
 * @param one the lesser id
 * @param other the greater id
 * @param state how sure it is
 * @param ground what it rests on
 * @param score how alike their texts are, from 0 to 1; 0 where they are hardly alike
 * @param words the words that make them alike, the most telling first
 * @param note what a person or the postmortem says about it; empty where nobody does
 */
public record Recurrence(
        String one, String other, State state, Ground ground, double score, List<String> words, String note) {

    public Recurrence {
        words = List.copyOf(words);
    }

    /** How sure it is. */
    public enum State {
        /** A person or a postmortem says so. */
        CONFIRMED,
        /** It looks so, and nobody has said so. */
        SUSPECTED,
        /** A person or a postmortem says that it is not so. */
        REJECTED
    }

    /** What it rests on. */
    public enum Ground {
        /** A person's decision, by command or in the corrections file. */
        PERSON,
        /** One postmortem names the other. */
        LINK,
        /** Both name the same ticket. */
        TICKET,
        /** The same system and the same tags, and texts that are somewhat alike. */
        TRAITS,
        /** Their texts are alike. */
        LIKENESS
    }

    /** Says whether a postmortem is one of the two. */
    public boolean names(String postmortemId) {
        return one.equals(postmortemId) || other.equals(postmortemId);
    }

    /** The other one of the two. */
    public String beside(String postmortemId) {
        return one.equals(postmortemId) ? other : one;
    }
}
