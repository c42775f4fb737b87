package dev.assay.run.web;

import dev.assay.run.Run;
import dev.assay.run.RunState;
import dev.assay.run.store.Runs;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;

/** Tells listeners how runs go, by what is committed. */
@ApplicationScoped
public class RunEvents {

    private static final Duration PACE = Duration.ofMillis(400);

    private final Runs runs;
    private final Clock clock;

    RunEvents(Runs runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    /** The run's state now and at every change, until it is over. */
    Multi<OutboundSseEvent> of(String workspace, String id, Sse sse) {
        return Multi.createBy()
                .repeating()
                .uni(() -> Uni.createFrom()
                        .item(() -> runs.require(workspace, id))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                .withDelay(PACE)
                .whilst(run -> !isAtRest(run))
                .skip()
                .repetitions(Comparator.comparing(Run::state)
                        .thenComparingLong(run -> run.progress().done())
                        .thenComparingLong(run -> run.calls().made()))
                .map(run -> event(run, sse));
    }

    private static boolean isAtRest(Run run) {
        return run.state().isOver() || run.state() == RunState.PAUSED;
    }

    private OutboundSseEvent event(Run run, Sse sse) {
        return sse.newEventBuilder()
                .id(Long.toString(run.progress().done()))
                .name(isAtRest(run) ? "end" : "progress")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(RunView.class, RunView.of(run, clock))
                .build();
    }
}
