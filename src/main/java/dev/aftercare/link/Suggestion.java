package dev.aftercare.link;

import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.ticket.Ticket;

/**
 * A ticket that may stand for a countermeasure which names none, because their titles are alike. Nobody said so: it changes no
 * state, no owner and no date until the postmortem names it.
 *
 * @param postmortem the postmortem that decided on the countermeasure
 * @param countermeasure the countermeasure
 * @param ticket the ticket
 * @param sameTitle whether the titles are the same but for case, accents and punctuation, and not only near
 */
public record Suggestion(Postmortem postmortem, Countermeasure countermeasure, Ticket ticket, boolean sameTitle) {}
