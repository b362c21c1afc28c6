package dev.aftercare.tracker.jira;

import dev.aftercare.http.LoopbackServer;
import dev.aftercare.http.LoopbackServer.Asked;
import dev.aftercare.http.LoopbackServer.Reply;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A Jira over real HTTP on this machine: as much of its API, in the vendor's shapes, as the tracker asks for. */
final class FakeJira implements AutoCloseable {

    private static final Pattern MINUTES = Pattern.compile("updated >= -(\\d+)m");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    final LoopbackServer server = new LoopbackServer();
    private final boolean cloud;
    private final Instant now;
    private final Map<String, FakeIssue> issues = new HashMap<>();
    private final Map<String, FakeIssue> formerly = new HashMap<>();
    private final Set<String> forbidden = new TreeSet<>();
    private final Set<String> projects = new TreeSet<>();
    private final Map<String, Deque<Reply>> planted = new HashMap<>();
    private final Map<Integer, Runnable> beforePage = new HashMap<>();
    private final List<String> jql = new ArrayList<>();
    private int mostOnAPage = 100;
    private int mostChanges = 1_000;
    private int pagesAsked;
    private String deploymentType;

    private FakeJira(boolean cloud, Instant now) {
        this.cloud = cloud;
        this.now = now;
        this.deploymentType = cloud ? "Cloud" : "Server";
        server.otherwise(this::answer);
    }

    static FakeJira cloud(Instant now) {
        return new FakeJira(true, now);
    }

    static FakeJira dataCenter(Instant now) {
        return new FakeJira(false, now);
    }

    URI url() {
        return server.root();
    }

    /** Puts an issue in, or changes it. */
    FakeJira with(FakeIssue issue) {
        issues.put(issue.key(), issue);
        projects.add(project(issue.key()));
        return this;
    }

    void delete(String key) {
        issues.remove(key);
    }

    /** The issue answers to its old key, as Jira's do. */
    void move(String from, FakeIssue to) {
        issues.remove(from);
        with(to);
        formerly.put(from, to);
    }

    void forbid(String key) {
        forbidden.add(key);
        projects.add(project(key));
    }

    void mostOnAPage(int most) {
        mostOnAPage = most;
    }

    void mostChanges(int most) {
        mostChanges = most;
    }

    void deploymentType(String type) {
        deploymentType = type;
    }

    /** Answers the next questions to a path so, before it answers as ever. */
    FakeJira first(String path, Reply... replies) {
        planted.computeIfAbsent(path, none -> new ArrayDeque<>()).addAll(Arrays.asList(replies));
        return this;
    }

    /** Does something before it answers with a page, counted from 1. */
    void beforePage(int page, Runnable what) {
        beforePage.put(page, what);
    }

    List<Asked> asked() {
        return server.asked();
    }

    /** The questions to a path. */
    List<Asked> asked(String path) {
        return server.asked().stream().filter(asked -> path(asked).equals(path)).toList();
    }

    /** The queries of all searches, each once. */
    List<String> jql() {
        return jql.stream().distinct().toList();
    }

    void forget() {
        server.forget();
        jql.clear();
        pagesAsked = 0;
    }

    @Override
    public void close() {
        server.close();
    }

    synchronized Reply answer(Asked asked) {
        String path = path(asked);
        Deque<Reply> first = planted.get(path);
        if (first != null && !first.isEmpty()) {
            return first.remove();
        }
        String api = cloud ? "/rest/api/3/" : "/rest/api/2/";
        if (path.equals("/rest/api/2/serverInfo")) {
            return Reply.json("{\"baseUrl\":\"http://127.0.0.1\",\"version\":\"9.12.1\",\"deploymentType\":\"%s\"}"
                    .formatted(deploymentType));
        }
        if (!path.startsWith(api)) {
            return cloud && path.equals("/rest/api/2/search")
                    ? error(
                            410,
                            "The requested API has been removed. Please migrate to the /rest/api/3/search/jql API.")
                    : error(404, "dead link");
        }
        return answer(path.substring(api.length()), asked);
    }

    private Reply answer(String path, Asked asked) {
        if (path.equals("myself")) {
            return Reply.json(
                    cloud
                            ? "{\"accountId\":\"5b10\",\"displayName\":\"Aftercare\",\"timeZone\":\"America/New_York\"}"
                            : "{\"name\":\"aftercare\",\"key\":\"aftercare\",\"displayName\":\"Aftercare\"}");
        }
        if (path.equals("status")) {
            return Reply.json(FakeIssue.STATUSES);
        }
        if (path.equals("search/jql") && asked.method().equals("POST")) {
            return cloudPage(asked.body());
        }
        if (path.equals("search/approximate-count") && asked.method().equals("POST")) {
            return Reply.json(
                    "{\"count\":%d}".formatted(found(text(asked.body(), "jql")).size()));
        }
        if (path.equals("changelog/bulkfetch") && asked.method().equals("POST")) {
            return changes(asked.body());
        }
        if (path.equals("issue/bulkfetch") && asked.method().equals("POST")) {
            return named(asked.body());
        }
        if (path.equals("search") && !cloud) {
            return dataCenterPage(parameters(asked));
        }
        if (path.startsWith("issue/")) {
            return one(path.substring("issue/".length()));
        }
        if (path.equals("project/search") && cloud) {
            String key = parameters(asked).get("keys");
            return Reply.json("{\"isLast\":true,\"values\":[%s]}"
                    .formatted(projects.contains(key) ? "{\"key\":\"%s\"}".formatted(key) : ""));
        }
        if (path.startsWith("project/") && !cloud) {
            return projects.contains(path.substring("project/".length()))
                    ? Reply.json("{\"key\":\"%s\"}".formatted(path.substring("project/".length())))
                    : error(404, "No project could be found with key '%s'.".formatted(path.substring(8)));
        }
        return error(404, "dead link");
    }

    private Reply cloudPage(String body) {
        String query = text(body, "jql");
        page(query);
        List<FakeIssue> found = found(query);
        Matcher matcher = Pattern.compile("\"nextPageToken\":\"t(\\d+)\"").matcher(body);
        int from = matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
        int to = Math.min(found.size(), from + mostOnAPage);
        boolean last = to >= found.size();
        return Reply.json("{\"issues\":[%s]%s,\"isLast\":%s}"
                .formatted(
                        from >= to ? "" : json(found.subList(from, to)),
                        last ? "" : ",\"nextPageToken\":\"t%d\"".formatted(to),
                        last));
    }

    private Reply dataCenterPage(Map<String, String> parameters) {
        String query = parameters.get("jql");
        if (!query.startsWith("key in")) {
            page(query);
        }
        List<FakeIssue> found = found(query);
        int from = Math.min(found.size(), Integer.parseInt(parameters.getOrDefault("startAt", "0")));
        int most = Math.min(mostOnAPage, Integer.parseInt(parameters.get("maxResults")));
        List<FakeIssue> page = found.subList(from, Math.min(found.size(), from + most));
        return Reply.json("{\"startAt\":%d,\"maxResults\":%d,\"total\":%d,\"issues\":[%s]}"
                .formatted(
                        from,
                        most,
                        found.size(),
                        page.stream().map(FakeIssue::jsonWithChangelog).collect(Collectors.joining(","))));
    }

    private void page(String query) {
        jql.add(query);
        Runnable what = beforePage.remove(++pagesAsked);
        if (what != null) {
            what.run();
        }
    }

    private Reply changes(String body) {
        List<FakeIssue> asked = quoted(body.substring(0, body.indexOf(']'))).stream()
                .flatMap(id ->
                        issues.values().stream().filter(issue -> issue.id().equals(id)))
                .toList();
        List<String> all = asked.stream()
                .flatMap(issue -> issue.histories().stream()
                        .map(history -> "{\"issueId\":\"%s\",\"changeHistories\":[%s]}".formatted(issue.id(), history)))
                .toList();
        Matcher matcher = Pattern.compile("\"nextPageToken\":\"c(\\d+)\"").matcher(body);
        int from = matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
        int to = Math.min(all.size(), from + mostChanges);
        return Reply.json("{\"issueChangeLogs\":[%s]%s}"
                .formatted(
                        String.join(",", all.subList(from, to)),
                        to < all.size() ? ",\"nextPageToken\":\"c%d\"".formatted(to) : ""));
    }

    private Reply named(String body) {
        List<FakeIssue> found = quoted(body.substring(0, body.indexOf(']'))).stream()
                .flatMap(this::find)
                .distinct()
                .sorted(Comparator.comparing(FakeIssue::id))
                .toList();
        return Reply.json("{\"issues\":[%s],\"issueErrors\":[]}".formatted(json(found)));
    }

    private Reply one(String key) {
        if (forbidden.contains(key) && !cloud) {
            return error(403, "You do not have the permission to see the specified issue.");
        }
        return find(key)
                .findFirst()
                .map(issue -> Reply.json(cloud ? issue.json() : issue.jsonWithChangelog()))
                .orElse(error(404, "Issue does not exist or you do not have permission to see it."));
    }

    private Stream<FakeIssue> find(String key) {
        FakeIssue moved = formerly.get(key);
        return moved != null
                ? Stream.of(moved)
                : issues.values().stream()
                        .filter(issue -> issue.key().equalsIgnoreCase(key) && !forbidden.contains(issue.key()));
    }

    private List<FakeIssue> found(String query) {
        if (query.startsWith("key in")) {
            return quoted(query).stream().flatMap(this::find).distinct().toList();
        }
        List<String> labels = quoted(query);
        Matcher minutes = MINUTES.matcher(query);
        Instant since = minutes.find() ? now.minusSeconds(60L * Long.parseLong(minutes.group(1))) : Instant.MIN;
        return issues.values().stream()
                .filter(issue -> issue.labels().stream().anyMatch(labels::contains))
                .filter(issue -> !issue.updated().isBefore(since))
                .sorted(Comparator.comparing(FakeIssue::created).thenComparing(issue -> issue.key()))
                .toList();
    }

    private static String project(String key) {
        return key.substring(0, key.lastIndexOf('-'));
    }

    private static String json(List<FakeIssue> found) {
        return found.stream().map(FakeIssue::json).collect(Collectors.joining(","));
    }

    private static List<String> quoted(String text) {
        return QUOTED.matcher(text.replace("\\\"", "\""))
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    private static String text(String body, String name) {
        return JSON.readTree(body).path(name).stringValue("");
    }

    static String path(Asked asked) {
        int query = asked.address().indexOf('?');
        return query < 0 ? asked.address() : asked.address().substring(0, query);
    }

    static Map<String, String> parameters(Asked asked) {
        int query = asked.address().indexOf('?');
        Map<String, String> parameters = new HashMap<>();
        if (query >= 0) {
            for (String pair : asked.address().substring(query + 1).split("&", -1)) {
                String[] sides = pair.split("=", 2);
                parameters.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    static Reply error(int status, String message) {
        return Reply.json(status, "{\"errorMessages\":[\"%s\"],\"errors\":{}}".formatted(message));
    }

    static String written(Instant instant) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'+0000'")
                .withZone(java.time.ZoneOffset.UTC)
                .format(instant);
    }
}
