package dev.aftercare.source;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Opens the sources that are folders. */
@Component
class FolderSourceKind implements SourceKind {

    @Override
    public Optional<PostmortemSource> open(SourceSettings settings) {
        return Optional.ofNullable(settings.folder()).map(folder -> new FolderSource(settings, folder));
    }
}
