package dev.assay.certificate.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.calibration.store.Calibrations;
import dev.assay.calibration.web.CalibrationView;
import dev.assay.calibration.web.JudgeCalibrations;
import dev.assay.certificate.Certificate;
import dev.assay.edge.web.Idempotent;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import dev.assay.run.store.Runs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Calibrates judges of a run, and certifies them. */
@Path("/v1/runs/{id}/calibrations")
@Produces(MediaType.APPLICATION_JSON)
public class RunCalibrationResource {

    private final Runs runs;
    private final JudgeCalibrations judgeCalibrations;
    private final Calibrations calibrations;
    private final Certifications certifications;
    private final KeptViews views;
    private final Caller caller;

    RunCalibrationResource(
            Runs runs,
            JudgeCalibrations judgeCalibrations,
            Calibrations calibrations,
            Certifications certifications,
            KeptViews views,
            Caller caller) {
        this.runs = runs;
        this.judgeCalibrations = judgeCalibrations;
        this.calibrations = calibrations;
        this.certifications = certifications;
        this.views = views;
        this.caller = caller;
    }

    /**
     * What to calibrate.
     *
     * @param judge needed where the run has several
     * @param seed of folds and resampling, the run's where absent
     * @param certify whether to measure the judge on the holdout too, which is a look at it; true where absent
     * @param validFor an ISO 8601 duration, 180 days where absent
     */
    public record NewCalibration(
            Optional<String> judge, OptionalLong seed, Optional<Boolean> certify, Optional<String> validFor) {}

    @POST
    @Idempotent
    @RolesAllowed({Role.SPECIALIST, Role.CI})
    public Response calibrate(@PathParam("id") String id, NewCalibration request) {
        Duration life = CertificateLife.of(request.validFor());
        Run run = runs.require(caller.workspace(), id);
        Seat seat = judgeCalibrations.seat(run, request.judge());
        Calibrations.Kept kept =
                judgeCalibrations.fit(caller, run, seat, request.seed().orElse(run.seed()));
        Optional<Certificate> certificate = request.certify().orElse(true)
                ? Optional.of(certifications.certify(caller, run, seat, Optional.of(kept.calibration()), life))
                : Optional.empty();
        return Response.created(URI.create(
                        "/v1/calibrations/" + kept.calibration().header().id()))
                .entity(views.calibration(kept, certificate.map(Certificate::id)))
                .build();
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.CI})
    public List<CalibrationView> calibrations(@PathParam("id") String id) {
        runs.require(caller.workspace(), id);
        return calibrations.ofRun(caller.workspace(), id).stream()
                .map(kept -> views.calibration(caller.workspace(), kept))
                .toList();
    }
}
