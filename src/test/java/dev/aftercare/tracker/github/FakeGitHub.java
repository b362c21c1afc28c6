package dev.aftercare.tracker.github;

import dev.aftercare.http.LoopbackServer;
import dev.aftercare.http.LoopbackServer.Asked;
import dev.aftercare.http.LoopbackServer.Reply;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers like GitHub, from issues that a test makes up. */
final class FakeGitHub implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder().build();

    final LoopbackServer server = new LoopbackServer();

    /** The issues by their lower-case keys, in the order in which they were created. */
    private final Map<String, FakeIssue> issues = new LinkedHashMap<>();

    private final Map<String, String> moved = new HashMap<>();
    private final Map<String, Reply> repositories = new HashMap<>();
    private int remaining = 5_000;
    private int limit = 5_000;

    FakeGitHub() {
        server.otherwise(this::answer);
    }

    FakeIssue issue(String repository, int number, String title) {
        FakeIssue issue = new FakeIssue(server.root() + "/", repository, number, title);
        issues.put((repository + "#" + number).toLowerCase(Locale.ROOT), issue);
        repositories.putIfAbsent(repository.toLowerCase(Locale.ROOT), repository(repository));
        return issue;
    }

    FakeGitHub emptyRepository(String name) {
        repositories.put(name.toLowerCase(Locale.ROOT), repository(name));
        return this;
    }

    /** Every question about a repository is answered like this. */
    FakeGitHub repository(String name, Reply reply) {
        repositories.put(name.toLowerCase(Locale.ROOT), reply);
        return this;
    }

    void remove(String key) {
        issues.remove(key.toLowerCase(Locale.ROOT));
    }

    /** Moves an issue, as transferring it does. */
    FakeIssue move(String from, String repository, int number) {
        FakeIssue old = issues.remove(from.toLowerCase(Locale.ROOT));
        FakeIssue issue = issue(repository, number, "");
        issue.takeFrom(old);
        moved.put(from.toLowerCase(Locale.ROOT), (repository + "#" + number).toLowerCase(Locale.ROOT));
        return issue;
    }

    FakeGitHub limit(int questions) {
        limit = questions;
        remaining = questions;
        return this;
    }

    /** The answer that is given to a question about an address. */
    Reply now(String address) {
        return answer(new Asked("GET", address, Map.of(), ""));
    }

    private static Reply repository(String name) {
        return Reply.json("{\"full_name\": \"%s\", \"has_issues\": true, \"private\": true}".formatted(name));
    }

    synchronized Reply answer(Asked asked) {
        remaining = Math.max(0, remaining - 1);
        Reply reply = reply(asked);
        String etag = reply.headers().get("ETag");
        if (etag != null && etag.equals(asked.header("If-None-Match"))) {
            remaining++;
            reply = new Reply(304, new byte[0], reply.headers(), -1, 0);
        }
        return reply.with("X-RateLimit-Limit", String.valueOf(limit))
                .with("X-RateLimit-Remaining", String.valueOf(Math.max(1, remaining)))
                .with("X-RateLimit-Resource", asked.address().startsWith("/search/") ? "search" : "core");
    }

    private Reply reply(Asked asked) {
        String[] both = asked.address().split("\\?", 2);
        Map<String, String> parameters = parameters(both.length == 1 ? "" : both[1]);
        List<String> path = Arrays.asList(both[0].substring(1).split("/", -1));
        if (path.get(0).equals("user")) {
            return Reply.json("{\"login\": \"robot\"}").with("X-OAuth-Scopes", "repo, read:org");
        }
        if (path.get(0).equals("rate_limit")) {
            return Reply.json(
                    "{\"resources\": {\"core\": {\"limit\": %d, \"remaining\": %d}}}".formatted(limit, remaining));
        }
        if (path.get(0).equals("search")) {
            return search(asked.address(), parameters);
        }
        if (path.get(0).equals("moved")) {
            return one(path.get(1).replace("%2F", "/").replace("%23", "#"));
        }
        String repository = (path.get(1) + "/" + path.get(2)).toLowerCase(Locale.ROOT);
        Reply known = repositories.get(repository);
        if (known == null || known.status() != 200) {
            return known == null ? notFound() : known;
        }
        return switch (path.size()) {
            case 3 -> known;
            case 4 -> list(asked.address(), repository, parameters);
            case 5 -> one(repository + "#" + path.get(4));
            default -> events(repository + "#" + path.get(4));
        };
    }

    private Reply one(String key) {
        if (moved.containsKey(key)) {
            String target = moved.get(key).replace("/", "%2F").replace("#", "%23");
            return Reply.json(301, "{\"message\": \"Moved Permanently\"}")
                    .with("Location", server.root() + "/moved/" + target);
        }
        FakeIssue issue = issues.get(key);
        return issue == null ? notFound() : tagged(issue.json.toString());
    }

    private Reply events(String key) {
        FakeIssue issue = issues.get(key);
        return issue == null ? notFound() : tagged(issue.events.toString());
    }

    private Reply list(String address, String repository, Map<String, String> parameters) {
        String label = parameters.getOrDefault("labels", "");
        List<FakeIssue> found = issues.values().stream()
                .filter(issue -> issue.repository.equalsIgnoreCase(repository))
                .filter(issue -> issue.hasLabel(label))
                .filter(issue -> isSince(issue, parameters.get("since")))
                .toList();
        return page(address, found, parameters, page -> page.toString());
    }

    private Reply search(String address, Map<String, String> parameters) {
        String words = parameters.get("q");
        List<FakeIssue> found = issues.values().stream()
                .filter(issue -> isSince(issue, after("updated:>=", words)))
                .filter(issue -> isCreatedSince(issue, after("created:>=", words)))
                .filter(issue -> !words.contains("repo:") || words.contains("repo:" + issue.repository + " "))
                .toList();
        List<FakeIssue> first = found.subList(0, Math.min(1_000, found.size()));
        return page(
                address,
                first,
                parameters,
                page -> "{\"total_count\": %d, \"incomplete_results\": false, \"items\": %s}"
                        .formatted(found.size(), page));
    }

    private Reply page(
            String address,
            List<FakeIssue> found,
            Map<String, String> parameters,
            java.util.function.Function<ArrayNode, String> body) {
        int size = Integer.parseInt(parameters.getOrDefault("per_page", "30"));
        int page = Integer.parseInt(parameters.getOrDefault("page", "1"));
        ArrayNode rows = JSON.createArrayNode();
        found.stream().skip((page - 1L) * size).limit(size).forEach(issue -> rows.add(issue.json));
        Reply reply = tagged(body.apply(rows));
        if (page * size >= found.size()) {
            return reply;
        }
        String next = server.root() + address.replaceAll("&page=.*", "") + "&page=" + (page + 1);
        return reply.with("Link", "<%s>; rel=\"next\", <%s>; rel=\"last\"".formatted(next, next));
    }

    static Reply notFound() {
        return Reply.json(404, "{\"message\": \"Not Found\", \"status\": \"404\"}");
    }

    private static Reply tagged(String body) {
        return Reply.json(body).with("ETag", "W/\"" + Integer.toHexString(body.hashCode()) + "\"");
    }

    private static boolean isSince(FakeIssue issue, String since) {
        return since == null
                || !Instant.parse(issue.json.path("updated_at").asString("")).isBefore(Instant.parse(since));
    }

    private static boolean isCreatedSince(FakeIssue issue, String since) {
        return since == null
                || !Instant.parse(issue.json.path("created_at").asString("")).isBefore(Instant.parse(since));
    }

    private static String after(String mark, String words) {
        int at = words.indexOf(mark);
        return at < 0 ? null : words.substring(at + mark.length()).split(" ", 2)[0];
    }

    static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : query.isEmpty() ? List.<String>of() : List.of(query.split("&", -1))) {
            String[] both = pair.split("=", 2);
            parameters.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    @Override
    public void close() {
        server.close();
    }

    /** An issue that a test makes up. */
    static final class FakeIssue {

        final ObjectNode json = JSON.createObjectNode();
        final ArrayNode events = JSON.createArrayNode();
        final String repository;
        private final List<String> labels = new ArrayList<>();

        private FakeIssue(String root, String repository, int number, String title) {
            this.repository = repository;
            json.put("url", root + "repos/" + repository + "/issues/" + number);
            json.put("html_url", "https://github.example/" + repository + "/issues/" + number);
            json.put("number", number).put("title", title).put("state", "open").putNull("state_reason");
            json.putNull("milestone").putNull("assignee").putNull("closed_at");
            json.putArray("labels");
            json.putArray("assignees");
            json.put("created_at", "2026-03-02T10:00:00Z").put("updated_at", "2026-03-02T10:00:00Z");
        }

        FakeIssue label(String... names) {
            for (String name : names) {
                labels.add(name);
                ((ArrayNode) json.get("labels")).addObject().put("name", name);
            }
            return this;
        }

        FakeIssue noLabels() {
            labels.clear();
            json.putArray("labels");
            return this;
        }

        FakeIssue with(String name, String value) {
            json.put(name, value);
            return this;
        }

        FakeIssue assigned(String... logins) {
            for (String login : logins) {
                ((ArrayNode) json.get("assignees")).addObject().put("login", login);
            }
            return this;
        }

        FakeIssue due(String instant) {
            json.putObject("milestone").put("title", "Autumn").put("due_on", instant);
            return this;
        }

        FakeIssue closed(String at, String reason) {
            json.put("state", "closed")
                    .put("closed_at", at)
                    .put("updated_at", at)
                    .put("state_reason", reason);
            events.addObject().put("event", "closed").put("created_at", at).put("state_reason", reason);
            return this;
        }

        FakeIssue reopened(String at) {
            json.put("state", "open").putNull("closed_at").put("updated_at", at).put("state_reason", "reopened");
            events.addObject().put("event", "reopened").put("created_at", at);
            return this;
        }

        FakeIssue pull(String mergedAt) {
            json.put("html_url", json.path("html_url").asString("").replace("/issues/", "/pull/"));
            json.putObject("pull_request")
                    .put("url", "https://github.example/x")
                    .put("merged_at", mergedAt);
            return this;
        }

        private boolean hasLabel(String label) {
            return labels.stream().anyMatch(label::equalsIgnoreCase);
        }

        private void takeFrom(FakeIssue old) {
            for (String name : List.of("title", "state", "state_reason", "labels", "assignees", "updated_at")) {
                json.set(name, old.json.get(name));
            }
            labels.addAll(old.labels);
            events.addAll(old.events);
        }
    }
}
