package dev.aftercare.source;

import dev.aftercare.source.reading.DocumentReader;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The sources that are configured. */
@Component
public class Sources {

    private final List<Source> all;

    /**
     * A source with its settings.
     *
     * @param settings how it is configured
     * @param reading how its documents are fetched
     * @param reader understands its documents
     */
    public record Source(SourceSettings settings, PostmortemSource reading, DocumentReader reader) {

        /** Its configured name. */
        public String name() {
            return settings.name();
        }
    }

    Sources(List<SourceSettings> settings, List<SourceKind> kinds) {
        this.all = settings.stream().map(one -> open(one, kinds)).toList();
    }

    /** All of them, in the order of the configuration. */
    public List<Source> all() {
        return all;
    }

    private static Source open(SourceSettings settings, List<SourceKind> kinds) {
        return kinds.stream()
                .map(kind -> kind.open(settings))
                .flatMap(Optional::stream)
                .findFirst()
                .map(reading -> new Source(settings, reading, reading.reader(settings.defaults())))
                .orElseThrow(() -> new IllegalArgumentException(
                        "the source \"%s\" is of no kind that can be read".formatted(settings.name())));
    }
}
