package dev.aftercare.run;

import dev.aftercare.http.LoopbackServer;
import dev.aftercare.http.LoopbackServer.Asked;
import dev.aftercare.http.LoopbackServer.Reply;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A Jira of each kind, a GitHub and a GitLab on this machine, which hand out tickets in the vendors' shapes. */
final class FakeTrackers implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Pattern CLAUSE = Pattern.compile("(labels|issuetype|project|key) in \\(([^)]*)\\)");

    final LoopbackServer dataCenter = new LoopbackServer().otherwise(asked -> jira(asked, "/rest/api/2/"));
    final LoopbackServer cloud = new LoopbackServer().otherwise(asked -> jira(asked, "/rest/api/3/"));
    final LoopbackServer hub = new LoopbackServer().otherwise(this::gitHub);
    final LoopbackServer lab = new LoopbackServer().otherwise(this::gitLab);

    /** The tickets of each server by their keys. */
    final Map<String, ObjectNode> inDataCenter = new LinkedHashMap<>();

    final Map<String, ObjectNode> inCloud = new LinkedHashMap<>();
    final Map<String, ObjectNode> inHub = new LinkedHashMap<>();
    final Map<String, ObjectNode> inLab = new LinkedHashMap<>();
    final Set<String> forbidden = new TreeSet<>();

    /** The incident events of GitLab by the number of the issue. */
    final Map<String, String> events = new LinkedHashMap<>();

    static ObjectNode object(String json) {
        return (ObjectNode) JSON.readTree(json);
    }

    /** The fields of an issue of Jira. */
    static ObjectNode fields(ObjectNode issue) {
        return (ObjectNode) issue.get("fields");
    }

    private Reply jira(Asked asked, String api) {
        boolean isCloud = api.endsWith("3/");
        Map<String, ObjectNode> issues = isCloud ? inCloud : inDataCenter;
        String path = path(asked);
        if (path.equals("/rest/api/2/serverInfo")) {
            return Reply.json(
                    "{\"version\": \"9.12.1\", \"deploymentType\": \"%s\"}".formatted(isCloud ? "Cloud" : "Server"));
        }
        String what = path.startsWith(api) ? path.substring(api.length()) : "";
        Map<String, String> parameters = parameters(asked);
        return switch (what) {
            case "myself" -> Reply.json("{\"displayName\": \"Aftercare Robot\"}");
            case "status" -> Reply.json("[]");
            case "field" -> Reply.json("""
                    [{"id": "summary", "name": "Summary"}, {"id": "created", "name": "Created"},
                     {"id": "customfield_10100", "name": "Incident start"},
                     {"id": "customfield_10101", "name": "Incident end"},
                     {"id": "customfield_10102", "name": "Severity"}, {"id": "customfield_10103", "name": "Root cause"}]""");
            case "search" ->
                found(
                        issues,
                        parameters.get("jql"),
                        List.of(parameters.getOrDefault("fields", "").split(",")));
            case "search/jql" -> {
                JsonNode question = JSON.readTree(asked.body());
                yield found(issues, question.path("jql").asString(""), strings(question.path("fields")));
            }
            case "issue/bulkfetch" -> {
                JsonNode question = JSON.readTree(asked.body());
                List<String> ids = strings(question.path("issueIdsOrKeys"));
                yield listed(
                        issues.values().stream()
                                .filter(issue -> ids.contains(issue.path("id").asString(""))
                                        || ids.contains(issue.path("key").asString("")))
                                .toList(),
                        strings(question.path("fields")));
            }
            case "changelog/bulkfetch" -> Reply.json("{\"issueChangeLogs\": []}");
            case "project/search" -> Reply.json("{\"values\": [{}]}");
            default -> what.startsWith("issue/") ? one(issues, what.substring(6)) : Reply.json("{}");
        };
    }

    private Reply one(Map<String, ObjectNode> issues, String key) {
        if (forbidden.contains(key)) {
            return Reply.json(403, "{\"errorMessages\": [\"No.\"]}");
        }
        ObjectNode issue = issues.get(key);
        return issue == null ? Reply.json(404, "{\"errorMessages\": [\"None.\"]}") : Reply.json(issue.toString());
    }

    private static Reply found(Map<String, ObjectNode> issues, String jql, List<String> fields) {
        return listed(
                issues.values().stream().filter(issue -> matches(issue, jql)).toList(), fields);
    }

    private static boolean matches(ObjectNode issue, String jql) {
        Matcher clause = CLAUSE.matcher(jql);
        boolean all = true;
        while (clause.find()) {
            List<String> wanted = Arrays.stream(clause.group(2).split(","))
                    .map(word -> word.strip().replace("\"", ""))
                    .toList();
            List<String> own =
                    switch (clause.group(1)) {
                        case "labels" -> strings(fields(issue).path("labels"));
                        case "issuetype" ->
                            List.of(fields(issue).path("issuetype").path("name").asString(""));
                        case "project" -> List.of(issue.path("key").asString("").split("-")[0]);
                        default -> List.of(issue.path("key").asString(""));
                    };
            all &= own.stream().anyMatch(wanted::contains);
        }
        return all;
    }

    /** Only the fields that were asked for, as Jira does it. */
    private static Reply listed(List<ObjectNode> issues, List<String> fields) {
        ArrayNode rows = JSON.createArrayNode();
        for (ObjectNode issue : issues) {
            ObjectNode row = issue.deepCopy();
            fields(row).retain(fields);
            rows.add(row);
        }
        return Reply.json("{\"startAt\": 0, \"total\": %d, \"issues\": %s}".formatted(issues.size(), rows));
    }

    private Reply gitHub(Asked asked) {
        String[] path = path(asked).substring(1).split("/");
        if (path[0].equals("user")) {
            return Reply.json("{\"login\": \"robot\"}");
        }
        if (path.length == 4) {
            String label = parameters(asked).getOrDefault("labels", "");
            return Reply.json(inHub.values().stream()
                    .filter(issue -> names(issue).contains(label))
                    .toList()
                    .toString());
        }
        if (path.length == 5) {
            ObjectNode issue = inHub.get(path[1] + "/" + path[2] + "#" + path[4]);
            return issue == null ? Reply.json(404, "{\"message\": \"Not Found\"}") : Reply.json(issue.toString());
        }
        return path.length == 3
                ? Reply.json("{\"full_name\": \"%s/%s\", \"has_issues\": true}".formatted(path[1], path[2]))
                : Reply.json("[]");
    }

    private Reply gitLab(Asked asked) {
        if (path(asked).equals("/api/graphql")) {
            Matcher number = Pattern.compile("gid://gitlab/Issue/(\\d+)").matcher(asked.body());
            String nodes = number.find() ? events.getOrDefault(number.group(1), "[]") : "[]";
            return Reply.json("{\"data\": {\"project\": {\"incidentManagementTimelineEvents\": {\"nodes\": " + nodes
                    + ", \"pageInfo\": {\"hasNextPage\": false}}}}}");
        }
        String[] path = path(asked).substring("/api/v4/".length()).split("/");
        if (path[0].equals("user")) {
            return Reply.json("{\"username\": \"robot\"}");
        }
        if (path.length == 2) {
            return Reply.json("{\"path_with_namespace\": \"shop/web\", \"issues_enabled\": true}");
        }
        if (path.length == 3 && path[2].equals("issues")) {
            Map<String, String> parameters = parameters(asked);
            return Reply.json(inLab.values().stream()
                    .filter(issue ->
                            !parameters.containsKey("labels") || names(issue).contains(parameters.get("labels")))
                    .filter(issue -> !parameters.containsKey("issue_type")
                            || issue.path("issue_type").asString("").equals(parameters.get("issue_type")))
                    .filter(issue -> !parameters.containsKey("iids[]")
                            || issue.path("iid").toString().equals(parameters.get("iids[]")))
                    .toList()
                    .toString());
        }
        if (path.length == 4 && path[2].equals("issues")) {
            ObjectNode issue = inLab.get("shop/web#" + path[3]);
            return issue == null ? Reply.json(404, "{\"message\": \"404 Not found\"}") : Reply.json(issue.toString());
        }
        return Reply.json("[]");
    }

    private static List<String> names(JsonNode issue) {
        List<String> names = new ArrayList<>();
        issue.path("labels")
                .forEach(label -> names.add(
                        label.isString()
                                ? label.asString("")
                                : label.path("name").asString("")));
        return names;
    }

    private static List<String> strings(JsonNode list) {
        List<String> strings = new ArrayList<>();
        list.forEach(each -> strings.add(each.asString("")));
        return strings;
    }

    private static String path(Asked asked) {
        int query = asked.address().indexOf('?');
        return query < 0 ? asked.address() : asked.address().substring(0, query);
    }

    private static Map<String, String> parameters(Asked asked) {
        Map<String, String> parameters = new LinkedHashMap<>();
        int query = asked.address().indexOf('?');
        for (String pair :
                query < 0 ? new String[0] : asked.address().substring(query + 1).split("&")) {
            String[] both = pair.split("=", 2);
            parameters.put(
                    URLDecoder.decode(both[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(both.length > 1 ? both[1] : "", StandardCharsets.UTF_8));
        }
        return parameters;
    }

    @Override
    public void close() {
        List.of(dataCenter, cloud, hub, lab).forEach(LoopbackServer::close);
    }
}
