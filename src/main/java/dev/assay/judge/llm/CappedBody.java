package dev.assay.judge.llm;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads a body up to a number of bytes and stops the transfer there. */
final class CappedBody implements BodySubscriber<CappedBody.Content> {

    /** What was read. */
    record Content(RawAnswer bytes, Extent extent) {}

    /** Whether the body went on behind what was read. */
    enum Extent {
        WHOLE,
        CUT
    }

    private final int maxBytes;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final CompletableFuture<Content> body = new CompletableFuture<>();
    private Flow.@Nullable Subscription transfer;

    CappedBody(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public CompletionStage<Content> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        transfer = subscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            int room = maxBytes - received.size();
            byte[] chunk = new byte[Math.min(room, buffer.remaining())];
            buffer.get(chunk);
            received.writeBytes(chunk);
            if (buffer.hasRemaining()) {
                if (transfer != null) {
                    transfer.cancel();
                }
                body.complete(new Content(new RawAnswer(received.toByteArray()), Extent.CUT));
                return;
            }
        }
    }

    @Override
    public void onError(Throwable cause) {
        body.completeExceptionally(cause);
    }

    @Override
    public void onComplete() {
        body.complete(new Content(new RawAnswer(received.toByteArray()), Extent.WHOLE));
    }
}
