package dev.assay.edge.web;

import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.OptionalInt;

/**
 * A refusal on the wire (RFC 9457).
 *
 * @param type {@code /problems/{slug}}, a page that says what it means
 * @param hint what to do instead
 * @param errors the single problems, where there are several
 */
public record Problem(String type, String title, int status, String detail, String hint, List<?> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(Refusal refusal) {
        ProblemKind kind = refusal.kind();
        return new Problem(
                "/problems/" + kind.slug(),
                kind.title(),
                kind.status(),
                refusal.detail(),
                refusal.hint(),
                refusal.errors());
    }

    public static Response response(Refusal refusal) {
        Problem problem = of(refusal);
        Response.ResponseBuilder response =
                Response.status(problem.status()).type(MEDIA_TYPE).entity(problem);
        retryAfter(refusal.kind()).ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds));
        return response.build();
    }

    /** When it is worth to ask again; a restarted database is back in seconds, a full disk waits for somebody. */
    private static OptionalInt retryAfter(ProblemKind kind) {
        return switch (kind) {
            case DATABASE_AWAY -> OptionalInt.of(2);
            case STORAGE_FULL -> OptionalInt.of(10);
            default -> OptionalInt.empty();
        };
    }
}
