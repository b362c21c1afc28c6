package dev.aftercare.source;

import org.jspecify.annotations.Nullable;

/**
 * A source as a whole cannot be read now: its records stay as they are, and are stale. The message is one sentence for a
 * person (what, which one, what to do) and holds no secret.
 */
public final class SourceUnavailable extends Exception {

    private static final long serialVersionUID = 1;

    public SourceUnavailable(String message) {
        this(message, null);
    }

    public SourceUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
