package dev.aftercare.tracker;

import dev.aftercare.ticket.WrittenTicket.Format;
import dev.aftercare.ticket.WrittenTicket.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Makes a text of the value of a field, whatever a tracker keeps in it: words, numbers, choices, people, documents. */
public final class FieldText {

    /** What a choice, a person, a version shows of itself. */
    private static final List<String> SHOWN =
            List.of("value", "displayName", "name", "title", "login", "username", "key");

    private FieldText() {}

    /**
     * The text of a value; empty where there is none.
     *
     * @param words what its words are written in
     */
    public static Optional<Text> of(JsonNode value, Format words) {
        if (value.path("type").asString("").equals("doc")
                && value.path("content").isArray()) {
            return Optional.of(new Text(Format.ATLASSIAN_DOCUMENT, value.toString()));
        }
        String shown = shown(value, 0);
        return shown.isBlank()
                ? Optional.empty()
                : Optional.of(new Text(value.isString() ? words : Format.PLAIN, shown));
    }

    private static String shown(JsonNode value, int depth) {
        if (depth > 4 || value.isNull() || value.isMissingNode()) {
            return "";
        }
        if (value.isArray()) {
            List<String> members = new ArrayList<>();
            value.forEach(member -> members.add(shown(member, depth + 1)));
            return String.join(
                    ", ", members.stream().filter(member -> !member.isBlank()).toList());
        }
        if (value.isObject()) {
            return ofObject(value, depth);
        }
        return value.asString("").replace("\0", "");
    }

    private static String ofObject(JsonNode value, int depth) {
        for (String name : SHOWN) {
            String shown = value.path(name).isValueNode() ? shown(value.path(name), depth + 1) : "";
            if (!shown.isBlank()) {
                // a choice below a choice
                String below = shown(value.path("child"), depth + 1);
                return below.isBlank() ? shown : shown + " / " + below;
            }
        }
        return "";
    }

    /** The value at a path of names with points between them, such as {@code milestone.title}. */
    public static JsonNode at(JsonNode parent, String path) {
        JsonNode value = parent;
        for (String name : path.split("\\.", -1)) {
            value = value.path(name);
        }
        return value;
    }
}
