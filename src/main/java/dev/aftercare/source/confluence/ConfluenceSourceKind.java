package dev.aftercare.source.confluence;

import dev.aftercare.http.PoliteClients;
import dev.aftercare.source.PostmortemSource;
import dev.aftercare.source.SourceKind;
import dev.aftercare.source.SourceSettings;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Opens the sources that are pages of a Confluence. */
@Component
class ConfluenceSourceKind implements SourceKind {

    private final PoliteClients clients;

    ConfluenceSourceKind(PoliteClients clients) {
        this.clients = clients;
    }

    @Override
    public Optional<PostmortemSource> open(SourceSettings settings) {
        return Optional.ofNullable(settings.confluence()).map(confluence -> new ConfluenceSource(confluence, clients));
    }
}
