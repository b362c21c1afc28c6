package dev.aftercare.link;

import dev.aftercare.ticket.Ticket;
import java.util.List;

/** Where postmortems and tickets do not meet, so that people can tie them together. */
public interface LooseEnds {

    /** The references that have no ticket, by countermeasure and reference. */
    List<Unanswered> unanswered();

    /** Tickets that may stand for countermeasures which name none, by countermeasure, the same titles first. */
    List<Suggestion> suggestions();

    /** Tickets with a postmortem label that no postmortem names: those that still wait first, then the newest. */
    List<Ticket> unnamed();
}
