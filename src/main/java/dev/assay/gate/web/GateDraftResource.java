package dev.assay.gate.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.agreement.Agreement;
import dev.assay.agreement.Metric;
import dev.assay.agreement.Unscored;
import dev.assay.agreement.web.Measurements;
import dev.assay.calibration.web.JudgeCalibrations;
import dev.assay.evalset.EvalSet;
import dev.assay.evalset.store.EvalSets;
import dev.assay.gate.GateDraft;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import dev.assay.run.store.Runs;
import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimate;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A first policy that fits a run, from what its calibration split shows: nothing held out is looked at. */
@Path("/v1/runs/{id}/gate-draft")
public class GateDraftResource {

    private final Runs runs;
    private final EvalSets evalSets;
    private final Measurements measurements;
    private final JudgeCalibrations calibrations;
    private final Caller caller;

    GateDraftResource(
            Runs runs, EvalSets evalSets, Measurements measurements, JudgeCalibrations calibrations, Caller caller) {
        this.runs = runs;
        this.evalSets = evalSets;
        this.measurements = measurements;
        this.calibrations = calibrations;
        this.caller = caller;
    }

    @GET
    @Produces("application/yaml;charset=UTF-8")
    @RolesAllowed({Role.VIEWER, Role.CI})
    public String draft(@PathParam("id") String id, @QueryParam("judge") @Nullable String judge) {
        Run run = runs.require(caller.workspace(), id);
        Seat seat = calibrations.seat(run, Optional.ofNullable(judge));
        EvalSet evalSet = evalSets.require(caller.workspace(), run.evalset());
        Agreement agreement = measurements
                .measure(
                        caller,
                        run,
                        new Measurements.Wanted(
                                "calibration",
                                Unscored.EXCLUDE,
                                List.of(),
                                Optional.of(seat.judge()),
                                Optional.empty(),
                                OptionalDouble.empty(),
                                BootstrapPlan.seeded(run.seed())))
                .agreement();
        List<GateDraft.Observed> observed = new ArrayList<>();
        for (Agreement.OfJudge measured : agreement.judges()) {
            observed.add(new GateDraft.Observed(
                    measured.criterion(),
                    value(measured, Metric.KAPPA),
                    value(measured, Metric.SENSITIVITY),
                    value(measured, Metric.SPECIFICITY),
                    measured.figures().coverage().pairs()));
        }
        return new GateDraft(evalSet.id(), evalSet.series(), run.rubric(), seat.judge(), run.seed()).yaml(observed);
    }

    private static OptionalDouble value(Agreement.OfJudge measured, Metric metric) {
        Estimate estimate = measured.figures().metrics().get(metric);
        return estimate == null ? OptionalDouble.empty() : estimate.value();
    }
}
