package dev.assay.gate.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.edge.files.FileText;
import dev.assay.edge.web.EntityTags;
import dev.assay.edge.web.Idempotent;
import dev.assay.gate.CheckPower;
import dev.assay.gate.GateEvaluation;
import dev.assay.gate.GateLint;
import dev.assay.gate.GatePolicy;
import dev.assay.gate.RepeatedGate;
import dev.assay.gate.files.GatePolicyReader;
import dev.assay.gate.store.GateEvaluations;
import dev.assay.gate.store.Gates;
import dev.assay.run.Run;
import dev.assay.run.store.Runs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Gate policies: kept, linted, and put to runs. */
@Path("/v1/gates")
@Produces(MediaType.APPLICATION_JSON)
public class GateResource {

    private static final int SHOWN = 50;
    private static final int USUAL_REPEATS = 100;
    private static final int MOST_REPEATS = 1000;

    private final Gates gates;
    private final GateEvaluations evaluations;
    private final GateDesk desk;
    private final Runs runs;
    private final ObjectMapper json;
    private final Caller caller;

    GateResource(Gates gates, GateEvaluations evaluations, GateDesk desk, Runs runs, ObjectMapper json, Caller caller) {
        this.gates = gates;
        this.evaluations = evaluations;
        this.desk = desk;
        this.runs = runs;
        this.json = json;
        this.caller = caller;
    }

    /**
     * A policy on the wire.
     *
     * @param config the policy with its defaults filled in
     */
    public record GateView(
            String id, String version, Optional<String> title, int revision, String fingerprint, JsonNode config) {}

    /**
     * A run to put a policy to.
     *
     * @param baseline the run to compare with, instead of the policy's own
     */
    public record NewEvaluation(String run, Optional<String> baseline) {}

    /**
     * How often to repeat.
     *
     * @param repeats pairs of draws, 100 where absent
     */
    public record NewRepeat(String run, Optional<String> baseline, OptionalInt repeats) {}

    /** How often a gate would change its mind. */
    public record RepeatView(String gate, String run, int repeats, long seed, List<ChangesView> checks) {}

    /** One check of a repeat; the whole gate has no id. */
    public record ChangesView(
            Optional<String> id, double passShare, int changed, int reversed, double expected, String explanation) {}

    /**
     * What to lint against.
     *
     * @param run whose judges, criteria and series the policy has to fit; none where absent
     */
    public record LintRequest(Optional<String> run) {}

    /**
     * What a policy is worth before any data are seen.
     *
     * @param power of each check whose minimum tells
     * @param jointPower chance that these pass together, as if they were independent
     */
    public record LintView(
            String gate, List<FindingView> findings, List<CheckPower> power, Optional<Double> jointPower) {}

    /** @param severity {@code refused} or {@code advice} */
    public record FindingView(String check, String severity, String detail) {}

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.SPECIALIST)
    public Response put(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch, InputStream body)
            throws IOException {
        GatePolicy policy = GatePolicyReader.read(FileText.read("request body", body));
        if (!policy.id().equals(id)) {
            throw new Refusal(
                    ProblemKind.INVALID_REQUEST,
                    "the path says '" + id + "', the body '" + policy.id() + "'",
                    "Let both be the same id.");
        }
        Optional<Gates.Kept> current = gates.find(caller.workspace(), id);
        if (current.isPresent() && !current.get().policy().fingerprint().equals(policy.fingerprint())) {
            EntityTags.require(ifMatch, current.get().revision());
        }
        Gates.Kept kept = gates.put(caller, policy);
        return Response.status(current.isPresent() ? 200 : 201)
                .tag(Integer.toString(kept.revision()))
                .entity(view(kept))
                .build();
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.CI})
    public List<GateView> all() {
        return gates.all(caller.workspace()).stream().map(this::view).toList();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.VIEWER, Role.CI})
    public Response one(@PathParam("id") String id) {
        Gates.Kept kept = require(id);
        return Response.ok(view(kept)).tag(Integer.toString(kept.revision())).build();
    }

    /** What is wrong with the policy before any data are seen, what it can decide, and whether it fits a run. */
    @POST
    @Path("/{id}/lint")
    @RolesAllowed({Role.SPECIALIST, Role.CI})
    public LintView lint(@PathParam("id") String id, LintRequest request) {
        GatePolicy policy = require(id).policy();
        List<FindingView> findings = new ArrayList<>();
        for (GateLint.Finding finding : GateLint.of(policy)) {
            findings.add(new FindingView(
                    finding.check(), finding.severity().name().toLowerCase(Locale.ROOT), finding.detail()));
        }
        request.run()
                .map(run -> runs.require(caller.workspace(), run))
                .flatMap(run -> desk.mismatch(caller, policy, run))
                .ifPresent(detail -> findings.add(new FindingView("", "refused", detail)));
        List<CheckPower> powers = GateLint.power(policy);
        return new LintView(policy.id(), findings, powers, GateLint.jointPower(powers));
    }

    /** Puts the policy to a run. A gate that fails was evaluated all the same: the answer is 201. */
    @POST
    @Path("/{id}/evaluations")
    @Idempotent
    @RolesAllowed({Role.SPECIALIST, Role.CI})
    public Response evaluate(@PathParam("id") String id, NewEvaluation request) {
        Run run = runs.require(caller.workspace(), request.run());
        GateEvaluation evaluation = desk.evaluate(caller, require(id).policy(), run, request.baseline());
        return Response.created(URI.create("/v1/gate-evaluations/" + evaluation.id()))
                .entity(evaluation)
                .build();
    }

    /** The newest evaluations by a policy. */
    @GET
    @Path("/{id}/evaluations")
    @RolesAllowed({Role.VIEWER, Role.CI})
    public List<GateEvaluation> evaluations(@PathParam("id") String id) {
        return evaluations.ofGate(caller.workspace(), require(id).policy().id(), SHOWN);
    }

    /** How often the gate would say something else had the items been drawn once more. */
    @POST
    @Path("/{id}/aa")
    @RolesAllowed({Role.SPECIALIST, Role.CI})
    public RepeatView repeat(@PathParam("id") String id, NewRepeat request) {
        int repeats = request.repeats().orElse(USUAL_REPEATS);
        if (repeats < 2 || repeats > MOST_REPEATS) {
            throw new Refusal(
                    ProblemKind.INVALID_REQUEST,
                    "repeats must be in 2.." + MOST_REPEATS + ", was " + repeats,
                    "200 tell a rate of 1 % from one of 5 %.");
        }
        Run run = runs.require(caller.workspace(), request.run());
        GatePolicy policy = require(id).policy();
        List<RepeatedGate.Changes> changes = desk.repeat(caller, policy, run, request.baseline(), repeats);
        return new RepeatView(
                policy.id(),
                run.id(),
                repeats,
                policy.defaults().seed(),
                changes.stream().map(GateResource::view).toList());
    }

    private static ChangesView view(RepeatedGate.Changes changes) {
        return new ChangesView(
                Optional.of(changes.id()).filter(id -> !id.isEmpty()),
                changes.passShare(),
                changes.changed(),
                changes.reversed(),
                changes.expected(),
                changes.explanation());
    }

    private Gates.Kept require(String id) {
        return gates.find(caller.workspace(), id).orElseThrow(() -> Refusal.notFound("gate", id));
    }

    private GateView view(Gates.Kept kept) {
        GatePolicy policy = kept.policy();
        return new GateView(
                policy.id(),
                policy.version(),
                policy.title(),
                kept.revision(),
                policy.fingerprint().value(),
                json.valueToTree(policy.content().tree()));
    }
}
