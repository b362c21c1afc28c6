package dev.aftercare.tracker.jira;

import dev.aftercare.tracker.Remarks;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What of an issue is kept: the fields that we ask for, its history, and what only the conversation told. People's pictures
 * and whoever changed something are left out: nothing here needs them.
 */
final class Issue {

    /** What is asked for: without it Jira Cloud gives ids only, other Jiras give everything. */
    static final List<String> FIELDS = List.of(
            "summary",
            "status",
            "resolution",
            "resolutiondate",
            "duedate",
            "priority",
            "labels",
            "assignee",
            "issuetype",
            "created",
            "updated",
            "comment");

    /** Of these only what {@link Remarks} keep. */
    private static final String COMMENT = "comment";

    /** Of ours, beside what Jira sent: in which category each status of the history lies. */
    static final String CATEGORIES = "statusCategories";

    /** Of ours, beside what Jira sent: the keys that it answered to, where they are not its own. */
    static final String ASKED_AS = "askedAs";

    private static final Set<String> KEPT_CHANGES = Set.of("status", "resolution", "key", "issuekey");
    private static final List<String> LEFT_OUT = List.of("avatarUrls", "iconUrl", "self");
    private static final List<String> OF_A_CHANGE = List.of("field", "fieldId", "from", "fromString", "to", "toString");

    private Issue() {}

    static String id(JsonNode issue) {
        return issue.path("id").asStringOpt().orElseGet(() -> key(issue));
    }

    /** Its key; blank where it has none. */
    static String key(JsonNode issue) {
        return issue.path("key").stringValue("").strip();
    }

    static JsonNode updated(JsonNode issue) {
        return issue.path("fields").path("updated");
    }

    /**
     * The bytes to keep.
     *
     * @param histories its changes; null where they could not be had
     * @param categories the categories of all statuses, by id
     * @param askedAs the keys that it answered to
     * @param remarks keeps what of its comments matters
     */
    static byte[] payload(
            JsonNode issue,
            @Nullable Collection<JsonNode> histories,
            Map<String, String> categories,
            Collection<String> askedAs,
            Remarks remarks) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        kept.set("id", issue.path("id").isMissingNode() ? JsonNodeFactory.instance.nullNode() : issue.path("id"));
        kept.put("key", key(issue));
        ObjectNode fields = kept.putObject("fields");
        FIELDS.stream()
                .filter(name -> !name.equals(COMMENT))
                .forEach(
                        name -> issue.path("fields").optional(name).ifPresent(value -> fields.set(name, plain(value))));
        remarks.keep(issue.path("fields").path(COMMENT).path("comments").values(), "created", kept);
        if (histories != null) {
            ArrayNode changes = kept.putObject("changelog").putArray("histories");
            histories.forEach(history -> keep(history, changes));
            keepCategories(changes, categories, kept.putObject(CATEGORIES));
        }
        if (!askedAs.isEmpty()) {
            ArrayNode keys = kept.putArray(ASKED_AS);
            new TreeSet<>(askedAs).forEach(keys::add);
        }
        return kept.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode plain(JsonNode value) {
        if (value instanceof ObjectNode object) {
            ObjectNode copy = object.deepCopy();
            copy.remove(LEFT_OUT);
            copy.properties().forEach(member -> {
                if (member.getValue() instanceof ObjectNode inner) {
                    inner.remove(LEFT_OUT);
                }
            });
            return copy;
        }
        return value;
    }

    private static void keep(JsonNode history, ArrayNode into) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        for (JsonNode item : history.path("items")) {
            if (KEPT_CHANGES.contains(field(item))) {
                ObjectNode change = items.addObject();
                OF_A_CHANGE.forEach(name -> item.optional(name).ifPresent(value -> change.set(name, value)));
            }
        }
        if (!items.isEmpty()) {
            history.optional("id").ifPresent(id -> kept.set("id", id));
            history.optional("created").ifPresent(created -> kept.set("created", created));
            kept.set("items", items);
            into.add(kept);
        }
    }

    private static void keepCategories(ArrayNode histories, Map<String, String> categories, ObjectNode into) {
        for (JsonNode history : histories) {
            for (JsonNode item : history.path("items")) {
                for (String side : List.of("from", "to")) {
                    String id = item.path(side).stringValue("");
                    String category = field(item).equals("status") ? categories.get(id) : null;
                    if (category != null) {
                        into.put(id, category);
                    }
                }
            }
        }
    }

    /** Which field a change is about, in small letters. A field's name may be translated, its id is not. */
    static String field(JsonNode item) {
        String id = item.path("fieldId").stringValue("");
        return (id.isEmpty() ? item.path("field").stringValue("") : id).toLowerCase(Locale.ROOT);
    }
}
