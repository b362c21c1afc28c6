package dev.aftercare.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The address of a question: a path with its parameters.
 *
 * @param text relative to the client's base, or from the root of the server where it begins with a slash
 */
public record Address(String text) {

    /** A path without parameters. */
    public static Address of(String path) {
        return new Address(path);
    }

    /** The same address with one more parameter, which is encoded here. */
    public Address with(String name, Object value) {
        return new Address(
                text + (text.indexOf('?') < 0 ? "?" : "&") + encoded(name) + "=" + encoded(value.toString()));
    }

    /** A piece of a path or a parameter, encoded. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
