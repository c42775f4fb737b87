package dev.assay.certificate.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.calibration.store.Calibrations;
import dev.assay.calibration.web.CalibrationView;
import dev.assay.calibration.web.JudgeCalibrations;
import dev.assay.certificate.Certificate;
import dev.assay.certificate.store.Certificates;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.edge.web.Idempotent;
import dev.assay.gold.store.GoldSets;
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
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Calibrations of judges, and the certificates that they earn. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class CertificateResource {

    private static final int SHOWN = 100;
    private static final double USUAL_MARGIN = 0.05;

    private final Runs runs;
    private final GoldSets goldSets;
    private final JudgeCalibrations judgeCalibrations;
    private final Calibrations calibrations;
    private final Certifications certifications;
    private final Certificates certificates;
    private final Clock clock;
    private final ObjectMapper json;
    private final Caller caller;

    CertificateResource(
            Runs runs,
            GoldSets goldSets,
            JudgeCalibrations judgeCalibrations,
            Calibrations calibrations,
            Certifications certifications,
            Certificates certificates,
            Clock clock,
            ObjectMapper json,
            Caller caller) {
        this.runs = runs;
        this.goldSets = goldSets;
        this.judgeCalibrations = judgeCalibrations;
        this.calibrations = calibrations;
        this.certifications = certifications;
        this.certificates = certificates;
        this.clock = clock;
        this.json = json;
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

    /**
     * What to certify.
     *
     * @param calibration the id of one of the run's, its newest where absent
     */
    public record NewCertificate(Optional<String> judge, Optional<String> calibration, Optional<String> validFor) {}

    /**
     * Whom to renew a certificate for.
     *
     * @param run over items of the certified evalset
     * @param margin by how much agreement with gold may differ, 0.05 where absent
     */
    public record NewRenewal(String run, Optional<String> judge, OptionalDouble margin, Optional<String> validFor) {}

    /**
     * A certificate on the wire.
     *
     * @param state {@code in_force}, {@code ageing}, {@code expired} or {@code broken}, as of now and by what is known without a
     *     run: its age and its gold
     * @param figures what was earned
     */
    public record CertificateView(
            String id,
            String judge,
            String state,
            String standing,
            String hint,
            String run,
            Optional<String> calibration,
            String evalset,
            Optional<String> series,
            Optional<String> release,
            String judged,
            Set<String> models,
            String rubric,
            String goldSet,
            String gold,
            int look,
            int looks,
            Optional<String> renews,
            Instant issuedAt,
            Instant expiresAt,
            String issuedBy,
            Optional<JsonNode> figures) {}

    @POST
    @Path("/runs/{id}/calibrations")
    @Idempotent
    @RolesAllowed({Role.SPECIALIST, Role.CI})
    public Response calibrate(@PathParam("id") String id, NewCalibration request) {
        Duration life = life(request.validFor());
        Run run = runs.require(caller.workspace(), id);
        Seat seat = judgeCalibrations.seat(run, request.judge());
        Calibrations.Kept kept =
                judgeCalibrations.fit(caller, run, seat, request.seed().orElse(run.seed()));
        Optional<Certificate> certificate = request.certify().orElse(true)
                ? Optional.of(certifications.certify(caller, run, seat, Optional.of(kept.calibration()), life))
                : Optional.empty();
        return Response.created(URI.create(
                        "/v1/calibrations/" + kept.calibration().header().id()))
                .entity(view(kept, certificate.map(Certificate::id)))
                .build();
    }

    @GET
    @Path("/runs/{id}/calibrations")
    @RolesAllowed({Role.VIEWER, Role.CI})
    public List<CalibrationView> calibrations(@PathParam("id") String id) {
        runs.require(caller.workspace(), id);
        return calibrations.ofRun(caller.workspace(), id).stream()
                .map(kept -> view(kept, certificateOf(kept)))
                .toList();
    }

    @GET
    @Path("/calibrations/{id}")
    @RolesAllowed({Role.VIEWER, Role.CI})
    public CalibrationView calibration(@PathParam("id") String id) {
        Calibrations.Kept kept =
                calibrations.find(caller.workspace(), id).orElseThrow(() -> Refusal.notFound("calibration", id));
        return view(kept, certificateOf(kept));
    }

    private Optional<String> certificateOf(Calibrations.Kept kept) {
        String id = kept.calibration().header().id();
        return certificates
                .ofJudged(caller.workspace(), kept.calibration().header().judged())
                .stream()
                .filter(certificate -> certificate.calibration().equals(Optional.of(id)))
                .map(Certificate::id)
                .findFirst();
    }

    /** Measures a judge on the holdout and issues what it has earned; a look at it, the first time. */
    @POST
    @Path("/runs/{id}/certificates")
    @Idempotent
    @RolesAllowed({Role.SPECIALIST, Role.CI})
    public Response certify(@PathParam("id") String id, NewCertificate request) {
        Duration life = life(request.validFor());
        Run run = runs.require(caller.workspace(), id);
        Seat seat = judgeCalibrations.seat(run, request.judge());
        Optional<Calibrations.Kept> calibration = request.calibration()
                .map(wanted -> calibrations
                        .find(caller.workspace(), wanted)
                        .filter(kept -> kept.calibration().header().run().equals(id)
                                && kept.calibration().header().judge().equals(seat.judge()))
                        .orElseThrow(() -> Refusal.notFound("calibration of this run and judge", wanted)))
                .or(() -> calibrations.newest(caller.workspace(), id, seat.judge()));
        return created(
                certifications.certify(caller, run, seat, calibration.map(Calibrations.Kept::calibration), life));
    }

    /** Renews a certificate for another judge or model that is shown to agree with gold as the certified one did. */
    @POST
    @Path("/certificates/{id}/renewals")
    @Idempotent
    @RolesAllowed({Role.SPECIALIST, Role.CI})
    public Response renew(@PathParam("id") String id, NewRenewal request) {
        Duration life = life(request.validFor());
        double margin = request.margin().orElse(USUAL_MARGIN);
        if (!(margin > 0 && margin < 1)) {
            throw new Refusal(
                    ProblemKind.INVALID_REQUEST, "margin must lie in (0,1), was " + margin, "0.05 is 5 points.");
        }
        Certificate old = require(id).certificate();
        Run run = runs.require(caller.workspace(), request.run());
        Seat seat = judgeCalibrations.seat(run, request.judge());
        return created(certifications.renew(caller, old, run, seat, margin, life));
    }

    private Response created(Certificate certificate) {
        return Response.created(URI.create("/v1/certificates/" + certificate.id()))
                .entity(view(require(certificate.id())))
                .build();
    }

    @GET
    @Path("/certificates/{id}")
    @RolesAllowed({Role.VIEWER, Role.CI})
    public CertificateView certificate(@PathParam("id") String id) {
        return view(require(id));
    }

    /** The newest certificates, without their figures. */
    @GET
    @Path("/certificates")
    @RolesAllowed({Role.VIEWER, Role.CI})
    public List<CertificateView> certificates(@QueryParam("judge") @Nullable String judge) {
        List<Certificate> newest = judge == null
                ? certificates.newest(caller.workspace(), SHOWN)
                : certificates.ofJudge(caller.workspace(), judge, SHOWN);
        return newest.stream()
                .map(certificate -> view(certificate, Optional.empty()))
                .toList();
    }

    private Certificates.Kept require(String id) {
        return certificates.find(caller.workspace(), id).orElseThrow(() -> Refusal.notFound("certificate", id));
    }

    private static Duration life(Optional<String> validFor) {
        try {
            Duration life = validFor.map(Duration::parse).orElse(Certifications.USUAL_LIFE);
            if (!life.isZero() && !life.isNegative()) {
                return life;
            }
        } catch (DateTimeParseException noDuration) {
            // Answered below, as a duration of nothing is.
        }
        throw new Refusal(
                ProblemKind.INVALID_REQUEST,
                "validFor must be a duration above 0, was '" + validFor.orElse("") + "'",
                "P180D is 180 days.");
    }

    private CalibrationView view(Calibrations.Kept kept, Optional<String> certificate) {
        return CalibrationView.of(kept.calibration(), tree(kept.quality()), certificate);
    }

    private CertificateView view(Certificates.Kept kept) {
        return view(kept.certificate(), Optional.of(tree(kept.figures())));
    }

    private CertificateView view(Certificate certificate, Optional<JsonNode> figures) {
        var newest = goldSets.latest(
                caller.workspace(), certificate.evalset(), certificate.rubric().id());
        Certificate.Standing standing = certificate.standing(new Certificate.Today(
                clock.instant(),
                certificate.judged(),
                certificate.models(),
                newest.map(gold -> gold.fingerprint()).orElse(certificate.gold())));
        return new CertificateView(
                certificate.id(),
                certificate.judge(),
                standing.state().name().toLowerCase(java.util.Locale.ROOT),
                standing.detail(),
                standing.hint(),
                certificate.run(),
                certificate.calibration(),
                certificate.evalset(),
                certificate.series(),
                certificate.release(),
                certificate.judged().value(),
                new TreeSet<>(certificate.models()),
                certificate.rubric().toString(),
                certificate.goldSet(),
                certificate.gold().value(),
                certificate.look(),
                certificate.looks(),
                certificate.renews(),
                certificate.issuedAt(),
                certificate.expiresAt(),
                certificate.issuedBy(),
                figures);
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("kept figures cannot be read", broken);
        }
    }
}
