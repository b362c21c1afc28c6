package dev.aftercare.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Says to a server who we are. It never shows its secret: not as text, not in an exception. */
public final class Credentials {

    private static final String HIDDEN = "(secret)";

    private final String kind;

    private final String header;

    private final String value;

    /** What must never be seen. */
    private final List<String> secrets;

    private Credentials(String kind, String header, String value, List<String> secrets) {
        if (!value.chars().allMatch(letter -> letter >= ' ' && letter < 127)) {
            throw new IllegalArgumentException(
                    "the token holds a character that no token has (a line end, an accent); copy it again");
        }
        this.kind = kind;
        this.header = header;
        this.value = value;
        this.secrets = secrets;
    }

    /** Nobody in particular: only what is open to everybody can be read. */
    public static Credentials none() {
        return new Credentials("none", "", "", List.of());
    }

    /** A user (an e-mail address for Atlassian's cloud) with a token or password. */
    public static Credentials basic(String user, String token) {
        String secret = token.strip();
        byte[] both = (user.strip() + ":" + secret).getBytes(StandardCharsets.UTF_8);
        String encoded = Base64.getEncoder().encodeToString(both);
        return new Credentials("basic", "Authorization", "Basic " + encoded, List.of(secret, encoded));
    }

    /** A personal access token. */
    public static Credentials bearer(String token) {
        String secret = token.strip();
        return new Credentials("bearer", "Authorization", "Bearer " + secret, List.of(secret));
    }

    /** A token in a header of its own, such as {@code PRIVATE-TOKEN}. */
    public static Credentials inHeader(String header, String token) {
        String secret = token.strip();
        return new Credentials("header " + header, header, secret, List.of(secret));
    }

    /** Says whether there are none. */
    public boolean isNone() {
        return header.isEmpty();
    }

    String header() {
        return header;
    }

    String value() {
        return value;
    }

    /** The same text without the secret: a server may send back what it was sent. */
    String hiddenIn(String text) {
        String hidden = text;
        for (String secret : secrets) {
            hidden = secret.isEmpty() ? hidden : hidden.replace(secret, HIDDEN);
        }
        return hidden;
    }

    @Override
    public String toString() {
        return "Credentials[" + kind + "]";
    }
}
