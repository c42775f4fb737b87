package dev.assay.judge.llm;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends one judge's requests. It exposes what the stock client hides (status, headers and body of an error), stops
 * reading at a cap and a total deadline, follows no redirect, and adds the key only to requests for the judge's own
 * origin, so that the client library never holds it.
 */
final class ProviderTransport implements HttpClient {

    /** Headers that the client library must not set, or that the HTTP client sets itself. */
    private static final Set<String> OWN_HEADERS = Set.of("authorization", "host", "content-length", "connection");

    private final java.net.http.HttpClient http;
    private final EgressAllowList allowed;
    private final URI baseUrl;
    private final Optional<ApiKey> key;
    private final Limits limits;
    private final Clock clock;

    /**
     * Bounds of one exchange.
     *
     * @param deadline from the first byte sent to the last one read
     * @param maxBytes of a body
     */
    record Limits(Duration deadline, int maxBytes) {}

    ProviderTransport(
            java.net.http.HttpClient http,
            EgressAllowList allowed,
            URI baseUrl,
            Optional<ApiKey> key,
            Limits limits,
            Clock clock) {
        this.http = http;
        this.allowed = allowed;
        this.baseUrl = baseUrl;
        this.key = key;
        this.limits = limits;
        this.clock = clock;
    }

    /** The client as the client library wants it; its timeouts are not used, the deadline covers them. */
    HttpClientBuilder asBuilder() {
        return new Builder(this);
    }

    /** Throws {@link BlockedHost} where requests of this judge would not be sent. */
    void checkAllowed() {
        try {
            allowed.check(baseUrl);
        } catch (UnknownHostException mayResolveWhenSending) {
            return;
        }
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        URI uri = URI.create(request.url());
        checkTarget(uri);
        HttpResponse<CappedBody.Content> response = exchange(toSend(request, uri));
        int status = response.statusCode();
        RawAnswer body = withoutKey(response.body().bytes());
        if (status < 200 || status >= 300) {
            throw new CallFailed(FaultMap.ofStatus(status, body.legibleText(), body.stored())
                    .after(RetryAfter.in(response.headers(), clock.instant())));
        }
        if (response.body().extent() == CappedBody.Extent.CUT) {
            throw new CallFailed(FaultMap.tooLarge(status, body.stored()));
        }
        if (response.headers().firstValue("content-encoding").isPresent()) {
            throw new CallFailed(FaultMap.badEnvelope(status, body.stored()));
        }
        Answer answer = OpenAiEnvelope.read(status, body);
        if (answer.problem().isPresent()) {
            throw new CallDeclined(answer);
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(status)
                .headers(response.headers().map())
                .body(body.legibleText())
                .build();
    }

    private RawAnswer withoutKey(RawAnswer body) {
        return key.map(present -> body.text()
                        .map(text -> new RawAnswer(present.maskedIn(text).getBytes(StandardCharsets.UTF_8)))
                        .orElse(body))
                .orElse(body);
    }

    private void checkTarget(URI uri) {
        if (!origin(uri).equals(origin(baseUrl))) {
            throw new BlockedHost(uri, "is not the host of the judge's key");
        }
        try {
            allowed.check(uri);
        } catch (UnknownHostException e) {
            throw new CallFailed(FaultMap.ofBroken(e, FaultMap.Progress.BEFORE_HEADERS));
        }
    }

    private static String origin(URI uri) {
        return (uri.getScheme() + "://" + uri.getHost() + ":" + uri.getPort()).toLowerCase(Locale.ROOT);
    }

    private java.net.http.HttpRequest toSend(HttpRequest request, URI uri) {
        java.net.http.HttpRequest.Builder toSend = java.net.http.HttpRequest.newBuilder(uri)
                .method(request.method().name(), BodyPublishers.ofString(request.body()))
                // an upgrade offer on plain http confuses small servers; TLS negotiates HTTP/2 without one
                .version("https".equals(uri.getScheme()) ? Version.HTTP_2 : Version.HTTP_1_1);
        request.headers().forEach((name, values) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> toSend.header(name, value));
            }
        });
        key.ifPresent(present -> toSend.header("Authorization", present.bearer()));
        return toSend.build();
    }

    private HttpResponse<CappedBody.Content> exchange(java.net.http.HttpRequest request) {
        AtomicBoolean isInBody = new AtomicBoolean();
        CompletableFuture<HttpResponse<CappedBody.Content>> exchange = http.sendAsync(request, headers -> {
            isInBody.set(true);
            return new CappedBody(limits.maxBytes());
        });
        try {
            return exchange.get(limits.deadline().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new CallFailed(FaultMap.deadlinePassed());
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new CallInterrupted();
        } catch (ExecutionException e) {
            FaultMap.Progress progress = isInBody.get() ? FaultMap.Progress.IN_BODY : FaultMap.Progress.BEFORE_HEADERS;
            throw new CallFailed(FaultMap.ofBroken(e.getCause(), progress));
        }
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("an answer is whole or it is not there: judges do not stream");
    }

    private record Builder(ProviderTransport transport) implements HttpClientBuilder {

        @Override
        public Duration connectTimeout() {
            return transport.limits.deadline();
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return transport.limits.deadline();
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            return this;
        }

        @Override
        public HttpClient build() {
            return transport;
        }
    }
}
