package dev.aftercare.tracker.gitlab;

import dev.aftercare.http.Address;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is asked for besides the labels, as parameters of GitLab's list of issues: {@code milestone=Postmortems&issue_type=incident}.
 *
 * @param parameters names and values, in order
 */
record Query(List<Map.Entry<String, String>> parameters) {

    /** What we say ourselves. A list of open issues only would never tell that one was closed. */
    private static final Set<String> OURS = Set.of(
            "page",
            "per_page",
            "pagination",
            "cursor",
            "order_by",
            "sort",
            "state",
            "updated_after",
            "updated_before",
            "scope",
            "private_token",
            "access_token");

    Query {
        parameters = List.copyOf(parameters);
    }

    /**
     * A query as it is configured.
     *
     * @throws IllegalArgumentException if it cannot be asked; the message says what to write
     */
    static Query of(String written) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        String plain = written.strip();
        for (String part : (plain.startsWith("?") ? plain.substring(1) : plain).split("&", -1)) {
            int at = part.indexOf('=');
            String name = at < 0 ? "" : part.substring(0, at).strip();
            if (!name.matches("[a-z_]+(\\[[a-z_]*])?")) {
                throw new IllegalArgumentException(
                        "the query of a GitLab is made of parameters of its list of issues, such as \"milestone=Postmortems&issue_type=incident\"; \"%s\" is none"
                                .formatted(part));
            }
            if (OURS.contains(name)) {
                throw new IllegalArgumentException(
                        "the query cannot hold \"%s\", which Aftercare says itself; leave it out".formatted(name));
            }
            parameters.add(Map.entry(name, decoded(part.substring(at + 1))));
        }
        return new Query(parameters);
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException plainPercent) {
            return value;
        }
    }

    /** An address with these parameters. */
    Address on(Address address) {
        Address asked = address;
        for (Map.Entry<String, String> parameter : parameters) {
            asked = asked.with(parameter.getKey(), parameter.getValue());
        }
        return asked;
    }
}
