package dev.aftercare.source.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** A git server that speaks git's smart HTTP on the loopback interface, and wants a token. */
final class GitServer implements AutoCloseable {

    private final Repository repository;
    private final String token;
    private final HttpServer server;
    private final List<String> fetches = Collections.synchronizedList(new ArrayList<>());

    GitServer(Repository repository, String token) throws IOException {
        this.repository = repository;
        this.token = token;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/postmortems.git/info/refs", exchange -> answer(exchange, this::advertise));
        server.createContext("/postmortems.git/git-upload-pack", exchange -> answer(exchange, this::upload));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:%d/postmortems.git"
                .formatted(server.getAddress().getPort());
    }

    /** How often something was fetched. */
    int fetches() {
        return fetches.size();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private interface Service {
        void serve(HttpExchange exchange, ByteArrayOutputStream out) throws IOException;
    }

    private void answer(HttpExchange exchange, Service service) throws IOException {
        try (exchange) {
            String given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            String wanted = Base64.getEncoder().encodeToString(("oauth2:" + token).getBytes(StandardCharsets.UTF_8));
            if (!given.equals("Basic " + wanted)) {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"git\"");
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            service.serve(exchange, out);
            exchange.sendResponseHeaders(200, out.size());
            exchange.getResponseBody().write(out.toByteArray());
        }
    }

    private void advertise(HttpExchange exchange, ByteArrayOutputStream out) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/x-git-upload-pack-advertisement");
        PacketLineOut lines = new PacketLineOut(out);
        lines.writeString("# service=git-upload-pack\n");
        lines.end();
        UploadPack upload = new UploadPack(repository);
        upload.setBiDirectionalPipe(false);
        upload.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines));
    }

    private void upload(HttpExchange exchange, ByteArrayOutputStream out) throws IOException {
        fetches.add(exchange.getRequestURI().toString());
        exchange.getResponseHeaders().add("Content-Type", "application/x-git-upload-pack-result");
        UploadPack upload = new UploadPack(repository);
        upload.setBiDirectionalPipe(false);
        try (InputStream in = body(exchange)) {
            upload.upload(in, out, null);
        } catch (UncheckedIOException broken) {
            throw new IOException(broken);
        }
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        return "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                ? new GZIPInputStream(exchange.getRequestBody())
                : exchange.getRequestBody();
    }
}
