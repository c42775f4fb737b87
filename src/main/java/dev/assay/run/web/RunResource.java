package dev.assay.run.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.edge.web.Cursor;
import dev.assay.edge.web.Idempotent;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.store.RubricNames;
import dev.assay.run.Budget;
import dev.assay.run.CostForecast;
import dev.assay.run.Run;
import dev.assay.run.RunStarter;
import dev.assay.run.RunState;
import dev.assay.run.Seating;
import dev.assay.run.store.Runs;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Runs: opened, watched, steered. */
@Path("/v1/runs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RunResource {

    private static final int MICROS = 1_000_000;

    private final Runs runs;
    private final RubricNames rubrics;
    private final Seating seating;
    private final RunStarter starter;
    private final RunEvents events;
    private final RunOpening opening;
    private final Clock clock;
    private final Caller caller;

    RunResource(
            Runs runs,
            RubricNames rubrics,
            Seating seating,
            RunStarter starter,
            RunEvents events,
            RunOpening opening,
            Clock clock,
            Caller caller) {
        this.runs = runs;
        this.rubrics = rubrics;
        this.seating = seating;
        this.starter = starter;
        this.events = events;
        this.opening = opening;
        this.clock = clock;
        this.caller = caller;
    }

    /**
     * What a run is opened with.
     *
     * @param rubric {@code id}, {@code id@major} or {@code id@major.minor.patch}
     * @param limit how many items to judge at most, in the order of their ids
     * @param dryRun answer with a forecast and send nothing
     */
    public record NewRun(
            String evalset,
            String rubric,
            List<String> judges,
            Optional<Integer> limit,
            Optional<Long> seed,
            Optional<NewBudget> budget,
            Optional<Boolean> dryRun,
            Optional<Map<String, String>> tags) {}

    /** The most that may be spent, in the judges' currency and in calls. */
    public record NewBudget(Optional<BigDecimal> maxCost, Optional<Long> maxCalls) {

        Budget toBudget() {
            return new Budget(
                    maxCost.map(cost -> OptionalLong.of(cost.multiply(BigDecimal.valueOf(MICROS))
                                    .setScale(0, RoundingMode.DOWN)
                                    .longValueExact()))
                            .orElse(OptionalLong.empty()),
                    maxCalls.map(OptionalLong::of).orElse(OptionalLong.empty()));
        }
    }

    /** What may be changed of a run. */
    public record RunChange(NewBudget budget) {}

    /** A range. */
    public record SpanView(BigDecimal min, BigDecimal max) {

        static SpanView of(CostForecast.Span span) {
            return new SpanView(BigDecimal.valueOf(span.min()), BigDecimal.valueOf(span.max()));
        }
    }

    /** What a run would spend. */
    public record ForecastView(
            long judgements,
            SpanView calls,
            SpanView promptTokens,
            SpanView completionTokens,
            Optional<SpanView> cost,
            Optional<String> currency) {

        /** @param judgements that the run would make */
        public static ForecastView of(long judgements, CostForecast forecast) {
            return new ForecastView(
                    judgements,
                    SpanView.of(forecast.calls()),
                    SpanView.of(forecast.promptTokens()),
                    SpanView.of(forecast.completionTokens()),
                    forecast.costMicros()
                            .map(cost -> new SpanView(RunView.money(cost.min()), RunView.money(cost.max()))),
                    forecast.currency());
        }
    }

    @POST
    @Idempotent
    @RolesAllowed({Role.SPECIALIST, Role.CI})
    public Response open(NewRun request) {
        Run run = opening.planned(request);
        if (request.dryRun().orElse(false)) {
            return Response.ok(forecast(run)).build();
        }
        opening.open(run);
        return Response.accepted(RunView.of(run, clock))
                .location(URI.create("/v1/runs/" + run.id()))
                .header(HttpHeaders.RETRY_AFTER, 1)
                .build();
    }

    private ForecastView forecast(Run run) {
        Rubric rubric = rubrics.require(caller.workspace(), run.rubric(), run.rubricContent());
        return ForecastView.of(run.progress().total(), seating.forecast(caller.workspace(), run, rubric));
    }

    /** Runs, newest first. */
    @GET
    @RolesAllowed({Role.VIEWER, Role.CI})
    public Cursor.Page<RunView> all(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        int size = Cursor.size(limit);
        List<Run> rows = runs.before(caller.workspace(), Cursor.after(cursor), size + 1);
        return Cursor.page(rows, size, Run::id, run -> RunView.of(run, clock));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.VIEWER, Role.CI})
    public RunView one(@PathParam("id") String id) {
        return RunView.of(runs.require(caller.workspace(), id), clock);
    }

    /** Progress as it happens; the ids count finished judgements, so that a reconnecting client misses nothing. */
    @GET
    @Path("/{id}/events")
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({Role.VIEWER, Role.CI})
    public Multi<OutboundSseEvent> events(@PathParam("id") String id, @Context Sse sse) {
        runs.require(caller.workspace(), id);
        return events.of(caller.workspace(), id, sse);
    }

    @POST
    @Path("/{id}/pause")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Role.SPECIALIST, Role.CI})
    public RunView pause(@PathParam("id") String id) {
        return RunView.of(runs.move(caller, id, RunState.PAUSED, Optional.of("asked for")), clock);
    }

    @POST
    @Path("/{id}/cancel")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Role.SPECIALIST, Role.CI})
    public RunView cancel(@PathParam("id") String id) {
        return RunView.of(runs.move(caller, id, RunState.CANCELLED, Optional.empty()), clock);
    }

    /** Queues a paused, partial or failed run again; what is stored is not asked again. */
    @POST
    @Path("/{id}/resume")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Role.SPECIALIST, Role.CI})
    public RunView resume(@PathParam("id") String id) {
        requireUnchanged(id);
        Run run = runs.move(caller, id, RunState.QUEUED, Optional.empty());
        starter.start(caller.workspace(), id);
        return RunView.of(run, clock);
    }

    /** Asks the failed questions again; the failed judgements are kept. */
    @POST
    @Path("/{id}/retry-failed")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Role.SPECIALIST, Role.CI})
    public RunView retryFailed(@PathParam("id") String id) {
        requireUnchanged(id);
        Run run = runs.retryFailed(caller, id);
        starter.start(caller.workspace(), id);
        return RunView.of(run, clock);
    }

    private void requireUnchanged(String id) {
        Run run = runs.require(caller.workspace(), id);
        seating.requireUnchanged(
                caller.workspace(), rubrics.require(caller.workspace(), run.rubric(), run.rubricContent()), run);
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Role.SPECIALIST)
    public RunView change(@PathParam("id") String id, RunChange change) {
        return RunView.of(runs.budget(caller, id, change.budget().toBudget()), clock);
    }
}
