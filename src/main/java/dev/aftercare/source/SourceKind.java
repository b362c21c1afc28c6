package dev.aftercare.source;

import java.util.Optional;

/** A kind of source: a folder, a git repository. Each is a bean, so that the next kind needs no change elsewhere. */
public interface SourceKind {

    /** The source that these settings describe; empty where they describe one of another kind. */
    Optional<PostmortemSource> open(SourceSettings settings);
}
