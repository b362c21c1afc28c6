package dev.aftercare.http;

import java.util.List;
import java.util.Optional;

/** Reads {@code Link} headers (RFC 8288): {@code <https://…?page=2>; rel="next", <…>; rel="last"}. */
final class LinkHeader {

    private LinkHeader() {}

    static Optional<String> find(List<String> headers, String relation) {
        for (String header : headers) {
            int at = header.indexOf('<');
            while (at >= 0) {
                int end = header.indexOf('>', at);
                if (end < 0) {
                    break;
                }
                int next = header.indexOf('<', end);
                String parameters = header.substring(end + 1, next < 0 ? header.length() : next);
                if (isRelation(parameters, relation)) {
                    return Optional.of(header.substring(at + 1, end));
                }
                at = next;
            }
        }
        return Optional.empty();
    }

    private static boolean isRelation(String parameters, String relation) {
        for (String parameter : parameters.split("[;,]", -1)) {
            String plain = parameter.strip().replace("\"", "");
            if (plain.regionMatches(true, 0, "rel=", 0, 4)
                    && List.of(plain.substring(4).split(" ", -1)).contains(relation)) {
                return true;
            }
        }
        return false;
    }
}
