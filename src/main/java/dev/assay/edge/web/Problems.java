package dev.assay.edge.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.edge.files.FileProblem;
import dev.assay.edge.files.InvalidFile;
import dev.assay.edge.store.DatabaseWatch;
import dev.assay.edge.store.Outage;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ends a request early into a problem; nothing of an unexpected failure leaves but its id. */
class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);

    private static final Map<Integer, ProblemKind> BY_STATUS = Map.of(
            400, ProblemKind.INVALID_REQUEST,
            401, ProblemKind.UNAUTHENTICATED,
            403, ProblemKind.FORBIDDEN,
            404, ProblemKind.NOT_FOUND,
            405, ProblemKind.METHOD_NOT_ALLOWED,
            406, ProblemKind.NOT_ACCEPTABLE,
            413, ProblemKind.TOO_LARGE,
            415, ProblemKind.UNSUPPORTED_MEDIA_TYPE);

    private final DatabaseWatch watch;

    Problems(DatabaseWatch watch) {
        this.watch = watch;
    }

    /** One thing that is wrong with a file, on the wire. */
    record FileError(
            String source, int line, int column, String rule, String pointer, String detail, Optional<String> hint) {

        static FileError of(FileProblem problem) {
            return new FileError(
                    problem.source(),
                    problem.line(),
                    problem.column(),
                    problem.rule().code(),
                    problem.pointer(),
                    problem.detail(),
                    problem.hint());
        }
    }

    @ServerExceptionMapper
    Response refusal(Refusal refusal) {
        return Problem.response(refusal);
    }

    @ServerExceptionMapper
    Response invalidFile(InvalidFile invalid) {
        return Problem.response(new Refusal(
                ProblemKind.INVALID_FILE,
                invalid.problems().size() == 1
                        ? invalid.problems().get(0).toString()
                        : invalid.problems().size() + " problems",
                "Mend every line listed under errors and send it again.",
                invalid.problems().stream().map(FileError::of).toList()));
    }

    @ServerExceptionMapper
    Response unknownField(UnrecognizedPropertyException unknown) {
        return Problem.response(new Refusal(
                ProblemKind.UNKNOWN_FIELD,
                "unknown field '" + unknown.getPropertyName() + "'",
                "Known here: " + unknown.getKnownPropertyIds()));
    }

    @ServerExceptionMapper
    Response unreadable(JsonProcessingException unreadable) {
        return Problem.response(new Refusal(
                ProblemKind.INVALID_REQUEST,
                "the body is not the JSON expected here: " + unreadable.getOriginalMessage(),
                "See the request's schema at /q/openapi."));
    }

    @ServerExceptionMapper
    Response unauthenticated(UnauthorizedException unauthenticated) {
        return Problem.response(
                new Refusal(ProblemKind.UNAUTHENTICATED, "no valid key was sent", "Send Authorization: Bearer <key>."));
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException forbidden) {
        return Problem.response(new Refusal(
                ProblemKind.FORBIDDEN, "the caller's roles do not allow this", "Ask an admin for the role."));
    }

    @ServerExceptionMapper
    Response standard(WebApplicationException standard, Request request) {
        Response response = standard.getResponse();
        if (response.getStatus() < 400) {
            return response;
        }
        if (standard.getCause() instanceof JsonProcessingException unreadable) {
            return unreadable instanceof UnrecognizedPropertyException unknown
                    ? unknownField(unknown)
                    : unreadable(unreadable);
        }
        ProblemKind kind = BY_STATUS.get(response.getStatus());
        return kind == null
                ? unexpected(standard, request)
                : Problem.response(new Refusal(kind, kind.meaning(), "See the paths and schemas at /q/openapi."));
    }

    @ServerExceptionMapper
    Response invalidArgument(IllegalArgumentException invalid) {
        return Problem.response(new Refusal(
                ProblemKind.INVALID_REQUEST,
                String.valueOf(invalid.getMessage()),
                "See the request's schema at /q/openapi."));
    }

    /** The last net: a failure that nobody foresaw. */
    @ServerExceptionMapper
    Response unexpected(Exception unexpected, Request request) {
        Optional<Outage> outage = Outage.of(unexpected);
        if (outage.isPresent()) {
            watch.met(outage.get(), unexpected);
            return Problem.response(OutageProblems.of(outage.get(), request.getMethod()));
        }
        String id = UUID.randomUUID().toString();
        LOG.errorf(unexpected, "request failed, id %s", id);
        return Problem.response(new Refusal(
                ProblemKind.INTERNAL, "failure " + id, "Look for this id in the service's log and report it."));
    }
}
