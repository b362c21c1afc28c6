package dev.aftercare.source.ticket;

import dev.aftercare.source.PostmortemSource;
import dev.aftercare.source.SourceKind;
import dev.aftercare.source.SourceSettings;
import dev.aftercare.ticket.TicketTexts;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Opens the sources that are tickets of a tracker. */
@Component
class TicketSourceKind implements SourceKind {

    private final ObjectProvider<TicketTexts> texts;

    TicketSourceKind(ObjectProvider<TicketTexts> texts) {
        this.texts = texts;
    }

    @Override
    public Optional<PostmortemSource> open(SourceSettings settings) {
        return Optional.ofNullable(settings.ticket())
                .map(ticket -> new TicketSource(
                        settings.name(), ticket, texts.getIfAvailable(() -> (tracker, selection) -> Optional.empty())));
    }
}
