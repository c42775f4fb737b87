package dev.assay.calibration.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.calibration.CalibratedVerdict;
import dev.assay.calibration.Calibration;
import dev.assay.calibration.store.Calibrations;
import dev.assay.edge.Refusal;
import dev.assay.evalset.store.EvalSets;
import dev.assay.judge.CombinedJudgement;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.store.RubricNames;
import dev.assay.run.Run;
import dev.assay.run.SeenBy;
import dev.assay.run.store.Runs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The verdicts of a calibrated run with a probability for every label; whoever is served them has seen them. */
@Path("/v1/calibrations/{id}/verdicts")
@Produces(MediaType.APPLICATION_JSON)
public class CalibratedVerdictResource {

    private final Calibrations calibrations;
    private final Runs runs;
    private final RubricNames rubrics;
    private final EvalSets evalSets;
    private final JudgeCalibrations verdicts;
    private final SeenBy seen;
    private final Caller caller;

    CalibratedVerdictResource(
            Calibrations calibrations,
            Runs runs,
            RubricNames rubrics,
            EvalSets evalSets,
            JudgeCalibrations verdicts,
            SeenBy seen,
            Caller caller) {
        this.calibrations = calibrations;
        this.runs = runs;
        this.rubrics = rubrics;
        this.evalSets = evalSets;
        this.verdicts = verdicts;
        this.seen = seen;
        this.caller = caller;
    }

    /**
     * A calibrated verdict.
     *
     * @param label that the judge gave
     * @param probabilities by label, adding up to 1
     * @param outOfFold whether the item's own gold was fitted on, and the probabilities come from a mapping without it
     */
    public record VerdictView(
            String itemId,
            String criterion,
            String judge,
            String label,
            Map<String, Double> probabilities,
            boolean outOfFold) {}

    @GET
    @RolesAllowed({Role.VIEWER, Role.CI})
    public List<VerdictView> verdicts(@PathParam("id") String id) {
        Calibration calibration = calibrations
                .find(caller.workspace(), id)
                .orElseThrow(() -> Refusal.notFound("calibration", id))
                .calibration();
        Run run = runs.require(caller.workspace(), calibration.header().run());
        Rubric rubric = rubrics.require(caller.workspace(), run.rubric(), run.rubricContent());
        Set<String> items = new HashSet<>(evalSets.itemIds(caller.workspace(), run.evalset()));
        List<VerdictView> views = new ArrayList<>();
        for (CombinedJudgement said : verdicts.said(
                caller.workspace(), run, rubric, calibration.header().judge(), items)) {
            calibration.of(said, run.id(), run.evalset()).ifPresent(verdict -> views.add(view(said, verdict)));
        }
        seen.serve(caller, run.evalset(), run.id(), items);
        return views;
    }

    private static VerdictView view(CombinedJudgement said, CalibratedVerdict verdict) {
        Map<String, Double> probabilities = new LinkedHashMap<>();
        for (int label = 0; label < verdict.labels().size(); label++) {
            probabilities.put(
                    verdict.labels().get(label), verdict.probabilities().get(label));
        }
        return new VerdictView(
                said.itemId(),
                said.criterion(),
                said.judge(),
                said.verdict().label().orElseThrow().text(),
                probabilities,
                verdict.outOfFold());
    }
}
