package dev.aftercare.tracker.gitlab;

import dev.aftercare.http.LoopbackServer;
import dev.aftercare.http.LoopbackServer.Asked;
import dev.aftercare.http.LoopbackServer.Reply;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A GitLab that answers as its documentation says: projects, labels, issues, events, notes; two rows in a page. */
final class FakeGitLab implements AutoCloseable {

    private static final String API = "/api/v4/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    final LoopbackServer server = new LoopbackServer();

    /** Issues and merge requests by their keys, in the order in which they were created. */
    final Map<String, ObjectNode> tickets = new LinkedHashMap<>();

    /** The events of tickets, by their keys. */
    final Map<String, String> events = new TreeMap<>();

    final Map<String, String> notes = new TreeMap<>();
    final Map<String, List<String>> labels = new TreeMap<>();
    final Map<String, String> milestones = new TreeMap<>();

    /** The projects that we may not see. */
    final Set<String> forbidden = new TreeSet<>();

    /** Where projects lie now. */
    final Map<String, String> renamed = new TreeMap<>();

    /** Whether it leads on by cursors, as GitLab does since 18.3. */
    boolean hasCursors = true;

    int inAPage = 2;

    /** What happens while pages are read. */
    Consumer<Asked> meanwhile = asked -> {};

    FakeGitLab() {
        server.otherwise(this::answer);
    }

    /** Adds an issue or a merge request. */
    ObjectNode add(String key, String title, String... its) {
        int at = Math.max(key.indexOf('#'), key.indexOf('!'));
        ObjectNode json = JSON.createObjectNode();
        json.put("id", 1000 + tickets.size());
        json.put("iid", Integer.parseInt(key.substring(at + 1)));
        json.put("title", title);
        json.put("state", "opened");
        json.put("created_at", "2026-08-01T10:00:00.000Z");
        json.put("updated_at", "2026-08-31T10:00:00.000Z");
        json.putObject("references").put("full", key);
        json.put("web_url", "https://git.example/" + key.substring(0, at) + "/-/issues/" + key.substring(at + 1));
        for (String label : its) {
            json.withArray("labels").add(label);
        }
        labels.computeIfAbsent(key.substring(0, at), none -> new ArrayList<>());
        tickets.put(key, json);
        return json;
    }

    synchronized Reply answer(Asked asked) {
        meanwhile.accept(asked);
        String[] parts = asked.address().substring(API.length()).split("\\?", 2);
        Map<String, List<String>> parameters = parameters(parts.length > 1 ? parts[1] : "");
        String[] path = parts[0].split("/");
        if (path[0].equals("user")) {
            return Reply.json("{\"id\": 7, \"username\": \"robot\"}");
        }
        if (!path[0].equals("projects")) {
            return Reply.json(403, "{\"message\": \"403 Forbidden\"}");
        }
        String project = URLDecoder.decode(path[1], StandardCharsets.UTF_8).toLowerCase(java.util.Locale.ROOT);
        project = renamed.getOrDefault(project, project);
        if (forbidden.contains(project)) {
            return Reply.json(403, "{\"message\": \"403 Forbidden\"}");
        }
        if (!labels.containsKey(project)) {
            return Reply.json(404, "{\"message\": \"404 Project Not Found\"}");
        }
        if (path.length == 2) {
            return Reply.json("{\"path_with_namespace\": \"" + project + "\", \"issues_enabled\": true}");
        }
        return switch (path[2]) {
            case "labels" ->
                page(
                        labels.get(project).stream()
                                .map(name -> JSON.createObjectNode()
                                        .put("id", name.hashCode())
                                        .put("name", name))
                                .toList(),
                        parts[0],
                        parameters);
            case "milestones" -> Reply.json(milestones.getOrDefault(project, "[]"));
            case "issues_statistics" ->
                Reply.json("{\"statistics\": {\"counts\": {\"all\": "
                        + matching(project, '#', parameters).size() + "}}}");
            default -> ofTickets(asked, project, path, parts[0], parameters);
        };
    }

    private Reply ofTickets(
            Asked asked, String project, String[] path, String address, Map<String, List<String>> parameters) {
        char mark = path[2].equals("issues") ? '#' : '!';
        if (path.length == 3) {
            return page(matching(project, mark, parameters), address, parameters);
        }
        String key = project + mark + path[3];
        ObjectNode ticket = tickets.get(key);
        if (ticket == null) {
            return Reply.json(404, "{\"message\": \"404 Not found\"}");
        }
        if (path.length == 4) {
            return Reply.json(ticket.toString());
        }
        return Reply.json((path[4].equals("notes") ? notes : events).getOrDefault(key, "[]"));
    }

    private List<ObjectNode> matching(String project, char mark, Map<String, List<String>> parameters) {
        List<ObjectNode> rows = new ArrayList<>();
        tickets.forEach((key, json) -> {
            if (key.startsWith(project + mark) && matches(json, parameters)) {
                rows.add(json);
            }
        });
        return rows;
    }

    private static boolean matches(JsonNode json, Map<String, List<String>> parameters) {
        List<String> its =
                json.path("labels").valueStream().map(JsonNode::stringValue).toList();
        List<String> iids = parameters.getOrDefault("iids[]", List.of());
        String since = parameters.getOrDefault("updated_after", List.of("")).get(0);
        String milestone = parameters.getOrDefault("milestone", List.of("")).get(0);
        return its.containsAll(parameters.getOrDefault("labels", List.of()))
                && (iids.isEmpty() || iids.contains(json.path("iid").toString()))
                && json.path("updated_at").stringValue().compareTo(since) >= 0
                && (milestone.isEmpty()
                        || milestone.equals(json.path("milestone").path("title").asString("")));
    }

    private Reply page(List<ObjectNode> rows, String address, Map<String, List<String>> parameters) {
        boolean keyset = hasCursors && parameters.containsKey("pagination");
        String cursor = parameters.getOrDefault("cursor", List.of("")).get(0);
        int from = 0;
        if (keyset && !cursor.isEmpty()) {
            while (from < rows.size() && rows.get(from).path("id").asInt() <= Integer.parseInt(cursor)) {
                from++;
            }
        } else if (!keyset) {
            from = inAPage
                    * (Integer.parseInt(parameters
                                    .getOrDefault("page", List.of("1"))
                                    .get(0))
                            - 1);
        }
        List<ObjectNode> page = rows.subList(Math.min(from, rows.size()), Math.min(from + inAPage, rows.size()));
        Reply reply = Reply.json(page.toString());
        if (from + inAPage >= rows.size()) {
            return reply;
        }
        if (!keyset) {
            return reply.with("X-Next-Page", String.valueOf(from / inAPage + 2));
        }
        StringBuilder next = new StringBuilder(
                "pagination=keyset&cursor=" + page.get(page.size() - 1).path("id"));
        parameters.forEach((name, values) -> {
            if (!name.equals("cursor") && !name.equals("pagination")) {
                values.forEach(value -> next.append('&')
                        .append(dev.aftercare.http.Address.encoded(name))
                        .append('=')
                        .append(dev.aftercare.http.Address.encoded(value)));
            }
        });
        // As behind a proxy that hides the name of the server.
        return reply.with("Link", "<http://inside.example" + API + address + "?" + next + ">; rel=\"next\"");
    }

    private static Map<String, List<String>> parameters(String text) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String part : text.split("&")) {
            String[] both = part.split("=", 2);
            parameters
                    .computeIfAbsent(URLDecoder.decode(both[0], StandardCharsets.UTF_8), none -> new ArrayList<>())
                    .add(both.length > 1 ? URLDecoder.decode(both[1], StandardCharsets.UTF_8) : "");
        }
        return parameters;
    }

    @Override
    public void close() {
        server.close();
    }
}
