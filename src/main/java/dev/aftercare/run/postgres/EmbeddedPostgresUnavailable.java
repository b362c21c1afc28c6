package dev.aftercare.run.postgres;

/**
 * Thrown when the embedded PostgreSQL cannot be used here. The message is one sentence for the person who runs Aftercare:
 * what happened, to which folder or platform, and what to do.
 */
public final class EmbeddedPostgresUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What a person can always do instead. */
    static final String USE_YOUR_OWN = "set spring.datasource.url to your own PostgreSQL (15 or later)";

    EmbeddedPostgresUnavailable(String message) {
        super(message);
    }

    EmbeddedPostgresUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
