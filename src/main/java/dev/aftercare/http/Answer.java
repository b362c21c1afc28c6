package dev.aftercare.http;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a server answers. Where it gives no answer, there is {@link ServerUnavailable} instead: never an empty one. */
public sealed interface Answer {

    /**
     * What was asked for.
     *
     * @param address where it came from
     * @param json the body; a missing node where the server sent none (status 204)
     * @param headers the answer's headers
     */
    record Found(URI address, JsonNode json, HttpHeaders headers) implements Answer {

        /** The mark of this state of the answer, to ask later whether it changed. */
        public Optional<String> etag() {
            return headers.firstValue("ETag");
        }

        /** What a header says; empty where it is not there. */
        public Optional<String> header(String name) {
            return headers.firstValue(name);
        }

        /** The address that a {@code Link} header gives for a relation, such as {@code next}. */
        public Optional<String> link(String relation) {
            return LinkHeader.find(headers.allValues("Link"), relation);
        }
    }

    /** Nothing changed since the mark that was sent along. */
    record NotModified() implements Answer {}

    /**
     * The server understood and says no.
     *
     * @param reason why
     * @param status the HTTP status
     * @param sentence which address, what, what to do; holds no secret
     */
    record Refused(Reason reason, int status, String sentence) implements Answer {}

    /** Why a server says no. */
    enum Reason {
        /** It does not know us (401). */
        UNKNOWN_USER,
        /** It knows us, and we may not (403). */
        FORBIDDEN,
        /** It has no such thing, or does not let us know of it (404). */
        NOT_FOUND,
        /** It had such a thing once (410). */
        GONE,
        /** It does not understand the question (any other 4xx). */
        BAD_QUESTION
    }
}
