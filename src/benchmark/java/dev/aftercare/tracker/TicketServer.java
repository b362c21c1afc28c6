package dev.aftercare.tracker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A Jira Data Center with many tickets, in a process of its own. Every answer is there before it is asked for, so that serving
 * costs as good as nothing. {@code /change} changes one ticket in a hundred.
 */
final class TicketServer {

    private static final int ONE_IN = 100;

    private final byte[][] tickets;
    private final byte[][] changed;
    private volatile boolean isChanged;

    private TicketServer(int number) {
        tickets = new byte[number][];
        changed = new byte[(number + ONE_IN - 1) / ONE_IN][];
        for (int i = 0; i < number; i++) {
            tickets[i] = ticket(i, false);
        }
        for (int i = 0; i < changed.length; i++) {
            changed[i] = ticket(i * ONE_IN, true);
        }
    }

    /** Serves as many tickets as the first argument says, and prints its port. */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        TicketServer tickets = new TicketServer(Integer.parseInt(arguments[0]));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", tickets::answer);
        server.setExecutor(Executors.newFixedThreadPool(4, work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
        System.out.println(server.getAddress().getPort());
        // whoever started it ends it by closing its input, and by ending
        while (System.in.read() >= 0) {}
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            switch (path) {
                case "/rest/api/2/serverInfo" -> send(exchange, "{\"version\":\"9.12.1\",\"deploymentType\":\"Server\"}");
                case "/rest/api/2/myself" -> send(exchange, "{\"name\":\"aftercare\",\"displayName\":\"Aftercare\"}");
                case "/rest/api/2/status" -> send(exchange, STATUSES);
                case "/rest/api/2/search" -> sendPage(exchange, parameters(exchange.getRequestURI().getRawQuery()));
                case "/change" -> {
                    isChanged = true;
                    send(exchange, "{}");
                }
                case "/restore" -> {
                    isChanged = false;
                    send(exchange, "{}");
                }
                default -> {
                    exchange.sendResponseHeaders(404, -1);
                }
            }
        }
    }

    private void sendPage(HttpExchange exchange, Map<String, String> parameters) throws IOException {
        boolean some = String.valueOf(parameters.get("jql")).contains("updated");
        int total = some ? isChanged ? changed.length : 0 : tickets.length;
        int from = Math.min(total, Integer.parseInt(parameters.getOrDefault("startAt", "0")));
        int to = Math.min(total, from + Integer.parseInt(parameters.getOrDefault("maxResults", "50")));
        byte[] head = "{\"startAt\":%d,\"maxResults\":%d,\"total\":%d,\"issues\":["
                .formatted(from, to - from, total)
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = "]}".getBytes(StandardCharsets.UTF_8);
        long length = head.length + tail.length + Math.max(0, to - from - 1);
        for (int i = from; i < to; i++) {
            length += at(i, some).length;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
        exchange.sendResponseHeaders(200, length);
        try (OutputStream out = new java.io.BufferedOutputStream(exchange.getResponseBody(), 1 << 16)) {
            out.write(head);
            for (int i = from; i < to; i++) {
                if (i > from) {
                    out.write(',');
                }
                out.write(at(i, some));
            }
            out.write(tail);
        }
    }

    private byte[] at(int i, boolean some) {
        if (some) {
            return changed[i];
        }
        return isChanged && i % ONE_IN == 0 ? changed[i / ONE_IN] : tickets[i];
    }

    private static void send(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&", -1)) {
            String[] sides = pair.split("=", 2);
            parameters.put(sides[0], URLDecoder.decode(sides.length > 1 ? sides[1] : "", StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static final String STATUSES = "["
            + status("To Do", 1, "new") + "," + status("In Progress", 3, "indeterminate") + ","
            + status("Done", 5, "done") + "]";

    private static String status(String name, int id, String category) {
        return """
                {"self":"https://jira.example.com/rest/api/2/status/%d","description":"","iconUrl":\
                "https://jira.example.com/images/icons/statuses/generic.png","name":"%s","id":"%d","statusCategory":{"self":\
                "https://jira.example.com/rest/api/2/statuscategory/%d","id":%d,"key":"%s","colorName":"default","name":"%s"}}\
                """.formatted(id, name, id, id, id, category, name);
    }

    /** A ticket as an ordinary Jira gives it: a person with pictures, a priority, and a history of a few changes. */
    private static byte[] ticket(int number, boolean isChanged) {
        boolean done = number % 3 == 0 ^ isChanged;
        String day = "2026-%02d-%02d".formatted(1 + number / 28 % 8, 1 + number % 28);
        String histories = change(number, 1, day, "To Do", "1", "In Progress", "3")
                + (done ? "," + change(number, 2, day, "In Progress", "3", "Done", "5") : "");
        return """
                {"expand":"operations,versionedRepresentations,editmeta,changelog,renderedFields","id":"%d","self":\
                "https://jira.example.com/rest/api/2/issue/%d","key":"OPS-%d","fields":{"summary":\
                "Action %d: rehearse the failover of system %d and write down what was missing","status":%s,"resolution":%s,\
                "resolutiondate":%s,"duedate":"2026-11-%02d","priority":{"self":"https://jira.example.com/rest/api/2/priority/2",\
                "iconUrl":"https://jira.example.com/images/icons/priorities/high.svg","name":"High","id":"2"},\
                "labels":["Post-Mortem","sev2"],"assignee":%s,"created":"%sT08:00:00.%03d+0000",\
                "updated":"%s.000+0000"},"changelog":{"startAt":0,"maxResults":%d,"total":%d,"histories":[%s]}}\
                """.formatted(
                        10_000 + number,
                        10_000 + number,
                        1 + number,
                        number,
                        number % 70,
                        done ? status("Done", 5, "done") : status("In Progress", 3, "indeterminate"),
                        done ? "{\"self\":\"https://jira.example.com/rest/api/2/resolution/1\",\"id\":\"1\",\"name\":\"Fixed\"}" : "null",
                        done ? "\"" + day + "T10:00:00.000+0000\"" : "null",
                        1 + number % 28,
                        person(number),
                        day,
                        number % 1000,
                        isChanged ? "2026-08-31T12:00:00" : day + "T10:00:00",
                        done ? 2 : 1,
                        done ? 2 : 1,
                        histories)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String change(
            int number, int step, String day, String from, String fromId, String to, String toId) {
        return """
                {"id":"%d","author":%s,"created":"%sT%02d:00:00.000+0000","items":[{"field":"status","fieldtype":"jira","from":"%s",\
                "fromString":"%s","to":"%s","toString":"%s"}]}\
                """.formatted(
                        10L * number + step, person(number), day, 8 + step, fromId, from, toId, to);
    }

    private static String person(int number) {
        int who = number % 200;
        return """
                {"self":"https://jira.example.com/rest/api/2/user?username=user%d","name":"user%d","key":"JIRAUSER%d",\
                "emailAddress":"user%d@example.com","avatarUrls":{"48x48":"https://www.gravatar.com/avatar/%032d?d=mm&s=48",\
                "24x24":"https://www.gravatar.com/avatar/%032d?d=mm&s=24"},"displayName":"User Number %d","active":true,\
                "timeZone":"Europe/Paris"}\
                """.formatted(who, who, 10_000 + who, who, who, who, who);
    }
}
