package dev.assay.run.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.edge.store.Pages;
import dev.assay.edge.web.Cursor;
import dev.assay.edge.web.NdjsonLines;
import dev.assay.run.Run;
import dev.assay.run.store.Calls;
import dev.assay.run.store.Runs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The paid calls of a run, every attempt of them, in the order in which they were stated. */
@Path("/v1/runs/{id}/calls")
public class CallResource {

    private final Runs runs;
    private final Calls calls;
    private final ObjectMapper json;
    private final Caller caller;

    CallResource(Runs runs, Calls calls, ObjectMapper json, Caller caller) {
        this.runs = runs;
        this.calls = calls;
        this.json = json;
        this.caller = caller;
    }

    /**
     * One call. What the provider answered is not in it: an answer is a verdict's affair.
     *
     * @param criterion the first of those that were asked together
     * @param estimated whether the cost is the reservation, since the provider's count is not known
     */
    public record CallView(
            String id,
            String itemId,
            String criterion,
            String judge,
            int sample,
            boolean swapped,
            int attempt,
            String state,
            Optional<String> reason,
            Optional<Integer> httpStatus,
            BigDecimal reserved,
            Optional<BigDecimal> cost,
            boolean estimated,
            Optional<Integer> promptTokens,
            Optional<Integer> cachedTokens,
            Optional<Integer> completionTokens,
            Optional<String> model,
            Optional<Long> latencyMs,
            Instant intendedAt,
            Optional<Instant> settledAt) {

        static CallView of(Calls.Kept call) {
            return new CallView(
                    call.id(),
                    call.slot().itemId(),
                    call.slot().criterion(),
                    call.slot().judge(),
                    call.slot().sample(),
                    call.slot().order().isSwapped(),
                    call.attempt(),
                    call.state(),
                    call.reason(),
                    call.httpStatus(),
                    RunView.money(call.reservedMicros()),
                    call.costMicros().map(RunView::money),
                    call.isEstimated(),
                    call.promptTokens(),
                    call.cachedTokens(),
                    call.completionTokens(),
                    call.model(),
                    call.latencyMillis(),
                    call.intendedAt(),
                    call.settledAt());
        }
    }

    /** Calls as a page, or all of them as JSON lines. */
    @GET
    @Produces({MediaType.APPLICATION_JSON, NdjsonLines.MEDIA_TYPE})
    @RolesAllowed({Role.SPECIALIST, Role.LEAD})
    public Response all(
            @PathParam("id") String id,
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit,
            @HeaderParam("Accept") @Nullable String accept) {
        Run run = runs.require(caller.workspace(), id);
        String workspace = caller.workspace();
        Optional<String> wanted = Optional.ofNullable(state);
        if (accept != null && accept.contains(NdjsonLines.MEDIA_TYPE)) {
            Pages<Calls.Kept> pages = new Pages<>((last, most) -> calls.after(
                    workspace, run.id(), last.map(Calls.Kept::number).orElse(0L), wanted, most));
            return Response.ok(new NdjsonLines<>(pages, this::line), NdjsonLines.MEDIA_TYPE)
                    .build();
        }
        int size = Cursor.size(limit);
        long after = Cursor.after(cursor).map(Long::parseLong).orElse(0L);
        List<Calls.Kept> window = calls.after(workspace, run.id(), after, wanted, size + 1);
        return Response.ok(
                        Cursor.page(window, size, call -> Long.toString(call.number()), CallView::of),
                        MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private String line(Calls.Kept call) {
        try {
            return json.writeValueAsString(CallView.of(call));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
