package dev.assay.disagreement.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.disagreement.Cause;
import dev.assay.disagreement.ClusterDecision;
import dev.assay.disagreement.store.Clusters;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.edge.web.EntityTags;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people decide about a cluster. */
@Path("/v1/clusters/{id}")
@Produces(MediaType.APPLICATION_JSON)
public class ClusterResource {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NOTE = 4_000;

    private final Clusters clusters;
    private final Caller caller;
    private final Clock clock;

    ClusterResource(Clusters clusters, Caller caller, Clock clock) {
        this.clusters = clusters;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * A change; what is absent stays as it is, an empty text takes a decision back.
     *
     * @param cause {@code judge_error}, {@code gold_suspect}, {@code rubric_ambiguous} or {@code item_defect}
     * @param status {@code open}, {@code in_progress}, {@code done} or {@code dismissed}
     */
    public record Change(
            @Nullable String name,
            @Nullable String cause,
            @Nullable String owner,
            @Nullable String status,
            @Nullable String note) {}

    /**
     * A cluster as people know it, without its members: that judge and gold differ on an item is a verdict, and who sees it
     * is recorded where the clusters of a run are served.
     */
    public record KeptView(
            String id,
            String evalset,
            String judge,
            String criterion,
            String split,
            String firstRun,
            String lastRun,
            Optional<String> name,
            Optional<String> cause,
            Optional<String> owner,
            String status,
            Optional<String> note,
            int revision,
            Optional<Instant> decidedAt,
            Optional<String> decidedBy,
            int size) {

        static KeptView of(Clusters.Kept kept) {
            ClusterDecision decision = kept.decision();
            return new KeptView(
                    kept.id(),
                    kept.evalset(),
                    kept.judge(),
                    kept.criterion(),
                    kept.split(),
                    kept.firstRun(),
                    kept.lastRun(),
                    decision.name(),
                    decision.cause().map(Cause::word),
                    decision.owner(),
                    decision.status().word(),
                    decision.note(),
                    kept.revision(),
                    decision.at(),
                    decision.by(),
                    kept.items().size());
        }
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.CI})
    public Response get(@PathParam("id") String id) {
        return answer(clusters.find(caller.workspace(), id).orElseThrow(() -> Refusal.notFound("cluster", id)));
    }

    /** Keeps a decision; it wins over what is computed, in every later answer. */
    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.SPECIALIST, Role.LEAD})
    public Response change(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, Change change) {
        return answer(clusters.decide(
                        caller,
                        id,
                        revision -> EntityTags.require(ifMatch, revision),
                        before -> new ClusterDecision(
                                text("name", change.name(), before.name(), LONGEST_NAME),
                                cause(change.cause(), before.cause()),
                                text("owner", change.owner(), before.owner(), LONGEST_NAME),
                                status(change.status(), before.status()),
                                text("note", change.note(), before.note(), LONGEST_NOTE),
                                Optional.of(clock.instant()),
                                Optional.of(caller.subject())))
                .orElseThrow(() -> Refusal.notFound("cluster", id)));
    }

    private static Response answer(Clusters.Kept kept) {
        return Response.ok(KeptView.of(kept))
                .header(HttpHeaders.ETAG, EntityTags.of(kept.revision()))
                .build();
    }

    private static Optional<String> text(String field, @Nullable String given, Optional<String> before, int longest) {
        if (given == null) {
            return before;
        }
        if (given.indexOf('\0') >= 0) {
            throw new Refusal(ProblemKind.INVALID_REQUEST, field + " holds a NUL character", "Leave it out.");
        }
        if (given.length() > longest) {
            throw new Refusal(
                    ProblemKind.INVALID_REQUEST,
                    field + " has " + given.length() + " characters",
                    field + " has at most " + longest + ".");
        }
        return Optional.of(given.strip()).filter(text -> !text.isEmpty());
    }

    private static Optional<Cause> cause(@Nullable String given, Optional<Cause> before) {
        if (given == null) {
            return before;
        }
        if (given.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(Cause.of(given)
                .orElseThrow(() -> unknown(
                        "cause",
                        given,
                        Arrays.stream(Cause.values()).map(Cause::word).toList())));
    }

    private static ClusterDecision.Status status(@Nullable String given, ClusterDecision.Status before) {
        if (given == null) {
            return before;
        }
        return ClusterDecision.Status.of(given)
                .orElseThrow(() -> unknown(
                        "status",
                        given,
                        Arrays.stream(ClusterDecision.Status.values())
                                .map(ClusterDecision.Status::word)
                                .toList()));
    }

    private static Refusal unknown(String field, String given, List<String> known) {
        return new Refusal(
                ProblemKind.INVALID_REQUEST,
                "unknown " + field + " '" + given + "'",
                field + " is one of " + String.join(", ", known) + ".");
    }
}
