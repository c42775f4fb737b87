package dev.assay.certificate.web;

import dev.assay.agreement.web.AgreementView;
import dev.assay.certificate.Certifier;
import dev.assay.gold.BlindHoldout;
import dev.assay.probe.ProbeResult;
import dev.assay.stats.web.EstimateView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a judge has earned, as it is kept and served.
 *
 * @param agreement on the blind part of the holdout
 * @param criteria what stands beside it
 * @param leftOut gold labels of the holdout that certify nothing
 * @param unresolved labelled items of the whole gold set without gold, by criterion
 * @param probes of the judge with this prompt and rubric, where it was probed
 * @param anchors where the certificate renews another: agreement with gold of the new judge minus that of the old
 */
public record CertificateFigures(
        AgreementView agreement,
        Map<String, OfCriterion> criteria,
        BlindHoldout.LeftOut leftOut,
        Map<String, Integer> unresolved,
        Map<String, Probed> probes,
        Map<String, EstimateView> anchors) {

    /** Beside the agreement on a criterion. */
    public record OfCriterion(
            long n,
            long unscored,
            Certifier.WorstCase percentWorstCase,
            Optional<Certifier.WorstCase> sensitivityWorstCase,
            EstimateView calibratedEce,
            EstimateView calibratedBrier) {}

    /** Rates of the newest finished probes. */
    public record Probed(EstimateView attackSuccessRate, EstimateView flipRate) {}

    static CertificateFigures of(
            AgreementView agreement,
            Certifier.Earned earned,
            BlindHoldout holdout,
            Optional<ProbeResult> probes,
            Map<String, EstimateView> anchors) {
        Map<String, OfCriterion> criteria = new LinkedHashMap<>();
        Map<String, Probed> probed = new LinkedHashMap<>();
        earned.criteria().forEach((criterion, of) -> {
            criteria.put(
                    criterion,
                    new OfCriterion(
                            of.n(),
                            of.unscored(),
                            of.percent(),
                            of.sensitivity(),
                            EstimateView.of(of.ece()),
                            EstimateView.of(of.brier())));
            probes.ifPresent(result -> probed.put(
                    criterion,
                    new Probed(
                            EstimateView.of(result.attackSuccessRate(criterion)),
                            EstimateView.of(result.flipRate(criterion)))));
        });
        return new CertificateFigures(
                agreement, criteria, holdout.leftOut(), holdout.header().unresolved(), probed, anchors);
    }
}
