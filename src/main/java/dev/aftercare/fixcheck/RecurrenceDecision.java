package dev.aftercare.fixcheck;

import java.time.LocalDate;

/**
 * A person's word on whether two incidents are of one family.
 *
 * @param one the lesser id
 * @param other the greater id
 * @param same whether they are
 * @param decidedOn the day of the decision
 * @param note why; empty where nobody says
 */
record RecurrenceDecision(String one, String other, boolean same, LocalDate decidedOn, String note) {

    static RecurrenceDecision of(String a, String b, boolean same, LocalDate decidedOn, String note) {
        boolean inOrder = a.compareTo(b) < 0;
        return new RecurrenceDecision(inOrder ? a : b, inOrder ? b : a, same, decidedOn, note);
    }
}
