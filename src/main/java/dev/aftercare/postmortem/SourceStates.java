package dev.aftercare.postmortem;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is remembered about each source and tracker between two nights. */
public interface SourceStates {

    /** What is remembered about a source; empty where it was never tried. */
    Optional<SourceState> find(String name);

    /** What is remembered about every source, by name. */
    List<SourceState> all();

    /** Remembers a good reading. */
    void succeeded(String name, @Nullable String bookmark, String fingerprint, Instant began);

    /** Remembers a reading that failed, and why; the bookmark of the last good one stays. */
    void failed(String name, String failure, Instant began);

    /** Forgets a source that is no longer configured. */
    void forget(String name);
}
