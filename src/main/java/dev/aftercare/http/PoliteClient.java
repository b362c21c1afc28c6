package dev.aftercare.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Asks one server for JSON: as slowly as it wants, as often as it takes within limits, and only that server. What the server
 * refuses is a result; what could not be got is {@link ServerUnavailable}. Thread-safe.
 */
public final class PoliteClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int MOST_REDIRECTS = 5;

    private static final int MOST_PAGES = 20_000;

    private static final Duration LIMIT_WITHOUT_TIME = Duration.ofMinutes(1);

    private static final String USER_AGENT = "Aftercare (batch job that reads postmortems and their tickets)";

    private final URI base;

    private final Credentials credentials;

    private final HttpLimits limits;

    private final Clock clock;

    private final WaitingBudget budget;

    private final HttpClient http;

    private final Semaphore inFlight;

    /** A page of a list, and what to do with it. */
    @FunctionalInterface
    public interface PageReader {

        /**
         * Reads a page.
         *
         * @return the address of the next page; empty after the last one
         */
        Optional<String> read(Answer.Found page) throws ServerUnavailable;
    }

    PoliteClient(
            URI base, Credentials credentials, HttpLimits limits, Clock clock, Pause pause, RandomGenerator jitter) {
        this.base = checked(base);
        this.credentials = credentials;
        this.limits = limits;
        this.clock = clock;
        this.budget = new WaitingBudget(limits, pause, jitter);
        this.inFlight = new Semaphore(limits.inFlight());
        boolean secure = "https".equalsIgnoreCase(base.getScheme());
        this.http = HttpClient.newBuilder()
                .connectTimeout(limits.connect())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(secure ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .build();
    }

    private static URI checked(URI base) {
        String scheme = Objects.requireNonNullElse(base.getScheme(), "").toLowerCase(Locale.ROOT);
        if ((!scheme.equals("https") && !scheme.equals("http")) || base.getHost() == null) {
            throw new IllegalArgumentException("the address of a server begins with https:// or http:// and its name");
        }
        if (base.getRawUserInfo() != null) {
            throw new IllegalArgumentException("the address of a server holds no user and no password");
        }
        return base;
    }

    /**
     * Asks for what lies at an address.
     *
     * @param address relative to the base, from the server's root (with a slash), or whole and on the same server
     */
    public Answer get(String address) throws ServerUnavailable {
        return ask(HttpRequest.newBuilder(resolved(address)).GET());
    }

    /** Asks whether what lies at an address changed since the mark of an earlier answer. */
    public Answer getIfChanged(String address, String etag) throws ServerUnavailable {
        return ask(HttpRequest.newBuilder(resolved(address)).GET().header("If-None-Match", etag));
    }

    /** Asks a question that does not fit into an address. It may be asked again, so it must change nothing. */
    public Answer post(String address, JsonNode question) throws ServerUnavailable {
        return ask(HttpRequest.newBuilder(resolved(address))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(question.toString())));
    }

    /**
     * Reads a list page by page. A server that gives the same page again is not followed in a circle: the list is not
     * complete then, so that is a failure.
     *
     * @return what the server refused; empty where the whole list was read
     */
    public Optional<Answer.Refused> pages(String first, PageReader reader) throws ServerUnavailable {
        Set<URI> asked = new HashSet<>();
        Optional<String> next = Optional.of(first);
        while (next.isPresent()) {
            URI address = resolved(next.get());
            if (!asked.add(address) || asked.size() > MOST_PAGES) {
                throw new ServerUnavailable(
                        shown(address)
                                + ": the server leads to the same page again and again, so the list is not complete; try again later");
            }
            Answer answer = get(address.toString());
            if (answer instanceof Answer.Refused refused) {
                return Optional.of(refused);
            }
            next = answer instanceof Answer.Found page ? reader.read(page) : Optional.empty();
        }
        return Optional.empty();
    }

    /** How long was waited so far. */
    public Duration waited() {
        return budget.waited();
    }

    private URI resolved(String address) throws ServerUnavailable {
        try {
            String root = base.getScheme() + "://" + base.getRawAuthority();
            URI uri;
            if (address.startsWith("http://") || address.startsWith("https://")) {
                uri = URI.create(address);
            } else if (address.startsWith("/")) {
                uri = URI.create(root + address);
            } else {
                String folder = Objects.requireNonNullElse(base.getRawPath(), "");
                uri = URI.create(root + folder + (folder.endsWith("/") ? "" : "/") + address);
            }
            return onlyHere(uri);
        } catch (IllegalArgumentException itsMessageQuotesTheAddress) {
            throw new ServerUnavailable(shown(base) + ": the server leads to an address that is none; try again later");
        }
    }

    // What we say of ourselves must not reach another server.
    private URI onlyHere(URI uri) throws ServerUnavailable {
        boolean same = Objects.equals(lower(uri.getHost()), lower(base.getHost()))
                && (lower(uri.getScheme()).equals(lower(base.getScheme())) && port(uri) == port(base)
                        || (lower(uri.getScheme()).equals("https") && port(base) == 80 && port(uri) == 443));
        if (!same) {
            throw new ServerUnavailable(
                    "%s: the server leads to %s, which is another one, and was not followed; if that is where it lies now, configure that address"
                            .formatted(shown(base), shown(uri)));
        }
        return uri;
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : lower(uri.getScheme()).equals("https") ? 443 : 80;
    }

    private Answer ask(HttpRequest.Builder question) throws ServerUnavailable {
        HttpRequest request = dressed(question);
        for (int attempt = 1; ; attempt++) {
            try {
                return answer(request, send(request));
            } catch (Again again) {
                if (!again.worthwhile || attempt >= limits.attempts()) {
                    String tried = attempt == 1 ? "" : " (asked %d times)".formatted(attempt);
                    throw new ServerUnavailable(
                            shown(request.uri()) + ": " + again.sentence + tried + "; " + again.advice,
                            again.getCause(),
                            again.webPage);
                }
                budget.wait(attempt, again.asked, shown(request.uri()) + ": " + again.sentence);
            }
        }
    }

    private HttpRequest dressed(HttpRequest.Builder question) {
        question.header("Accept", "application/json")
                .header("Accept-Encoding", "gzip")
                .header("User-Agent", USER_AGENT)
                .timeout(limits.answer());
        if (!credentials.isNone()) {
            question.header(credentials.header(), credentials.value());
        }
        return question.build();
    }

    private HttpResponse<byte[]> send(HttpRequest first) throws Again, ServerUnavailable {
        HttpRequest request = first;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpResponse<byte[]> response = sendOnce(request);
            Optional<String> location = response.headers().firstValue("Location");
            int status = response.statusCode();
            if (status < 300 || status >= 400 || status == 304 || location.isEmpty()) {
                return response;
            }
            if (!request.method().equals("GET") && status != 307 && status != 308) {
                throw Again.useless("the server answers a question with a redirect", "check the address");
            }
            request = HttpRequest.newBuilder(request, (name, value) -> true)
                    .uri(redirected(request.uri(), location.get()))
                    .build();
        }
        throw Again.useless("the server redirects in a circle", "check the address");
    }

    private URI redirected(URI from, String location) throws ServerUnavailable {
        try {
            return onlyHere(from.resolve(location));
        } catch (IllegalArgumentException itsMessageQuotesTheAddress) {
            throw new ServerUnavailable(shown(from) + ": the server redirects to an address that is none");
        }
    }

    private HttpResponse<byte[]> sendOnce(HttpRequest request) throws Again, ServerUnavailable {
        budget.waitForLimit();
        CompletableFuture<HttpResponse<byte[]>> open = null;
        try {
            inFlight.acquire();
            try {
                open = http.sendAsync(request, head -> new LimitedBody(limits.mostBytes()));
                // The request's own time limit ends with the head of the answer; this one holds for its body, too.
                return open.get(limits.answer().toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                inFlight.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerUnavailable(
                    shown(request.uri()) + ": the run was stopped while it waited for an answer", e);
        } catch (TimeoutException e) {
            throw Again.tired(slow(), e);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        } finally {
            if (open != null) {
                open.cancel(true);
            }
        }
    }

    private String slow() {
        return "the server gave no whole answer within %d s"
                .formatted(Math.max(1, limits.answer().toSeconds()));
    }

    private Again failure(Throwable cause) {
        if (has(cause, LimitedBody.TooLarge.class)) {
            return tooLarge();
        }
        if (has(cause, UnknownHostException.class) || has(cause, java.nio.channels.UnresolvedAddressException.class)) {
            return Again.tired("there is no server of this name", cause);
        }
        if (has(cause, HttpConnectTimeoutException.class) || has(cause, ConnectException.class)) {
            return Again.tired("the server takes no connection", cause);
        }
        if (has(cause, SSLException.class)) {
            return new Again(
                    "the encrypted connection failed",
                    "check its certificate, or add it to Java's trust store",
                    false,
                    null,
                    cause);
        }
        if (has(cause, java.net.http.HttpTimeoutException.class)) {
            return Again.tired(slow(), cause);
        }
        return Again.tired("the connection was cut before the answer was complete", cause);
    }

    private Again tooLarge() {
        return Again.useless(
                "the answer is larger than %d MB and was not read"
                        .formatted(Math.max(1, limits.mostBytes() / 1_000_000)),
                "ask for less");
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
        Throwable each = failure;
        for (int depth = 0; each != null && depth < 10; depth++) {
            if (kind.isInstance(each)) {
                return true;
            }
            each = each.getCause();
        }
        return false;
    }

    private Answer answer(HttpRequest request, HttpResponse<byte[]> response) throws Again {
        int status = response.statusCode();
        HttpHeaders headers = response.headers();
        if (Waiting.isUsedUp(headers)) {
            Waiting.reset(headers, clock).ifPresent(budget::limitUsedUp);
        }
        if (status == 304) {
            return new Answer.NotModified();
        }
        boolean spokenLimit = status == 403 && saysLimit(response);
        if (isAgain(status, headers) || spokenLimit) {
            throw new Again(
                    status == 429 || status == 403
                            ? "the server asks us to come back later (%d)".formatted(status)
                            : "the server answers with an error (%d)".formatted(status),
                    "try again later",
                    true,
                    Waiting.asked(headers, clock).orElse(spokenLimit ? LIMIT_WITHOUT_TIME : null),
                    null);
        }
        if (status >= 400) {
            return refused(request.uri(), status, response);
        }
        if (status >= 300 || status < 200) {
            throw Again.useless(
                    "the server gives an answer that we do not understand (%d)".formatted(status), "check the address");
        }
        return new Answer.Found(request.uri(), json(response), headers);
    }

    // GitHub's limits come as 403, too.
    private static boolean isAgain(int status, HttpHeaders headers) {
        return status >= 500
                || status == 429
                || status == 408
                || (status == 403 && (headers.firstValue("Retry-After").isPresent() || Waiting.isUsedUp(headers)));
    }

    // GitHub's secondary limits may come without any header; its documentation asks for a minute then.
    private boolean saysLimit(HttpResponse<byte[]> response) {
        String said = Complaint.of(bodyOrNothing(response)).toLowerCase(Locale.ROOT);
        return said.contains("rate limit") || said.contains("abuse detection");
    }

    private JsonNode json(HttpResponse<byte[]> response) throws Again {
        byte[] body = body(response);
        if (body.length == 0 && response.statusCode() == 204) {
            return MissingNode.getInstance();
        }
        String type = response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (type.startsWith("text/html")) {
            Again page = Again.useless(
                    "the answer is a web page and no JSON",
                    "check the address, and whether a login page or a proxy stands before the server");
            page.webPage = true;
            throw page;
        }
        try {
            JsonNode json = JSON.readTree(body);
            if (json != null && !json.isMissingNode()) {
                return json;
            }
        } catch (JacksonException noJson) {
            // its message would quote the body
        }
        throw new Again("the answer is no JSON, or only a part of it", "check the address", true, null, null);
    }

    private byte[] body(HttpResponse<byte[]> response) throws Again {
        boolean packed = response.headers()
                .firstValue("Content-Encoding")
                .filter(coding -> coding.toLowerCase(Locale.ROOT).contains("gzip"))
                .isPresent();
        if (!packed || response.body().length == 0) {
            return response.body();
        }
        try {
            return LimitedBody.unzipped(response.body(), limits.mostBytes());
        } catch (LimitedBody.TooLarge e) {
            throw tooLarge();
        } catch (IOException e) {
            throw Again.tired("the answer cannot be unpacked", e);
        }
    }

    private Answer.Refused refused(URI address, int status, HttpResponse<byte[]> response) {
        String said = credentials.hiddenIn(Complaint.of(bodyOrNothing(response)));
        String quoted = said.isEmpty() ? "" : " (\"" + said + "\")";
        return new Answer.Refused(
                reason(status),
                status,
                shown(address) + ": "
                        + switch (reason(status)) {
                            case UNKNOWN_USER ->
                                "the server does not know us (401)" + quoted + "; check user and token";
                            case FORBIDDEN ->
                                "we may not see this (403)" + quoted + "; give the token's user the right to read it";
                            case NOT_FOUND ->
                                "the server has no such thing, or hides it from us (404)" + quoted
                                        + "; check the name, and the rights of the token's user";
                            case GONE -> "the server no longer has this (410)" + quoted;
                            case BAD_QUESTION ->
                                "the server does not take the question (%d)".formatted(status) + quoted;
                        });
    }

    private byte[] bodyOrNothing(HttpResponse<byte[]> response) {
        try {
            return body(response);
        } catch (Again unreadable) {
            return new byte[0];
        }
    }

    private static Answer.Reason reason(int status) {
        return switch (status) {
            case 401 -> Answer.Reason.UNKNOWN_USER;
            case 403 -> Answer.Reason.FORBIDDEN;
            case 404 -> Answer.Reason.NOT_FOUND;
            case 410 -> Answer.Reason.GONE;
            default -> Answer.Reason.BAD_QUESTION;
        };
    }

    /** An address for a person: without parameters, which are long, and without a user. */
    private static String shown(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port + Objects.requireNonNullElse(uri.getPath(), "");
    }

    /** An attempt that failed. */
    private static final class Again extends Exception {

        private static final long serialVersionUID = 1;

        private final String sentence;

        private final String advice;

        private final boolean worthwhile;

        private boolean webPage;

        private final transient @Nullable Duration asked;

        private Again(
                String sentence,
                String advice,
                boolean worthwhile,
                @Nullable Duration asked,
                @Nullable Throwable cause) {
            super(sentence, cause);
            this.sentence = sentence;
            this.advice = advice;
            this.worthwhile = worthwhile;
            this.asked = asked;
        }

        /** A failure that may pass. */
        private static Again tired(String sentence, Throwable cause) {
            return new Again(sentence, "check the address and the network, or try again later", true, null, cause);
        }

        /** A failure that no waiting mends. */
        private static Again useless(String sentence, String advice) {
            return new Again(sentence, advice, false, null, null);
        }
    }
}
