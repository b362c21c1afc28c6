package dev.aftercare.tracker.jira;

import dev.aftercare.tracker.TrackerSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The query for labels and whatever else is configured. It is never sent without a condition: Jira Cloud refuses that.
 *
 * @param conditions of which one has to hold; may be empty
 */
record Jql(List<String> conditions) {

    // Sorted by what never changes: pages sorted by "updated" lose the issues that jump between them.
    private static final String ORDER = " ORDER BY created ASC, key ASC";

    /** The quoted texts of a query, which may hold anything, and the order at its end. */
    private static final Pattern QUOTED_OR_ORDER = Pattern.compile(
            "\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|(?<order>\\border\\s+by\\b)", Pattern.CASE_INSENSITIVE);

    Jql {
        conditions = List.copyOf(conditions);
    }

    static Jql of(TrackerSettings settings) {
        List<String> conditions = new ArrayList<>();
        // A label of Jira holds no blank; a query that names one is refused as a whole.
        List<String> labels = settings.labels().stream()
                .map(String::strip)
                .filter(label -> !label.isEmpty() && label.chars().noneMatch(Character::isWhitespace))
                .toList();
        if (!labels.isEmpty()) {
            conditions.add("labels in (" + quoted(labels) + ")");
        }
        Optional.ofNullable(settings.query())
                .map(Jql::withoutOrder)
                .filter(query -> !query.isEmpty())
                .ifPresent(conditions::add);
        return new Jql(conditions);
    }

    /** The issues with one of these keys. */
    static String keys(Collection<String> keys) {
        return "key in (" + quoted(keys) + ") ORDER BY key ASC";
    }

    /** The issues that meet all conditions. */
    static String meeting(List<String> conditions) {
        return conditions.stream().collect(Collectors.joining(") AND (", "(", ")")) + ORDER;
    }

    /** That a field has one of several values. */
    static String oneOf(String field, Collection<String> values) {
        return field + " in (" + quoted(values) + ")";
    }

    boolean isEmpty() {
        return conditions.isEmpty();
    }

    /** All that is asked for. */
    String everything() {
        return condition() + ORDER;
    }

    /** What was updated in the last minutes. It has no end: an issue that is touched all the time would always lie behind it. */
    String updatedWithin(long minutes) {
        return "(%s) AND updated >= -%dm".formatted(condition(), minutes) + ORDER;
    }

    private String condition() {
        return conditions.size() == 1
                ? conditions.get(0)
                : conditions.stream().collect(Collectors.joining(") OR (", "(", ")"));
    }

    static String withoutOrder(String query) {
        Matcher matcher = QUOTED_OR_ORDER.matcher(query);
        while (matcher.find()) {
            if (matcher.group("order") != null) {
                return query.substring(0, matcher.start()).strip();
            }
        }
        return query.strip();
    }

    private static String quoted(Collection<String> words) {
        return words.stream()
                .map(word -> '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(", "));
    }
}
