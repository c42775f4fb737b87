package dev.assay.edge.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.access.Caller;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.edge.store.IdempotencyKeys;
import dev.assay.edge.store.Outage;
import dev.assay.edge.store.Patience;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Honours {@code Idempotency-Key}: replays a finished request, refuses one in flight or with another payload. */
@Provider
@Idempotent
class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String HEADER = "Idempotency-Key";
    private static final String TAKEN = "assay.idempotency-key";
    private static final int LONGEST_KEY = 200;

    private final IdempotencyKeys keys;
    private final Patience patience;
    private final ObjectMapper json;

    IdempotencyFilter(IdempotencyKeys keys, Patience patience, ObjectMapper json) {
        this.keys = keys;
        this.patience = patience;
        this.json = json;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        String key = request.getHeaderString(HEADER);
        if (key == null) {
            return;
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new Refusal(
                    ProblemKind.INVALID_REQUEST,
                    HEADER + " must have 1 to " + LONGEST_KEY + " characters",
                    "A UUID is a good key.");
        }
        String line =
                request.getMethod() + " " + request.getUriInfo().getRequestUri().getRawPath();
        Optional<IdempotencyKeys.Known> known = keys.take(Caller.DEFAULT_WORKSPACE, key, line, spool(request));
        if (known.isEmpty()) {
            request.setProperty(TAKEN, key);
            return;
        }
        String payload = (String) request.getProperty("assay.payload");
        if (!known.get().request().equals(line) || !known.get().payload().equals(payload)) {
            throw new Refusal(
                    ProblemKind.IDEMPOTENCY_KEY_REUSED,
                    "the key was used for another request",
                    "Use a new key for a new request.");
        }
        request.abortWith(known.get()
                .answer()
                .map(IdempotencyFilter::replay)
                .orElseThrow(() -> new Refusal(
                        ProblemKind.IDEMPOTENCY_KEY_IN_FLIGHT,
                        "the first request with this key is still being served",
                        "Wait and send it again.")));
    }

    /** Keeps the body in a file while it is hashed, so that a stream of any size stays out of memory. */
    private static String spool(ContainerRequestContext request) throws IOException {
        Path file = Files.createTempFile("assay-request", ".body");
        MessageDigest digest = sha256();
        try (InputStream body = request.getEntityStream();
                OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            body.transferTo(out);
        }
        request.setEntityStream(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE));
        String payload = HexFormat.of().formatHex(digest.digest());
        request.setProperty("assay.payload", payload);
        return payload;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static Response replay(IdempotencyKeys.Answer answer) {
        Response.ResponseBuilder response = Response.status(answer.status()).header("Idempotency-Replayed", "true");
        if (!answer.location().isEmpty()) {
            response.header(HttpHeaders.LOCATION, answer.location());
        }
        return answer.body().isEmpty()
                ? response.build()
                : response.type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(answer.body())
                        .build();
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        String key = (String) request.getProperty(TAKEN);
        if (key == null) {
            return;
        }
        if (response.getStatus() >= 400) {
            noteNowOrLater(() -> keys.free(Caller.DEFAULT_WORKSPACE, key));
            return;
        }
        Object location = response.getHeaders().getFirst(HttpHeaders.LOCATION);
        IdempotencyKeys.Answer answer = new IdempotencyKeys.Answer(
                response.getStatus(),
                location == null ? "" : location.toString(),
                response.hasEntity() ? json.writeValueAsString(response.getEntity()) : "");
        noteNowOrLater(() -> keys.answered(Caller.DEFAULT_WORKSPACE, key, answer));
    }

    /** The request itself is over: an outage now must neither change its answer nor leave its key in flight for good. */
    private void noteNowOrLater(Runnable note) {
        try {
            note.run();
        } catch (RuntimeException failure) {
            if (Outage.of(failure).isEmpty()) {
                throw failure;
            }
            patience.later(note);
        }
    }
}
