package dev.aftercare.postmortem;

import java.time.LocalDate;

/**
 * What a postmortem says, in its section "Revisits", of its fixes on a later day.
 *
 * @param day the day that it speaks of
 * @param holds whether it says that they still hold
 * @param words its words as written, without the day
 * @param line the line that says so, counted from 1
 */
public record RevisitNote(LocalDate day, boolean holds, String words, int line) {}
