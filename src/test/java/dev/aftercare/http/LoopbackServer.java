package dev.aftercare.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/** A real HTTP server on this machine that gives the answers it was told, one after the other; the last one stands. */
public final class LoopbackServer implements AutoCloseable {

    private final HttpServer server;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    private final Map<String, Deque<Reply>> replies = new ConcurrentHashMap<>();

    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private volatile Function<Asked, Reply> otherwise =
            question -> Reply.json(404, "{\"message\": \"no such address\"}");

    /** A question that came. */
    public record Asked(String method, String address, Map<String, List<String>> headers, String body) {

        /** The first value of a header; "-" where there is none. */
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> entry.getValue().get(0))
                    .findFirst()
                    .orElse("-");
        }
    }

    /** An answer. */
    public record Reply(int status, byte[] body, Map<String, String> headers, int cutAfter, long delayMillis) {

        public static Reply json(String body) {
            return json(200, body);
        }

        public static Reply json(int status, String body) {
            return new Reply(
                    status,
                    body.getBytes(StandardCharsets.UTF_8),
                    Map.of("Content-Type", "application/json;charset=UTF-8"),
                    -1,
                    0);
        }

        public Reply with(String header, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(header, value);
            return new Reply(status, body, more, cutAfter, delayMillis);
        }

        /** The connection is cut after some bytes of the body. */
        public Reply cutAfter(int bytes) {
            return new Reply(status, body, headers, bytes, delayMillis);
        }

        /** The body comes late; the head does not. */
        public Reply slow(long millis) {
            return new Reply(status, body, headers, cutAfter, millis);
        }

        public Reply gzipped() {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
                out.write(body);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            return new Reply(status, packed.toByteArray(), headers, cutAfter, delayMillis)
                    .with("Content-Encoding", "gzip");
        }
    }

    public LoopbackServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** The root of this server. */
    public URI root() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Says what is answered at an address (path and parameters as they are sent): one after the other, the last one for good. */
    public LoopbackServer at(String address, Reply... given) {
        replies.put(address, new ArrayDeque<>(List.of(given)));
        return this;
    }

    /** Says what is answered everywhere else. */
    public LoopbackServer otherwise(Function<Asked, Reply> answer) {
        otherwise = answer;
        return this;
    }

    /** What was asked so far. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** The addresses that were asked so far. */
    public List<String> addresses() {
        return asked.stream().map(Asked::address).toList();
    }

    /** Forgets what was asked so far. */
    public void forget() {
        asked.clear();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Asked question = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            asked.add(question);
            send(exchange, reply(question));
        }
    }

    private synchronized Reply reply(Asked question) {
        Deque<Reply> queue = replies.get(question.address());
        if (queue == null) {
            return otherwise.apply(question);
        }
        return queue.size() > 1 ? queue.removeFirst() : queue.getFirst();
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        boolean bodiless = reply.status() == 204 || reply.status() == 304;
        exchange.sendResponseHeaders(reply.status(), bodiless || reply.body().length == 0 ? -1 : reply.body().length);
        if (reply.delayMillis() > 0) {
            exchange.getResponseBody().flush();
            pause(reply.delayMillis());
        }
        if (!bodiless && reply.body().length > 0) {
            int length = reply.cutAfter() < 0 ? reply.body().length : reply.cutAfter();
            exchange.getResponseBody().write(reply.body(), 0, length);
            exchange.getResponseBody().flush();
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
