package dev.aftercare.http;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds in the body of a refusal what the server says about it, in the shapes that trackers and wikis use. */
final class Complaint {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int LONGEST = 200;

    /** Where the sentence stands: Jira, Confluence v2, GitHub and GitLab, OAuth. */
    private static final List<String> PLACES = List.of(
            "/errorMessages/0",
            "/errors/0/title",
            "/errors/0/detail",
            "/errors/0/message",
            "/message",
            "/error_description",
            "/error");

    private Complaint() {}

    /** What the server says; empty where it says nothing that can be shown. */
    static String of(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            for (String place : PLACES) {
                JsonNode said = json.at(place);
                if (said.isString() && !said.stringValue().isBlank()) {
                    String line = said.stringValue().strip().replaceAll("\\s+", " ");
                    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
                }
            }
        } catch (JacksonException noJson) {
            // then it says nothing that we understand
        }
        return "";
    }
}
