package dev.aftercare.source.confluence;

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
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/** A Confluence Cloud with the answers that its description promises: two pages in a list, cursors, restrictions, people. */
public final class FakeCloud implements AutoCloseable {

    private static final int IN_A_LIST = 2;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public final LoopbackServer server = new LoopbackServer();

    /** The pages, by id. */
    public final Map<String, Page> pages = new LinkedHashMap<>();

    /** The ids of the pages that only some may read. */
    public final Set<String> restricted = new TreeSet<>();

    private final String root;

    /** A page. */
    public record Page(String title, int version, String status, String parent, List<String> labels, String body) {

        public Page changed(String newTitle, String newBody) {
            return new Page(newTitle, version + 1, status, parent, labels, newBody);
        }

        public Page trashed() {
            return new Page(title, version, "trashed", parent, labels, body);
        }

        public Page below(String other) {
            return new Page(title, version, status, other, labels, body);
        }
    }

    public FakeCloud(String root) {
        this.root = root;
        server.otherwise(this::answer);
    }

    /** Adds a page of the space OPS. */
    public void add(String id, String parent, String title, String body, String... labels) {
        pages.put(id, new Page(title, 1, "current", parent, List.of(labels), body));
    }

    private Reply answer(Asked asked) {
        String path = asked.address().replaceFirst("\\?.*", "");
        Map<String, String> query = query(asked.address());
        if (!path.startsWith(root + "/")) {
            return Reply.json(404, "{\"message\": \"null for uri\"}");
        }
        if (asked.header("Authorization").equals("-")) {
            return Reply.json(401, "{\"message\": \"Unauthorized; scope does not match\"}");
        }
        String[] parts = path.substring(root.length() + 1).split("/");
        return switch (String.join("/", parts).replaceAll("[0-9]+", "N")) {
            case "rest/api/user/current" -> json(Map.of("type", "known", "displayName", "Aftercare Robot"));
            case "api/vN/spaces" -> spaces(query);
            case "api/vN/labels" -> list(path, query, labels());
            case "api/vN/spaces/N/pages" -> list(path, query, heads(new ArrayList<>(pages.keySet())));
            case "api/vN/labels/N/pages" -> list(path, query, heads(labeled(parts[3])));
            case "api/vN/pages" ->
                list(path, query, heads(List.of(query.getOrDefault("id", "").split(","))));
            case "api/vN/pages/N/children" -> list(path, query, heads(children(parts[3])));
            case "api/vN/pages/N/ancestors" -> json(Map.of("results", ancestors(parts[3])));
            case "api/vN/pages/N" -> page(parts[3]);
            case "api/vN/users-bulk" ->
                json(Map.of(
                        "results",
                        List.of(
                                Map.of("accountId", "557058:camille", "displayName", "Camille Roussel"),
                                Map.of("accountId", "557058:aoife", "displayName", "Aoife Byrne"))));
            case "rest/api/content/N/restriction/byOperation/read" -> restriction(parts[3]);
            default -> Reply.json(404, "{\"errors\": [{\"status\": 404, \"title\": \"Not Found\"}]}");
        };
    }

    private Reply spaces(Map<String, String> query) {
        boolean known = List.of(query.getOrDefault("keys", "OPS").split(",")).contains("OPS");
        return json(Map.of(
                "results", known ? List.of(Map.of("id", "98305", "key", "OPS", "name", "Operations")) : List.of()));
    }

    private List<Map<String, Object>> labels() {
        return List.of(
                Map.of("id", "501", "name", "howto", "prefix", "global"),
                Map.of("id", "502", "name", "postmortem", "prefix", "global"),
                Map.of("id", "503", "name", "meeting", "prefix", "global"));
    }

    private List<String> labeled(String labelId) {
        return pages.entrySet().stream()
                .filter(entry ->
                        labelId.equals("502") && entry.getValue().labels().contains("postmortem"))
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<String> children(String parent) {
        return pages.entrySet().stream()
                .filter(entry -> parent.equals(entry.getValue().parent()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<Map<String, Object>> ancestors(String id) {
        List<Map<String, Object>> ancestors = new ArrayList<>();
        Page page = pages.get(id);
        while (page != null && page.parent() != null) {
            ancestors.add(0, Map.of("id", page.parent(), "type", "page"));
            page = pages.get(page.parent());
        }
        return ancestors;
    }

    private List<Map<String, Object>> heads(List<String> ids) {
        List<Map<String, Object>> heads = new ArrayList<>();
        for (String id : ids) {
            Page page = pages.get(id);
            if (page != null && !page.status().equals("trashed")) {
                heads.add(head(id, page));
            }
        }
        return heads;
    }

    private static Map<String, Object> head(String id, Page page) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("id", id);
        head.put("status", page.status());
        head.put("title", page.title());
        head.put("spaceId", "98305");
        head.put("parentId", page.parent());
        head.put(
                "version",
                Map.of("number", page.version(), "createdAt", "2026-03-0" + page.version() + "T10:00:00.000Z"));
        head.put("_links", Map.of("webui", "/spaces/OPS/pages/" + id));
        return head;
    }

    private Reply page(String id) {
        Page page = pages.get(id);
        if (page == null || page.status().equals("trashed")) {
            return Reply.json(
                    404, "{\"errors\": [{\"status\": 404, \"code\": \"NOT_FOUND\", \"title\": \"Not Found\"}]}");
        }
        Map<String, Object> whole = head(id, page);
        whole.put("body", Map.of("storage", Map.of("representation", "storage", "value", page.body())));
        whole.put(
                "labels",
                Map.of(
                        "results",
                        page.labels().stream()
                                .map(name -> Map.of("id", "9", "name", name, "prefix", "global"))
                                .toList()));
        whole.put("_links", Map.of("webui", "/spaces/OPS/pages/" + id, "base", "https://harborline.example/wiki"));
        return json(whole);
    }

    private Reply restriction(String id) {
        List<Object> users =
                restricted.contains(id) ? List.of(Map.of("type", "known", "accountId", "557058:camille")) : List.of();
        return json(Map.of(
                "operation",
                "read",
                "restrictions",
                Map.of(
                        "user", Map.of("results", users, "size", users.size()),
                        "group", Map.of("results", List.of(), "size", 0))));
    }

    /** Two in a list, and a cursor that leads on; the last list may be empty, as it is where the rest cannot be seen. */
    private Reply list(String path, Map<String, String> query, List<Map<String, Object>> all) {
        int from = Integer.parseInt(query.getOrDefault("cursor", "c0").substring(1));
        int to = Math.min(all.size(), from + IN_A_LIST);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("results", all.subList(Math.min(from, to), to));
        boolean more = from + IN_A_LIST <= all.size() && !all.isEmpty();
        String rest = query.entrySet().stream()
                .filter(entry -> !entry.getKey().equals("cursor"))
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "&")
                .reduce("", String::concat);
        answer.put("_links", more ? Map.of("next", path + "?" + rest + "cursor=c" + (from + IN_A_LIST)) : Map.of());
        return json(answer);
    }

    private static Map<String, String> query(String address) {
        Map<String, String> query = new LinkedHashMap<>();
        if (address.contains("?")) {
            for (String pair : address.substring(address.indexOf('?') + 1).split("&")) {
                String[] both = pair.split("=", 2);
                query.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    static Reply json(Object value) {
        return Reply.json(JSON.writeValueAsString(value));
    }

    @Override
    public void close() {
        server.close();
    }
}
