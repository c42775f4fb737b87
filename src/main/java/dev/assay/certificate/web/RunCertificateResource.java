package dev.assay.certificate.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.calibration.store.Calibrations;
import dev.assay.calibration.web.JudgeCalibrations;
import dev.assay.edge.Refusal;
import dev.assay.edge.web.Idempotent;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import dev.assay.run.store.Runs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;

/** Certifies judges of a run. */
@Path("/v1/runs/{id}/certificates")
@Produces(MediaType.APPLICATION_JSON)
public class RunCertificateResource {

    private final Runs runs;
    private final JudgeCalibrations judgeCalibrations;
    private final Calibrations calibrations;
    private final Certifications certifications;
    private final KeptViews views;
    private final Caller caller;

    RunCertificateResource(
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
     * What to certify.
     *
     * @param calibration the id of one of the run's, its newest where absent
     */
    public record NewCertificate(Optional<String> judge, Optional<String> calibration, Optional<String> validFor) {}

    /** Measures a judge on the holdout and issues what it has earned; a look at it, the first time. */
    @POST
    @Idempotent
    @RolesAllowed({Role.SPECIALIST, Role.CI})
    public Response certify(@PathParam("id") String id, NewCertificate request) {
        Duration life = CertificateLife.of(request.validFor());
        Run run = runs.require(caller.workspace(), id);
        Seat seat = judgeCalibrations.seat(run, request.judge());
        Optional<Calibrations.Kept> calibration = request.calibration()
                .map(wanted -> calibrations
                        .find(caller.workspace(), wanted)
                        .filter(kept -> kept.calibration().header().run().equals(id)
                                && kept.calibration().header().judge().equals(seat.judge()))
                        .orElseThrow(() -> Refusal.notFound("calibration of this run and judge", wanted)))
                .or(() -> calibrations.newest(caller.workspace(), id, seat.judge()));
        return views.created(
                caller.workspace(),
                certifications.certify(caller, run, seat, calibration.map(Calibrations.Kept::calibration), life));
    }
}
