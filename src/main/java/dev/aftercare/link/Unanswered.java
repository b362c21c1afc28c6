package dev.aftercare.link;

import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.ticket.Absence;
import dev.aftercare.ticket.TicketKey;
import org.jspecify.annotations.Nullable;

/**
 * A reference that has no ticket. That is neither open nor done.
 *
 * @param postmortem the postmortem that names it
 * @param countermeasure its countermeasure
 * @param reference the key as the postmortem names it
 * @param absence what a tracker said; null where none was there to be asked
 */
public record Unanswered(
        Postmortem postmortem,
        Countermeasure countermeasure,
        TicketKey reference,
        @Nullable Absence absence) {}
