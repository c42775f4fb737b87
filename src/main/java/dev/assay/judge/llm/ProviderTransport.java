package dev.assay.judge.llm;

import dev.assay.judge.CommitPoint;
import dev.assay.judge.CommitPoints;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends one judge's requests. It exposes what the stock client hides (status, headers and body of an error), stops
 * reading at a cap and a total deadline, follows no redirect, and adds the key only to requests for the judge's own
 * origin, so that the client library never holds it.
 */
final class ProviderTransport implements HttpClient {

    /** Headers that the client library must not set, or that the HTTP client sets itself. */
    private static final Set<String> OWN_HEADERS = Set.of("authorization", "host", "content-length", "connection");

    private final io.vertx.core.http.HttpClient http;
    private final EgressAllowList allowed;
    private final URI baseUrl;
    private final Optional<ApiKey> key;
    private final Limits limits;
    private final Clock clock;
    private final CommitPoints points;
    private final ThreadLocal<Answer> answers = new ThreadLocal<>();

    /**
     * Bounds of one exchange.
     *
     * @param deadline from the first byte sent to the last one read
     * @param maxBytes of a body
     */
    record Limits(Duration deadline, int maxBytes) {}

    ProviderTransport(
            io.vertx.core.http.HttpClient http,
            EgressAllowList allowed,
            URI baseUrl,
            Optional<ApiKey> key,
            Limits limits,
            Clock clock,
            CommitPoints points) {
        this.http = http;
        this.allowed = allowed;
        this.baseUrl = baseUrl;
        this.key = key;
        this.limits = limits;
        this.clock = clock;
        this.points = points;
    }

    /** The client as the client library wants it; its timeouts are not used, the deadline covers them. */
    HttpClientBuilder asBuilder() {
        return new Builder(this);
    }

    /** Throws {@link BlockedHost} where requests of this judge would not be sent. */
    void checkAllowed() {
        try {
            allowed.admit(baseUrl);
        } catch (UnknownHostException mayResolveWhenSending) {
            return;
        }
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        URI uri = URI.create(request.url());
        CappedBody body = exchange(toSend(request, uri, address(uri)), request.body());
        RawAnswer received = withoutKey(body.bytes());
        int status = body.status();
        if (status < 200 || status >= 300) {
            throw new CallFailed(FaultMap.ofStatus(status, received.legibleText(), received.stored())
                    .after(RetryAfter.in(body.headers(), clock.instant())));
        }
        if (body.extent() == CappedBody.Extent.CUT) {
            throw new CallFailed(FaultMap.tooLarge(status, received.stored()));
        }
        if (body.headers().contains("content-encoding")) {
            throw new CallFailed(FaultMap.badEnvelope(status, received.stored()));
        }
        Answer answer = OpenAiEnvelope.read(status, received);
        if (answer.problem().isPresent()) {
            throw new CallDeclined(answer);
        }
        answers.set(answer);
        return SuccessfulHttpResponse.builder()
                .statusCode(status)
                .headers(Map.of())
                .body(received.legibleText())
                .build();
    }

    /** The answer that the last call on this thread has brought; the client library hands over its text alone. */
    Answer takeAnswer() {
        Answer answer = answers.get();
        answers.remove();
        return answer;
    }

    private RawAnswer withoutKey(RawAnswer body) {
        return key.map(present -> body.text()
                        .map(text -> new RawAnswer(present.maskedIn(text).getBytes(StandardCharsets.UTF_8)))
                        .orElse(body))
                .orElse(body);
    }

    private InetAddress address(URI uri) {
        if (!origin(uri).equals(origin(baseUrl))) {
            throw new BlockedHost(uri, "is not the host of the judge's key");
        }
        try {
            return allowed.admit(uri);
        } catch (UnknownHostException e) {
            throw new CallFailed(FaultMap.ofBroken(e, FaultMap.Progress.BEFORE_HEADERS));
        }
    }

    private static String origin(URI uri) {
        return (uri.getScheme() + "://" + uri.getHost() + ":" + uri.getPort()).toLowerCase(Locale.ROOT);
    }

    /** The request goes to the address that was checked, in the name of the host. */
    private RequestOptions toSend(HttpRequest request, URI uri, InetAddress address) {
        boolean isTls = "https".equals(uri.getScheme());
        int port = uri.getPort() >= 0 ? uri.getPort() : isTls ? 443 : 80;
        RequestOptions toSend = new RequestOptions()
                .setMethod(HttpMethod.valueOf(request.method().name()))
                .setHost(uri.getHost())
                .setPort(port)
                .setSsl(isTls)
                .setURI(uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()))
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
                .setFollowRedirects(false);
        request.headers().forEach((name, values) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> toSend.addHeader(name, value));
            }
        });
        key.ifPresent(present -> toSend.putHeader("Authorization", present.bearer()));
        return toSend;
    }

    private CappedBody exchange(RequestOptions request, String body) {
        Exchange exchange = new Exchange(limits.maxBytes(), () -> points.reached(CommitPoint.AFTER_SEND));
        exchange.begin(http, request, body);
        try {
            return exchange.answer().get(limits.deadline().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            exchange.abandon();
            throw new CallFailed(FaultMap.deadlinePassed());
        } catch (InterruptedException e) {
            exchange.abandon();
            Thread.currentThread().interrupt();
            throw new CallInterrupted();
        } catch (ExecutionException e) {
            throw new CallFailed(FaultMap.ofBroken(e.getCause(), exchange.progress()));
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
