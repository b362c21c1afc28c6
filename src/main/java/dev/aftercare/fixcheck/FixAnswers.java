package dev.aftercare.fixcheck;

import java.time.LocalDate;
import java.util.List;

/** What people answer: whether a fix holds, and whether two incidents are of one family. It counts from the next night on. */
public interface FixAnswers {

    /** Whether a fix holds. */
    enum Answer {
        /** It still does what it was for. */
        HOLDS,
        /** It does not. */
        BROKEN
    }

    /**
     * Keeps a confirmation.
     *
     * @param key the id of a countermeasure, the end of it, or the key of its ticket
     * @param note why, in their words; empty where there is none
     * @return the description of each countermeasure that it was kept for
     * @throws UnknownRecord where the key names none, or more than a ticket's
     */
    List<String> confirm(String key, Answer answer, LocalDate day, String note);

    /**
     * Keeps that two incidents are of one family.
     *
     * @param one the id of a postmortem, or the end of it
     * @param other likewise
     * @throws UnknownRecord where one of them is not known
     */
    void confirmRecurrence(String one, String other, LocalDate day, String note);

    /** Keeps that two incidents are not of one family; see {@link #confirmRecurrence}. */
    void rejectRecurrence(String one, String other, LocalDate day, String note);

    /**
     * All that is known of an action: its result, what it rests on, and how it came to be.
     *
     * @param key as for {@link #confirm}
     * @throws UnknownRecord where the key names none, or more than a ticket's
     */
    List<FixStory> tell(String key);

    /** What the last night found of families, the most alike first. */
    List<Recurrence> recurrences();
}
