package dev.assay.agreement.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.agreement.Unscored;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.run.Run;
import dev.assay.run.store.Runs;
import dev.assay.stats.BootstrapPlan;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** How far the judges of a run and the humans say the same. */
@Path("/v1/runs/{id}/agreement")
@Produces(MediaType.APPLICATION_JSON)
public class AgreementResource {

    private final Runs runs;
    private final Measurements measurements;
    private final Caller caller;

    AgreementResource(Runs runs, Measurements measurements, Caller caller) {
        this.runs = runs;
        this.measurements = measurements;
        this.caller = caller;
    }

    /**
     * Measures agreement.
     *
     * @param by metadata keys to slice by, comma-separated; the usual ones where absent, none where empty
     * @param split {@code calibration} (free to look at), {@code holdout} (a look, counted) or {@code all} (marked)
     * @param unscored {@code exclude} or {@code disagree}
     * @param epsilon margin of the alternative annotator test in [0,1]; the gold set's own where absent
     */
    @GET
    @RolesAllowed({Role.VIEWER, Role.CI})
    public AgreementView agreement(
            @PathParam("id") String id,
            @QueryParam("by") @Nullable String by,
            @QueryParam("judge") @Nullable String judge,
            @QueryParam("criterion") @Nullable String criterion,
            @QueryParam("split") @DefaultValue("calibration") String split,
            @QueryParam("unscored") @DefaultValue("exclude") String unscored,
            @QueryParam("epsilon") @Nullable Double epsilon,
            @QueryParam("confidenceLevel") @DefaultValue("0.95") double confidenceLevel) {
        Run run = runs.require(caller.workspace(), id);
        Measurements.Measured measured = measurements.measure(
                caller,
                run,
                new Measurements.Wanted(
                        split,
                        policy(unscored),
                        slices(by),
                        Optional.ofNullable(judge),
                        Optional.ofNullable(criterion),
                        margin(epsilon),
                        BootstrapPlan.seeded(run.seed()).atLevel(confidenceLevel)));
        return AgreementView.of(id, measured.gold().id(), measured.looks(), measured.agreement());
    }

    /** The metadata keys that a query asks for. */
    public static List<String> slices(@Nullable String by) {
        if (by == null) {
            return Measurements.USUAL_SLICES;
        }
        return Arrays.stream(by.split(","))
                .map(String::trim)
                .filter(key -> !key.isEmpty())
                .toList();
    }

    /** The margin that a query asks for. */
    public static OptionalDouble margin(@Nullable Double epsilon) {
        if (epsilon == null) {
            return OptionalDouble.empty();
        }
        if (!(epsilon >= 0 && epsilon <= 1)) {
            throw new Refusal(
                    ProblemKind.INVALID_REQUEST,
                    "epsilon must lie in [0,1], was " + epsilon,
                    "Use 0.2 for experts, 0.15 for skilled annotators, 0.1 for a crowd.");
        }
        return OptionalDouble.of(epsilon);
    }

    /** The policy that a query asks for. */
    public static Unscored policy(String word) {
        try {
            return Unscored.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new Refusal(
                    ProblemKind.INVALID_REQUEST, "unknown policy '" + word + "'", "unscored is exclude or disagree.");
        }
    }
}
