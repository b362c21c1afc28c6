package dev.aftercare.tracker;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.ticket.Ticket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was understood of a raw ticket.
 *
 * @param ticket the ticket; null where so little could be understood that what was known before is better
 * @param diagnostics what could not be understood
 */
public record Reading(@Nullable Ticket ticket, List<Diagnostic> diagnostics) {

    public Reading {
        diagnostics = List.copyOf(diagnostics);
    }
}
