package dev.aftercare.tracker.jira;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An issue in the vendor's shape, with more fields than anybody asks for. */
record FakeIssue(
        String id,
        String key,
        String summary,
        String status,
        @Nullable String resolution,
        @Nullable String resolved,
        @Nullable String due,
        @Nullable String priority,
        List<String> labels,
        @Nullable String assignee,
        Instant created,
        Instant updated,
        List<String> histories) {

    /** The statuses of this Jira, by name: id and category. */
    private static final Map<String, String[]> KNOWN = Map.of(
            "To Do", new String[] {"1", "new"},
            "In Progress", new String[] {"3", "indeterminate"},
            "Done", new String[] {"5", "done"},
            "Closed", new String[] {"6", "done"},
            "Waiting for a dry dock", new String[] {"7", "indeterminate"},
            "Finished", new String[] {"8", "new"});

    /** As {@code /status} lists them. */
    static final String STATUSES = KNOWN.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> status(entry.getKey()))
            .collect(Collectors.joining(",", "[", "]"));

    /** An issue with the label, open since March. */
    static FakeIssue open(int number) {
        Instant created = Instant.parse("2026-03-04T10:00:00Z").plusSeconds(number);
        return new FakeIssue(
                String.valueOf(10_000 + number),
                "OPS-" + number,
                "Rehearse the failover",
                "To Do",
                null,
                null,
                null,
                "High",
                List.of("Post-Mortem"),
                null,
                created,
                created,
                List.of());
    }

    FakeIssue updated(String when) {
        return new FakeIssue(
                id,
                key,
                summary,
                status,
                resolution,
                resolved,
                due,
                priority,
                labels,
                assignee,
                created,
                Instant.parse(when),
                histories);
    }

    FakeIssue labels(String... given) {
        return new FakeIssue(
                id,
                key,
                summary,
                status,
                resolution,
                resolved,
                due,
                priority,
                List.of(given),
                assignee,
                created,
                updated,
                histories);
    }

    FakeIssue key(String other) {
        return new FakeIssue(
                id,
                other,
                summary,
                status,
                resolution,
                resolved,
                due,
                priority,
                labels,
                assignee,
                created,
                updated,
                histories);
    }

    FakeIssue summary(String other) {
        return new FakeIssue(
                id,
                key,
                other,
                status,
                resolution,
                resolved,
                due,
                priority,
                labels,
                assignee,
                created,
                updated,
                histories);
    }

    FakeIssue due(String day) {
        return new FakeIssue(
                id,
                key,
                summary,
                status,
                resolution,
                resolved,
                day,
                priority,
                labels,
                assignee,
                created,
                updated,
                histories);
    }

    FakeIssue priority(@Nullable String other) {
        return new FakeIssue(
                id,
                key,
                summary,
                status,
                resolution,
                resolved,
                due,
                other,
                labels,
                assignee,
                created,
                updated,
                histories);
    }

    /** The whole object of a person, as JSON. */
    FakeIssue assignee(String json) {
        return new FakeIssue(
                id,
                key,
                summary,
                status,
                resolution,
                resolved,
                due,
                priority,
                labels,
                json,
                created,
                updated,
                histories);
    }

    /** Stands in another status without any history of it. */
    FakeIssue standing(String other, @Nullable String newResolution, @Nullable String when) {
        return new FakeIssue(
                id,
                key,
                summary,
                other,
                newResolution,
                when,
                due,
                priority,
                labels,
                assignee,
                created,
                updated,
                histories);
    }

    /** Is moved to another status, which its history tells; the resolution changes with it. */
    FakeIssue to(String other, @Nullable String newResolution, String when) {
        List<String> items = new ArrayList<>();
        items.add(item("status", id(status), status, id(other), other));
        boolean resolutionChanges = !java.util.Objects.equals(resolution, newResolution);
        if (resolutionChanges) {
            items.add(item("resolution", null, resolution, null, newResolution));
        }
        String date = newResolution == null ? null : resolutionChanges ? when : resolved;
        return new FakeIssue(
                id,
                key,
                summary,
                other,
                newResolution,
                date,
                due,
                priority,
                labels,
                assignee,
                created,
                Instant.parse(when),
                with(when, items));
    }

    /** Something is changed that nobody here asks for. */
    FakeIssue edited(String when) {
        return new FakeIssue(
                id,
                key,
                summary,
                status,
                resolution,
                resolved,
                due,
                priority,
                labels,
                assignee,
                created,
                Instant.parse(when),
                with(when, List.of(item("description", null, "secret plans", null, "longer plans"))));
    }

    String json() {
        return "{%s}".formatted(body());
    }

    String jsonWithChangelog() {
        return "{%s,\"changelog\":{\"startAt\":0,\"maxResults\":%d,\"total\":%d,\"histories\":[%s]}}"
                .formatted(body(), histories.size(), histories.size(), String.join(",", histories));
    }

    private String body() {
        return """
                "expand":"operations,changelog","id":"%s","self":"https://jira.example/rest/api/2/issue/%s","key":"%s",\
                "fields":{"summary":%s,"status":%s,"resolution":%s,"resolutiondate":%s,"duedate":%s,"priority":%s,\
                "labels":[%s],"assignee":%s,"issuetype":{"id":"3","name":"Task"},"created":"%s","updated":"%s","description":"secret plans"}\
                """.formatted(
                        id,
                        id,
                        key,
                        quoted(summary),
                        status(status),
                        named(resolution),
                        resolved == null ? "null" : quoted(FakeJira.written(Instant.parse(resolved))),
                        quoted(due),
                        named(priority),
                        labels.stream().map(FakeIssue::quoted).collect(Collectors.joining(",")),
                        assignee == null ? "null" : assignee,
                        FakeJira.written(created),
                        FakeJira.written(updated));
    }

    private List<String> with(String when, List<String> items) {
        List<String> more = new ArrayList<>(histories);
        more.add("""
                {"id":"%d","author":{"displayName":"Jules","emailAddress":"jules@example.com"},"created":"%s","items":[%s]}""".formatted(1_000 + more.size(), FakeJira.written(Instant.parse(when)), String.join(",", items)));
        return more;
    }

    private static String item(String field, String from, String fromString, String to, String toString) {
        return "{\"field\":\"%s\",\"fieldtype\":\"jira\",\"fieldId\":\"%s\",\"from\":%s,\"fromString\":%s,\"to\":%s,\"toString\":%s}"
                .formatted(field, field, quoted(from), quoted(fromString), quoted(to), quoted(toString));
    }

    private static String id(String status) {
        String[] known = KNOWN.get(status);
        return known == null ? "99" : known[0];
    }

    private static String status(String name) {
        String[] known = KNOWN.getOrDefault(name, new String[] {"99", ""});
        String category = known[1].isEmpty()
                ? ""
                : ",\"statusCategory\":{\"id\":2,\"key\":\"%s\",\"colorName\":\"blue-gray\"}".formatted(known[1]);
        return "{\"id\":\"%s\",\"name\":%s,\"iconUrl\":\"https://jira.example/i.png\"%s}"
                .formatted(known[0], quoted(name), category);
    }

    private static String named(@Nullable String name) {
        return name == null ? "null" : "{\"id\":\"10000\",\"name\":%s}".formatted(quoted(name));
    }

    private static String quoted(@Nullable String text) {
        return text == null
                ? "null"
                : '"'
                        + text.replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replace("\0", "\\u0000")
                                .replace("\n", "\\n")
                        + '"';
    }
}
