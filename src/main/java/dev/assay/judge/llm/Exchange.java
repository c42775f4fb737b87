package dev.assay.judge.llm;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.CompletableFuture;

/** One request and its answer. The transfer stops where the answer grows too large or nobody waits for it any more. */
final class Exchange {

    private final int maxBytes;
    private final Runnable sent;
    private final CompletableFuture<CappedBody> answer = new CompletableFuture<>();
    private volatile FaultMap.Progress progress = FaultMap.Progress.BEFORE_HEADERS;

    /**
     * @param maxBytes of the body
     * @param sent told when the whole request was written
     */
    Exchange(int maxBytes, Runnable sent) {
        this.maxBytes = maxBytes;
        this.sent = sent;
    }

    void begin(HttpClient http, RequestOptions options, String body) {
        http.request(options).onFailure(answer::completeExceptionally).onSuccess(request -> send(request, body));
    }

    /** Completes with the answer, or with what broke. */
    CompletableFuture<CappedBody> answer() {
        return answer;
    }

    /** How far it had come when it broke. */
    FaultMap.Progress progress() {
        return progress;
    }

    /** Nobody waits any more: the connection is given up, whatever it is doing. */
    void abandon() {
        answer.cancel(false);
    }

    private void send(HttpClientRequest request, String body) {
        answer.whenComplete((done, failed) -> {
            if (failed != null || done.extent() == CappedBody.Extent.CUT) {
                request.reset();
            }
        });
        if (answer.isDone()) {
            return;
        }
        request.exceptionHandler(answer::completeExceptionally);
        request.response().onFailure(answer::completeExceptionally).onSuccess(this::read);
        request.end(Buffer.buffer(body))
                .onFailure(answer::completeExceptionally)
                .onSuccess(written -> sent.run());
    }

    private void read(HttpClientResponse response) {
        progress = FaultMap.Progress.IN_BODY;
        Buffer received = Buffer.buffer();
        response.exceptionHandler(answer::completeExceptionally);
        response.handler(chunk -> {
            int room = maxBytes - received.length();
            received.appendBuffer(chunk, 0, Math.min(room, chunk.length()));
            if (chunk.length() > room) {
                complete(response, received, CappedBody.Extent.CUT);
            }
        });
        response.endHandler(end -> complete(response, received, CappedBody.Extent.WHOLE));
    }

    private void complete(HttpClientResponse response, Buffer received, CappedBody.Extent extent) {
        answer.complete(
                new CappedBody(response.statusCode(), response.headers(), new RawAnswer(received.getBytes()), extent));
    }
}
