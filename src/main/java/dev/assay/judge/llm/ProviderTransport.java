package dev.assay.judge.llm;

import dev.assay.judge.CommitPoint;
import dev.assay.judge.CommitPoints;
import dev.assay.judge.JudgeSpec;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sends one judge's requests. It exposes what the stock client hides (status, headers and body of an error), stops
 * reading at a cap and a total deadline, follows no redirect, and adds the key only to requests for the judge's own
 * origin, so that the client library never holds it.
 */
final class ProviderTransport implements HttpClient {

    private final io.vertx.core.http.HttpClient http;
    private final Egress egress;
    private final JudgeSpec.Endpoint endpoint;
    private final Optional<Credential> credential;
    private final Envelope envelope;
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
            Egress egress,
            JudgeSpec.Endpoint endpoint,
            Optional<Credential> credential,
            Envelope envelope,
            Limits limits,
            Clock clock,
            CommitPoints points) {
        this.http = http;
        this.egress = egress;
        this.endpoint = endpoint;
        this.credential = credential;
        this.envelope = envelope;
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
        egress.check(endpoint.baseUrl());
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        answers.remove();
        URI uri = URI.create(request.url());
        RequestOptions toSend = routed(toSend(request, uri), uri);
        credential.ifPresent(present -> present.addTo(toSend, request.body()));
        CappedBody body = exchange(toSend, request.body());
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
        answers.set(envelope.read(EnvelopeBody.of(status, received)));
        return SuccessfulHttpResponse.builder()
                .statusCode(status)
                .headers(Map.of())
                .body(received.legibleText())
                .build();
    }

    /** The answer that the last call on this thread has brought; the client library hands over its text at most. */
    Optional<Answer> takeAnswer() {
        Optional<Answer> answer = Optional.ofNullable(answers.get());
        answers.remove();
        return answer;
    }

    private RawAnswer withoutKey(RawAnswer body) {
        return credential
                .map(present -> body.text()
                        .map(text -> new RawAnswer(present.maskedIn(text).getBytes(StandardCharsets.UTF_8)))
                        .orElse(body))
                .orElse(body);
    }

    private RequestOptions routed(RequestOptions toSend, URI uri) {
        if (!origin(uri).equals(origin(endpoint.baseUrl()))) {
            throw new BlockedHost(uri, "is not the host of the judge's key");
        }
        try {
            egress.route(uri, toSend);
            return toSend;
        } catch (UnknownHostException e) {
            throw new CallFailed(FaultMap.ofBroken(e, FaultMap.Progress.BEFORE_HEADERS));
        }
    }

    private static String origin(URI uri) {
        return (uri.getScheme() + "://" + uri.getHost() + ":" + EgressAllowList.port(uri)).toLowerCase(Locale.ROOT);
    }

    private RequestOptions toSend(HttpRequest request, URI uri) {
        RequestOptions toSend = new RequestOptions()
                .setMethod(HttpMethod.valueOf(request.method().name()))
                .setHost(uri.getHost())
                .setPort(EgressAllowList.port(uri))
                .setSsl("https".equals(uri.getScheme()))
                .setURI(pathAndQuery(uri))
                .setFollowRedirects(false);
        request.headers().forEach((name, values) -> {
            if (name.equalsIgnoreCase("content-type") || !JudgeSpec.Endpoint.isReserved(name)) {
                values.forEach(value -> toSend.addHeader(name, value));
            }
        });
        endpoint.headers().forEach(toSend::putHeader);
        return toSend;
    }

    private String pathAndQuery(URI uri) {
        String query = Stream.concat(
                        Optional.ofNullable(uri.getRawQuery()).stream(),
                        endpoint.query().entrySet().stream()
                                .map(extra -> encoded(extra.getKey()) + "=" + encoded(extra.getValue())))
                .collect(Collectors.joining("&"));
        return uri.getRawPath() + (query.isEmpty() ? "" : "?" + query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
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
