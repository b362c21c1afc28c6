package dev.aftercare.readingclub;

/** The reading club cannot feature what was asked for. The message says why, for a person. */
public final class NotFeaturable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotFeaturable(String message) {
        super(message);
    }
}
