package dev.assay.certificate.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.calibration.web.JudgeCalibrations;
import dev.assay.certificate.Certificate;
import dev.assay.certificate.store.Certificates;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Certificates, and their renewal. */
@Path("/v1/certificates")
@Produces(MediaType.APPLICATION_JSON)
public class CertificateResource {

    private static final int SHOWN = 100;
    private static final double USUAL_MARGIN = 0.05;

    private final Runs runs;
    private final JudgeCalibrations judgeCalibrations;
    private final Certifications certifications;
    private final Certificates certificates;
    private final KeptViews views;
    private final Caller caller;

    CertificateResource(
            Runs runs,
            JudgeCalibrations judgeCalibrations,
            Certifications certifications,
            Certificates certificates,
            KeptViews views,
            Caller caller) {
        this.runs = runs;
        this.judgeCalibrations = judgeCalibrations;
        this.certifications = certifications;
        this.certificates = certificates;
        this.views = views;
        this.caller = caller;
    }

    /**
     * Whom to renew a certificate for.
     *
     * @param run over items of the certified evalset
     * @param margin by how much agreement with gold may differ, 0.05 where absent
     */
    public record NewRenewal(String run, Optional<String> judge, OptionalDouble margin, Optional<String> validFor) {}

    /** Renews a certificate for another judge or model that is shown to agree with gold as the certified one did. */
    @POST
    @Path("/{id}/renewals")
    @Idempotent
    @RolesAllowed({Role.SPECIALIST, Role.CI})
    public Response renew(@PathParam("id") String id, NewRenewal request) {
        Duration life = CertificateLife.of(request.validFor());
        double margin = request.margin().orElse(USUAL_MARGIN);
        if (!(margin > 0 && margin < 1)) {
            throw new Refusal(
                    ProblemKind.INVALID_REQUEST, "margin must lie in (0,1), was " + margin, "0.05 is 5 points.");
        }
        Certificate old = views.require(caller.workspace(), id).certificate();
        Run run = runs.require(caller.workspace(), request.run());
        Seat seat = judgeCalibrations.seat(run, request.judge());
        return views.created(caller.workspace(), certifications.renew(caller, old, run, seat, margin, life));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.VIEWER, Role.CI})
    public CertificateView certificate(@PathParam("id") String id) {
        return views.certificate(caller.workspace(), views.require(caller.workspace(), id));
    }

    /** The newest certificates, without their figures. */
    @GET
    @RolesAllowed({Role.VIEWER, Role.CI})
    public List<CertificateView> certificates(@QueryParam("judge") @Nullable String judge) {
        List<Certificate> newest = judge == null
                ? certificates.newest(caller.workspace(), SHOWN)
                : certificates.ofJudge(caller.workspace(), judge, SHOWN);
        return newest.stream()
                .map(certificate -> views.certificate(caller.workspace(), certificate, Optional.empty()))
                .toList();
    }
}
