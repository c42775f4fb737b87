package dev.assay.certificate.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.calibration.store.Calibrations;
import dev.assay.calibration.web.CalibrationView;
import dev.assay.certificate.Certificate;
import dev.assay.certificate.store.Certificates;
import dev.assay.edge.Refusal;
import dev.assay.gold.store.GoldSets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Puts kept calibrations and certificates on the wire, with what is true of them today. */
@ApplicationScoped
class KeptViews {

    private final GoldSets goldSets;
    private final Certificates certificates;
    private final Clock clock;
    private final ObjectMapper json;

    KeptViews(GoldSets goldSets, Certificates certificates, Clock clock, ObjectMapper json) {
        this.goldSets = goldSets;
        this.certificates = certificates;
        this.clock = clock;
        this.json = json;
    }

    CalibrationView calibration(String workspace, Calibrations.Kept kept) {
        return calibration(kept, certificateOf(workspace, kept));
    }

    CalibrationView calibration(Calibrations.Kept kept, Optional<String> certificate) {
        return CalibrationView.of(kept.calibration(), tree(kept.quality()), certificate);
    }

    private Optional<String> certificateOf(String workspace, Calibrations.Kept kept) {
        String id = kept.calibration().header().id();
        return certificates.ofJudged(workspace, kept.calibration().header().judged()).stream()
                .filter(certificate -> certificate.calibration().equals(Optional.of(id)))
                .map(Certificate::id)
                .findFirst();
    }

    Certificates.Kept require(String workspace, String id) {
        return certificates.find(workspace, id).orElseThrow(() -> Refusal.notFound("certificate", id));
    }

    CertificateView certificate(String workspace, Certificates.Kept kept) {
        return certificate(workspace, kept.certificate(), Optional.of(tree(kept.figures())));
    }

    CertificateView certificate(String workspace, Certificate certificate, Optional<JsonNode> figures) {
        var newest = goldSets.latest(
                workspace, certificate.evalset(), certificate.rubric().id());
        Certificate.Standing standing = certificate.standing(new Certificate.Today(
                clock.instant(),
                certificate.judged(),
                certificate.models(),
                newest.map(gold -> gold.fingerprint()).orElse(certificate.gold())));
        return new CertificateView(
                certificate.id(),
                certificate.judge(),
                standing.state().name().toLowerCase(Locale.ROOT),
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

    /** The answer to whoever asked for a certificate. */
    Response created(String workspace, Certificate certificate) {
        return Response.created(URI.create("/v1/certificates/" + certificate.id()))
                .entity(certificate(workspace, require(workspace, certificate.id())))
                .build();
    }
}
