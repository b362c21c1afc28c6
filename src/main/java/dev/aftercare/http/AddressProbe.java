package dev.aftercare.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks one address once, and says what it answers. It follows no redirect, reads no more than a limit, waits no longer than a
 * limit, and asks no address that {@link AddressRanges} refuse.
 */
public final class AddressProbe {

    private final AddressRanges ranges;
    private final HttpLimits limits;

    /** A probe; of the limits the times and the size count. */
    public AddressProbe(AddressRanges ranges, HttpLimits limits) {
        this.ranges = ranges;
        this.limits = limits;
    }

    /** What came of asking. */
    public sealed interface Outcome {}

    /**
     * It answered.
     *
     * @param status the HTTP status
     * @param body the body as text
     */
    public record Answered(int status, String body) implements Outcome {}

    /**
     * Nothing can be said of what is there.
     *
     * @param sentence why
     */
    public record NotAsked(String sentence) implements Outcome {}

    /**
     * Asks an address.
     *
     * @param address an http or https address with a host
     */
    public Outcome ask(URI address) {
        if (address.getRawUserInfo() != null) {
            return new NotAsked("the address holds a user or a password, which are never sent; write it without");
        }
        Optional<String> refused = refusal(address);
        if (refused.isPresent()) {
            return new NotAsked(refused.get());
        }
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(limits.connect())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        return answer(client, address);
    }

    // The name is looked up once more when it is asked; Java answers from what it has just looked up.
    private Optional<String> refusal(URI address) {
        String host = address.getHost();
        if (host == null) {
            return Optional.of("the address has no host; write https://host/path");
        }
        try {
            for (InetAddress one : InetAddress.getAllByName(host)) {
                Optional<String> refusal = ranges.refusal(one);
                if (refusal.isPresent()) {
                    return Optional.of("%s (%s) is not asked: %s".formatted(host, one.getHostAddress(), refusal.get()));
                }
            }
            return Optional.empty();
        } catch (UnknownHostException unknown) {
            return Optional.of("the host %s is not known".formatted(host));
        }
    }

    private Outcome answer(HttpClient client, URI address) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(limits.answer())
                .header("User-Agent", "Aftercare")
                .GET()
                .build();
        Duration whole = limits.answer();
        CompletableFuture<HttpResponse<byte[]>> sent =
                client.sendAsync(request, head -> new LimitedBody(limits.mostBytes()));
        try {
            // the limit of a request ends with its head; the body has to be there in time, too
            HttpResponse<byte[]> response = sent.get(whole.toMillis(), TimeUnit.MILLISECONDS);
            int status = response.statusCode();
            if (status >= 300 && status < 400) {
                return new NotAsked(
                        "it answers %d and leads elsewhere (%s), where nobody followed; configure where it lies now"
                                .formatted(
                                        status,
                                        response.headers()
                                                .firstValue("Location")
                                                .orElse("it does not say where")));
            }
            return new Answered(status, new String(response.body(), StandardCharsets.UTF_8));
        } catch (ExecutionException failed) {
            return new NotAsked(sentence(failed.getCause()));
        } catch (TimeoutException late) {
            sent.cancel(true);
            return new NotAsked("it did not answer within %d seconds".formatted(Math.max(1, whole.toSeconds())));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new NotAsked("the run was stopped before it answered");
        }
    }

    private String sentence(@org.jspecify.annotations.Nullable Throwable failure) {
        Throwable cause = failure;
        while (cause != null) {
            if (cause instanceof LimitedBody.TooLarge) {
                return "its answer is larger than %d bytes and was not read".formatted(limits.mostBytes());
            }
            if (cause instanceof HttpTimeoutException) {
                return "it did not answer within %d seconds"
                        .formatted(Math.max(1, limits.answer().toSeconds()));
            }
            cause = cause.getCause();
        }
        return "it cannot be reached (%s)"
                .formatted(
                        failure instanceof IOException && failure.getMessage() != null
                                ? failure.getMessage().lines().findFirst().orElse("")
                                : failure == null ? "" : failure.getClass().getSimpleName());
    }
}
