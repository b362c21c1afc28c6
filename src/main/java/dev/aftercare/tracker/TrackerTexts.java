package dev.aftercare.tracker;

import dev.aftercare.ticket.TicketSelection;
import dev.aftercare.ticket.TicketTexts;
import dev.aftercare.ticket.TicketsUnavailable;
import dev.aftercare.ticket.WrittenTickets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Hands over the texts of tickets to whoever reads postmortems, and knows nothing about those. */
@Component
class TrackerTexts implements TicketTexts {

    private final List<TrackerSettings> settings;
    private final List<TrackerKind> kinds;

    TrackerTexts(List<TrackerSettings> settings, List<TrackerKind> kinds) {
        this.settings = settings;
        this.kinds = kinds;
    }

    @Override
    public Optional<WrittenTickets> of(String tracker, TicketSelection selection) throws TicketsUnavailable {
        for (TrackerSettings each : settings) {
            if (each.name().equals(tracker)) {
                try {
                    return TrackerKind.open(each, kinds).written(selection);
                } catch (TrackerRefused refused) {
                    throw new TicketsUnavailable(String.valueOf(refused.getMessage()), refused);
                }
            }
        }
        return Optional.empty();
    }
}
