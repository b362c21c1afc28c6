package dev.aftercare.http;

import org.jspecify.annotations.Nullable;

/**
 * A server could not be asked, or gave no answer that can be used: nothing is known, and nothing may be concluded. The message is
 * one sentence for a person (which address, what, what to do) and holds no secret.
 */
public final class ServerUnavailable extends Exception {

    private static final long serialVersionUID = 1;

    private final boolean webPage;

    public ServerUnavailable(String message) {
        this(message, null);
    }

    public ServerUnavailable(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    ServerUnavailable(String message, @Nullable Throwable cause, boolean webPage) {
        super(message, cause);
        this.webPage = webPage;
    }

    /** Says whether there was an answer, but a web page instead of JSON: a login page, or an address that is none. */
    public boolean isWebPage() {
        return webPage;
    }
}
