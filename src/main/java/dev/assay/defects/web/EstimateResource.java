package dev.assay.defects.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.calibration.Calibration;
import dev.assay.calibration.store.Calibrations;
import dev.assay.defects.DefectRate;
import dev.assay.defects.DefectSample;
import dev.assay.defects.ReleaseErrorRates;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.gold.BlindHoldout;
import dev.assay.gold.FreshAudit;
import dev.assay.gold.store.HoldoutLooks;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import dev.assay.run.store.Runs;
import dev.assay.stats.web.EstimateView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What share of a run's release is defective, corrected for what the judge gets wrong. */
@Path("/v1/runs/{id}/estimate")
@Produces(MediaType.APPLICATION_JSON)
public class EstimateResource {

    private final Runs runs;
    private final DefectSamples samples;
    private final Calibrations calibrations;
    private final ReleaseErrorRates errorRates;
    private final HoldoutLooks looks;
    private final Caller caller;

    EstimateResource(
            Runs runs,
            DefectSamples samples,
            Calibrations calibrations,
            ReleaseErrorRates errorRates,
            HoldoutLooks looks,
            Caller caller) {
        this.runs = runs;
        this.samples = samples;
        this.calibrations = calibrations;
        this.errorRates = errorRates;
        this.looks = looks;
        this.caller = caller;
    }

    /**
     * The rates of a run.
     *
     * @param split always {@code all}: a rate needs every audited item, so reading it is a look at the holdout
     * @param leftOut gold labels that do not count, since they may not have been blind or are rulings
     */
    public record EstimatesView(
            String run,
            String split,
            Optional<String> goldSet,
            int looks,
            Optional<BlindHoldout.LeftOut> leftOut,
            List<RateView> estimates) {}

    /**
     * The rate of one judge on one criterion, or on {@code item} for the rubric's decision.
     *
     * @param estimator {@code aipw}, {@code ppi}, {@code rogan_gladen}, {@code audit} or {@code none}
     * @param missing which labels would help where there is no corrected rate
     */
    public record RateView(
            String judge,
            String criterion,
            EstimateView observed,
            EstimateView audited,
            EstimateView corrected,
            EstimateView passRate,
            String estimator,
            OptionalDouble lambda,
            String assumes,
            List<String> warnings,
            long items,
            long gold,
            UnscoredView unscored,
            Optional<String> missing) {}

    /** Items without a label of the judge, and the observed rate if none and if all of these were defects. */
    public record UnscoredView(long count, double worstCaseLower, double worstCaseUpper) {}

    /**
     * Estimates the rates.
     *
     * @param criterion a criterion's id or {@code item}; all where absent
     */
    @GET
    @RolesAllowed({Role.VIEWER, Role.CI})
    public EstimatesView estimate(
            @PathParam("id") String id,
            @QueryParam("criterion") @Nullable String criterion,
            @QueryParam("judge") @Nullable String judge,
            @QueryParam("confidenceLevel") @DefaultValue("0.95") double confidenceLevel) {
        if (!(confidenceLevel > 0 && confidenceLevel < 1)) {
            throw new Refusal(
                    ProblemKind.INVALID_REQUEST,
                    "confidenceLevel must lie in (0,1), was " + confidenceLevel,
                    "0.95 is usual.");
        }
        Run run = runs.require(caller.workspace(), id);
        List<Seat> seats = run.judges().stream()
                .filter(seat -> judge == null || seat.judge().equals(judge))
                .toList();
        if (seats.isEmpty()) {
            throw Refusal.notFound("judge in this run", judge == null ? "" : judge);
        }
        List<RateView> views = new ArrayList<>();
        Optional<FreshAudit> audit = Optional.empty();
        for (Seat seat : seats) {
            DefectSamples.Gathered gathered =
                    samples.of(caller, run, seat, calibration(run, seat), errorRates.of(caller, run, seat));
            audit = gathered.audit();
            if (criterion != null && !gathered.samples().containsKey(criterion)) {
                throw Refusal.notFound("criterion with a good side", criterion);
            }
            gathered.samples().forEach((about, sample) -> {
                if (criterion == null || criterion.equals(about)) {
                    views.add(view(seat.judge(), about, sample.rate(confidenceLevel)));
                }
            });
        }
        return new EstimatesView(
                id,
                "all",
                audit.map(opened -> opened.header().id()),
                audit.map(opened ->
                                looks.count(caller.workspace(), opened.header().id()))
                        .orElse(0),
                audit.map(FreshAudit::leftOut),
                views);
    }

    private Optional<Calibration> calibration(Run run, Seat seat) {
        return calibrations.newest(caller.workspace(), run.id(), seat.judge()).map(Calibrations.Kept::calibration);
    }

    private static RateView view(String judge, String criterion, DefectRate rate) {
        return new RateView(
                judge,
                criterion,
                EstimateView.of(rate.observed()),
                EstimateView.of(rate.audited()),
                EstimateView.of(rate.corrected()),
                EstimateView.of(DefectSample.passRate(rate.corrected())),
                rate.estimator(),
                rate.lambda(),
                rate.assumes(),
                rate.warnings(),
                rate.items(),
                rate.gold(),
                new UnscoredView(
                        rate.unscored(),
                        rate.worstCase().lower(),
                        rate.worstCase().upper()),
                rate.missing());
    }
}
